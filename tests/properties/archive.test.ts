import fc from "fast-check";
import { expect, test } from "vitest";
import { pagesOf } from "../../src/archive/pages-of.ts";
import { readableText } from "../../src/archive/readable-text.ts";
import { distinctSlugOf, foldText, isSafeName, slugOf } from "../../src/archive/slug.ts";
import { anyText } from "./any-entry.ts";

test("a page once full keeps its number and its items, however many are added", () => {
  const sizes = fc.record({ size: fc.integer({ min: 1, max: 9 }), before: fc.nat(60), added: fc.nat(60) });
  fc.assert(
    fc.property(sizes, ({ size, before, added }) => {
      // Newest first: what is added stands in front.
      const newestFirst = (count: number) => Array.from({ length: count }, (_, at) => count - at);
      const numbered = (count: number) =>
        pagesOf(newestFirst(count), size).filter(({ number }) => number !== undefined);
      const later = new Map(numbered(before + added).map((page) => [page.number, page]));
      for (const page of numbered(before)) {
        expect(page.items).toHaveLength(size);
        expect(later.get(page.number)).toMatchObject({ items: page.items, ...(page.older && { older: page.older }) });
      }
    }),
  );
});

test("pages hold every item once, in order, and lead to their neighbours", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 50 }), fc.integer({ min: 1, max: 9 }), (items, size) => {
      const pages = pagesOf(items, size);
      expect(pages.flatMap((page) => page.items)).toEqual(items);
      expect(pages[0]?.items.length).toBeLessThan(2 * size);
      if (pages.length > 1) expect(pages[0]?.items.length).toBeGreaterThanOrEqual(size);
      expect(pages[0]?.newer).toBeUndefined();
      expect(pages.at(-1)?.older).toBeUndefined();
      for (const [at, page] of pages.entries()) {
        expect(page.older).toBe(pages[at + 1]?.number);
        if (at > 0) expect(page.newer).toBe(pages[at - 1]?.number ?? "newest");
      }
    }),
  );
});

test("any title has a slug that every disk and host takes, and so has its distinct one", () => {
  fc.assert(
    fc.property(anyText, (title) => {
      for (const slug of [slugOf(title), distinctSlugOf(title)]) expect([slug, isSafeName(slug)]).toEqual([slug, true]);
    }),
    { numRuns: 1000 },
  );
});

test("folding a folded text changes nothing, nor does case", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
      expect(foldText(text.toLowerCase())).toBe(foldText(text));
    }),
    { numRuns: 1000 },
  );
});

const teX = fc.array(
  fc.oneof(
    fc.constantFrom("\\", "{", "}", "{\\", "``", "''", "`", "'", "--", "\\textbf{", "\\'", "\\c", "[", "]", " ", "$"),
    anyText,
  ),
  { maxLength: 40 },
);

test("any text can be read, whatever remains it has", () => {
  fc.assert(
    fc.property(teX, (parts) => {
      expect(typeof readableText(parts.join(""))).toBe("string");
    }),
    { numRuns: 1000 },
  );
});

test("plain prose is left alone", () => {
  fc.assert(
    fc.property(fc.lorem({ mode: "sentences" }), fc.nat(999), (prose, number) => {
      const text = `${prose} (${number} "of" ${number}%): it's $${number}, well-known; see C:\\users\\${number}.`;
      expect(readableText(text)).toBe(text);
    }),
  );
});

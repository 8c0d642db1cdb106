import fc from "fast-check";
import { remark } from "remark";
import { expect, test } from "vitest";
import { listingsOf, mergeEntry, newPaper } from "../../scripts/import/merge.ts";
import { cleanLine, normaliseEntry } from "../../scripts/import/normalise.ts";
import { formatPaper, toMarkdown } from "../../scripts/import/paper-file.ts";
import { patchPaperFile } from "../../scripts/import/patch-paper-file.ts";
import { readableText } from "../../src/archive/readable-text.ts";
import { plainText } from "../../src/store/markdown.ts";
import { readPaper } from "../../src/store/read-paper.ts";
import { anyEntry, anyText, fewTexts } from "./any-entry.ts";

const cleanText = anyText.map(cleanLine).filter((text) => text !== "");

test("the paper that any entry makes is read back from its file as it was", () => {
  fc.assert(
    fc.property(anyEntry(anyText), (raw) => {
      const entry = normaliseEntry(raw);
      fc.pre(entry.title !== "");
      const paper = newPaper("an-id", entry, listingsOf(entry, "2025-10-23", "s", true));
      expect(readPaper(formatPaper(paper), "p.md")).toEqual(paper);
    }),
    { numRuns: 300 },
  );
});

test("any text as Markdown is one paragraph that holds just that text", () => {
  fc.assert(
    fc.property(cleanText, (text) => {
      expect(remark().parse(toMarkdown(text)).children).toMatchObject([
        { type: "paragraph", children: [{ type: "text", value: text }] },
      ]);
    }),
    { numRuns: 500 },
  );
});

test("any text as Markdown is shown as that text, its TeX remains read", () => {
  fc.assert(
    fc.property(cleanText, (text) => {
      expect(plainText(toMarkdown(text))).toBe(readableText(text).replace(/\s+/g, " ").trim());
    }),
    { numRuns: 300 },
  );
});

test("merging an entry twice is merging it once", () => {
  fc.assert(
    fc.property(anyEntry(fewTexts), anyEntry(fewTexts), (first, second) => {
      const [known, entry] = [normaliseEntry(first), normaliseEntry(second)];
      const listed = listingsOf(entry, "2025-10-23", "s", false);
      const paper = newPaper("an-id", known, listingsOf(known, "2025-10-22", "s", true));
      const once = mergeEntry(paper, entry, listed).paper;
      expect(mergeEntry(once, entry, listed).paper).toEqual(once);
    }),
  );
});

test("a patched file reads as the merged paper, and a patch of nothing is nothing", () => {
  const keys = ["organization", "listed", "links", "arxiv", "doi", "published", "authorCount"] as const;
  fc.assert(
    fc.property(anyEntry(fewTexts), anyEntry(fewTexts), fc.constantFrom("\n", "\r\n"), (first, second, eol) => {
      const [known, entry] = [normaliseEntry(first), normaliseEntry(second)];
      fc.pre(known.title !== "");
      const paper = newPaper("an-id", known, listingsOf(known, "2025-10-22", "s", true));
      const merged = mergeEntry(paper, entry, listingsOf(entry, "2025-10-23", "s", false)).paper;
      const text = formatPaper(paper).replaceAll("\n", eol);
      const { abstract, authors, categories, keywords } = paper;
      expect(readPaper(patchPaperFile(text, merged, keys), "p.md")).toEqual({
        ...{ ...merged, abstract, authors, categories, keywords },
      });
      expect(patchPaperFile(text, paper, [])).toBe(text);
    }),
  );
});

test("text of letters and common signs is its own Markdown, as remark has it", () => {
  const prose = fc.string({
    unit: fc.constantFrom(..."abZ019  ,.;:'\"?!/%()=+>$@{}|^~#-éβ–’…"),
    minLength: 1,
    maxLength: 25,
  });
  fc.assert(
    fc.property(prose.map(cleanLine), (text) => {
      fc.pre(text !== "");
      const written = remark().stringify({
        type: "root",
        children: [{ type: "paragraph", children: [{ type: "text", value: text }] }],
      });
      expect(toMarkdown(text)).toBe(written.trim());
    }),
    { numRuns: 3000 },
  );
});

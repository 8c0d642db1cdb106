import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "../../src/search/query.ts";
import { formatShard, parseShard } from "../../src/search/shard-text.ts";
import { openSample, PAPERS } from "../unit/search/sample-index.ts";

const engine = await openSample();

/** Any UTF-16, lone surrogates included, with what queries know mixed in. */
const anyQuery = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        "birds",
        "the",
        "audio",
        "recordngs",
        "oxford",
        '"',
        "-",
        " ",
        "kitch",
        "状",
        "é",
        "\ud800",
        "\\",
        "(",
        "*",
        "2503.01234",
        "🐦",
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join("")),
);

test("any query is answered, the same way twice, with marks that fit its texts", async () => {
  await fc.assert(
    fc.asyncProperty(anyQuery, async (query) => {
      const answer = await engine.search(query);
      expect(await engine.search(query)).toEqual(answer);
      expect(answer.total).toBeLessThanOrEqual(PAPERS.length);
      const { words, phrases } = parseQuery(query);
      for (const { title, credit, excerpt, also, topics, score } of (await engine.complete(answer)).results) {
        expect(Number.isFinite(score)).toBe(true);
        const texts = [title, credit, excerpt, also, ...topics.map(({ name }) => name)];
        const marks = texts.flatMap((text) => text?.marks ?? []);
        expect(marks.length > 0, "what was searched for is seen").toBe(words.length + phrases.length > 0);
        for (const marked of texts) {
          let last = 0;
          for (const [from, to] of marked?.marks ?? []) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            last = to;
          }
          expect(last).toBeLessThanOrEqual(marked?.text.length ?? 0);
        }
      }
    }),
  );
});

test("any text survives a shard", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const data = [{ text }];
      expect(parseShard("x", formatShard("x", data))).toEqual(data);
    }),
  );
});

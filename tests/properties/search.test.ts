import fc from "fast-check";
import { expect, test } from "vitest";
import { formatShard, parseShard } from "../../src/search/shard-text.ts";
import { openSample, PAPERS } from "../unit/search/sample-index.ts";

const engine = await openSample();

/** Any UTF-16, lone surrogates included, with what queries know mixed in. */
const anyQuery = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(fc.constantFrom("birds", '"', "-", " ", "kitch", "状", "é", "\ud800", "\\", "(", "*", "2503.01234", "🐦"), {
      maxLength: 60,
    })
    .map((parts) => parts.join("")),
);

test("any query is answered, the same way twice, with marks that fit its texts", async () => {
  await fc.assert(
    fc.asyncProperty(anyQuery, async (query) => {
      const answer = await engine.search(query);
      expect(await engine.search(query)).toEqual(answer);
      expect(answer.total).toBeLessThanOrEqual(PAPERS.length);
      for (const { title, credit, excerpt, score } of answer.results) {
        expect(Number.isFinite(score)).toBe(true);
        for (const marked of [title, credit, excerpt]) {
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

import { expect, test } from "vitest";
import { updateSimilar } from "../../scripts/build/similar-papers.ts";
import type { KeptSimilar } from "../../src/store/cached-paper.ts";
import type { FilingHead } from "../../src/store/filing.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";

/** A cache with what papers are compared by, and which lists were worked out again. */
function cacheOf(likenesses: Map<number, string>) {
  const lists = new Map<number, KeptSimilar>();
  const renewed: number[] = [];
  const cache = {
    likenesses: () => likenesses,
    papers: () => new Map([...likenesses.keys()].map((key) => [`${key}.md`, { key }])),
    atOnce: (step: () => void) => step(),
    similar: {
      all: () => lists,
      keep: (papers: (KeptSimilar & { key: number })[]) => {
        for (const { key, ...list } of papers) {
          renewed.push(key);
          lists.set(key, list);
        }
      },
    },
  } as unknown as PaperCache;
  const update = () => {
    renewed.length = 0;
    updateSimilar(cache, heads);
    return { renewed: [...renewed], lists: [...lists].map(([key, { ids }]) => [key, ...ids]) };
  };
  return update;
}

const heads = new Map(
  [1, 2, 3, 4].map((key): [number, FilingHead] => [
    key,
    {
      title: "T",
      topics: [],
      facts: { id: `p${key}`, title: "T", listed: [{ date: `2025-01-0${key}`, source: "s" }] },
    },
  ]),
);

test("papers like each are worked out again from the first day that changed, and not before", () => {
  const likenesses = new Map([
    [1, "9whale 5song"],
    [2, "9whale 5deep"],
    [3, "9ant 5hill"],
  ]);
  const update = cacheOf(likenesses);
  expect(update()).toEqual({ renewed: [1, 2, 3], lists: [[1], [2, "p1"], [3]] });
  expect(update().renewed).toEqual([]);
  likenesses.set(4, "9ant 5nest");
  expect(update()).toEqual({ renewed: [4], lists: [[1], [2, "p1"], [3], [4, "p3"]] });
  likenesses.set(2, "9ant 5song");
  expect(update()).toEqual({ renewed: [2, 3, 4], lists: [[1], [2, "p1"], [3, "p2"], [4, "p3", "p2"]] });
});

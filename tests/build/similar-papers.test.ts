import { join } from "node:path";
import { expect, test } from "vitest";
import { updateSimilar } from "../../scripts/build/similar-papers.ts";
import { weightedTerm } from "../../src/search/similarity-key.ts";
import { headInParts } from "../../src/store/cached-paper.ts";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { folderWith } from "./temporary-folder.ts";

/** A cache with papers, one a day, and what the lists are after some of them changed. */
function openCache(file = join(folderWith(), "papers.db")) {
  const cache = PaperCache.open(file, "1");
  /** With terms such as `9whale 5song`. */
  const write = (day: number, terms: string) => {
    const likeness = Uint32Array.from(terms.split(" "), (term) => weightedTerm(term.slice(1), Number(term.charAt(0))));
    const facts = { id: `p${day}`, listed: [{ date: `2025-01-0${day}`, source: "s" }] };
    cache.keep({
      ...{ file: `${day}.md`, size: 1, modified: 1, changed: 1, digest: "d", rules: "r", stamp: 1 },
      head: headInParts({ ...facts, topics: [] }),
      texts: { record: JSON.stringify({ facts, title: "T" }), rendered: "{}", plain: "", own: "{}", likeness },
    });
  };
  const lists = () => {
    updateSimilar(cache);
    return [...cache.papers().values()].map(({ key, head }) => [head.id, ...cache.similar.of(key)]);
  };
  return { cache, write, lists };
}

test("papers like each are worked out again from the first day that changed, and not before", () => {
  const { cache, write, lists } = openCache();
  write(1, "9whale 5song");
  write(2, "9whale 5deep");
  write(3, "9ant 5hill");
  expect(lists()).toEqual([["p1"], ["p2", "p1"], ["p3"]]);
  // Nobody looks at what did not change.
  cache.similar.keep([{ key: 1, ids: ["kept"] }]);
  expect(lists()).toEqual([["p1", "kept"], ["p2", "p1"], ["p3"]]);
  write(4, "9ant 5nest");
  expect(lists()).toEqual([["p1", "kept"], ["p2", "p1"], ["p3"], ["p4", "p3"]]);
  write(2, "9ant 5song");
  expect(lists()).toEqual([
    ["p1", "kept"],
    ["p2", "p1"],
    ["p3", "p2"],
    ["p4", "p3", "p2"],
  ]);
  cache.remove("3.md");
  expect(lists()).toEqual([
    ["p1", "kept"],
    ["p2", "p1"],
    ["p4", "p2"],
  ]);
  cache.close();
});

test("lists are found even when all papers of the spoilt days went", () => {
  const { cache, write, lists } = openCache();
  write(1, "9whale");
  lists();
  write(2, "9whale");
  cache.remove("2.md");
  expect(lists()).toEqual([["p1"]]);
  expect(cache.similar.spoiltFrom()).toBeUndefined();
  cache.close();
});

test("lists are left to be found again where another build has changed the papers meanwhile", () => {
  const file = join(folderWith(), "papers.db");
  const [first, second] = [openCache(file), openCache(file)];
  first.write(1, "9whale 5song");
  second.write(2, "9whale 5deep");
  first.lists();
  expect(second.cache.similar.spoiltFrom()).toBe("");
  const third = openCache(file);
  expect(third.lists()).toEqual([["p1"], ["p2", "p1"]]);
  for (const { cache } of [first, second, third]) cache.close();
});

import { expect, test } from "vitest";
import { keysIn, similarPapers } from "../../../src/search/similar.ts";
import { similarityKey } from "../../../src/search/similarity-key.ts";
import { openSample, paper } from "./sample-index.ts";

const TEXTS: [id: string, listed: string, title: string, abstract: string][] = [
  ["whales", "2025-01-01", "Songs of Humpback Whales", "Hydrophone recordings of humpback whales in the ocean."],
  ["ships", "2025-01-01", "Ship Noise", "Hydrophone recordings of ship noise in a harbour."],
  ["bread", "2025-01-02", "Baking Bread", "Sourdough loaves rise slowly in a warm kitchen."],
  ["dolphins", "2025-01-03", "Whistles of Dolphins", "Hydrophone recordings tell dolphins from humpback whales."],
  ["rolls", "2025-01-04", "Sourdough Rolls", "Loaves and rolls of sourdough from one kitchen."],
];

const records = TEXTS.map(([id, listed, title, abstract]) => paper(id, { listed, title, abstract }));
const similarOf = (some: typeof records, only?: (id: string) => boolean) =>
  similarPapers(some, keysIn(some.map(similarityKey)), only);

test("papers that share telling words are similar, those that share none are not", () => {
  const similar = similarOf(records);
  expect(similar.get("dolphins")).toEqual(["whales", "ships"]);
  expect(similar.get("rolls")).toEqual(["bread"]);
  expect(similar.get("bread")).toEqual([]);
});

test("a later day changes no list of an earlier one, and the order in which papers come changes nothing", () => {
  const all = similarOf(records);
  const early = similarOf(records.slice(0, 3));
  for (const [id, list] of early) expect(all.get(id)).toEqual(list);
  expect(similarOf(records.toReversed())).toEqual(all);
});

test("lists are made for the papers that are asked for, the same as for all", () => {
  const some = similarOf(records, (id) => id === "rolls");
  expect([...some]).toEqual([["rolls", ["bread"]]]);
});

test("a paper finds its neighbours in the search, whenever they were listed, and not itself", async () => {
  const engine = await openSample(records);
  const { results, asked } = await engine.similar({ id: "whales" });
  expect(results.map(({ id }) => id)).toEqual(["dolphins", "ships"]);
  expect(asked).toBe(true);
  expect((await engine.similar({ id: "nobody" })).results).toEqual([]);
});

test("a pasted text finds papers like it, with its words marked", async () => {
  const engine = await openSample(records);
  const answer = await engine.similar({ text: "We bake loaves with sourdough.\n\nIn a kitchen!" });
  expect(answer.results.map(({ id }) => id).sort()).toEqual(["bread", "rolls"]);
  const { results } = await engine.complete(answer);
  expect(results[0]?.excerpt?.marks.length).toBeGreaterThan(0);
  expect((await engine.similar({ text: "" })).results).toEqual([]);
});

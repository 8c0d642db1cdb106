import { expect, test } from "vitest";
import { Ahead } from "../../../src/search/ahead.ts";
import type { IndexReader } from "../../../src/search/open-index.ts";
import { ShardCache } from "../../../src/search/shard-cache.ts";

const never = new AbortController().signal;

/** An index of so many packs of lines, of which each takes so many bytes. */
function indexOf(packs: number, bytes: number) {
  const loaded: number[] = [];
  const index = {
    words: [],
    root: { papers: Array.from({ length: packs }, (_, at) => `p${at}`) },
    get cost() {
      return loaded.length * bytes;
    },
    loadPack: async (part: number) => loaded.push(part) > 0,
  };
  return { loaded, ahead: new Ahead(index as unknown as IndexReader) };
}

test("a query reads a few packs ahead, the newest papers first, and the next goes on from there", async () => {
  const { loaded, ahead } = indexOf(20, 1);
  await ahead.read(undefined, never);
  expect(loaded).toEqual([19, 18, 17, 16, 15, 14]);
  await ahead.read(undefined, never);
  expect(loaded).toHaveLength(12);
});

test("reading ahead ends when memory holds enough", async () => {
  const { loaded, ahead } = indexOf(20, 30_000_000);
  await ahead.read(undefined, never);
  expect(loaded).toHaveLength(2);
});

test("what was read ahead is forgotten first when memory is short, and is loaded again when it is asked for", async () => {
  const loaded: string[] = [];
  const load = async (name: string) => {
    loaded.push(name);
    return name === "p/s0" ? { l0: "x".repeat(100), l1: "y".repeat(100) } : name;
  };
  const cache = new ShardCache(load, 100);
  await cache.loadPack("p", 0);
  expect(cache.cost).toBeLessThanOrEqual(100);
  expect(await cache.get("p/l0", (value: string) => ({ value, cost: 1 }))).toBe("p/l0");
  expect(loaded).toEqual(["p/s0", "p/l0"]);
});

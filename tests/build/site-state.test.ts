import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SiteFacts } from "../../scripts/build/site-rows.ts";
import { SiteState } from "../../scripts/build/site-state.ts";
import { folderWith } from "./temporary-folder.ts";

const told = ({ facts, stamps, sizes }: SiteState) => ({ facts, stamps: [...stamps], sizes: [...sizes] });
const NOTHING = { facts: { frame: "", shard: "", papers: 0, days: 0 }, stamps: [], sizes: [] };

test("what stands in a site is read as it was kept, and a damaged note is as good as none", () => {
  const path = join(folderWith({}), "sites", "one.db");
  const first = SiteState.open(path);
  expect(told(first)).toEqual(NOTHING);
  const facts: SiteFacts = { frame: "abc", shard: "2/8", papers: 3, days: 2 };
  const page = { key: "k2", size: 30, ids: "main top" };
  const shard = { key: "k3", size: 40, ids: "one two" };
  const files = { "index.html": { ...page, key: "" }, "papers/one/index.html": page, "search/l0.js": shard };
  first.keep({ facts, stamps: Float64Array.of(1, 2), files: new Map(Object.entries(files)), removed: [] });
  first.close();
  const second = SiteState.open(path);
  expect(second.facts).toEqual(facts);
  const pages = ["papers/one/index.html", "papers/two/index.html"];
  expect(pages.map((file) => second.keyOf(file))).toEqual(["k2", undefined]);
  expect(pages.map((file) => second.idsOf(file))).toEqual(["main top", undefined]);
  expect([second.searchFiles(), [...second.keyless]]).toEqual([[["search/l0.js", "k3"]], ["index.html"]]);
  second.forget("index.html");
  expect(second.keyOf("index.html")).toBeUndefined();
  const bigger = { ...page, size: 31 };
  second.keep({
    ...{ facts: { ...facts, papers: 2 }, stamps: Float64Array.of(2, 3) },
    ...{ files: new Map([["papers/one/index.html", bigger]]), removed: ["search/l0.js"] },
  });
  second.close();
  const third = SiteState.open(path);
  expect(told(third)).toEqual({
    facts: { ...facts, papers: 2 },
    stamps: [2, 3],
    sizes: [
      ["index.html", 30],
      ["papers/one/index.html", 31],
    ],
  });
  expect([third.idsOf("papers/one/index.html"), third.idsOf("search/l0.js")]).toEqual(["main top", undefined]);
  third.close();
  writeFileSync(path, "{");
  const damaged = SiteState.open(path);
  expect(told(damaged)).toEqual(NOTHING);
  damaged.close();
  expect(existsSync(path)).toBe(true);
});

const KEPT = {
  facts: { frame: "abc", shard: "", papers: 1, days: 1 },
  ...{ stamps: Float64Array.of(1), files: new Map([["a", { key: "k", size: 1, ids: "" }]]), removed: [] },
};

test("when a note cannot be kept nothing is known any more", () => {
  const path = join(folderWith({}), "one.db");
  const state = SiteState.open(path);
  state.keep(KEPT);
  const broken = { key: "k", size: Symbol("none") as unknown as number, ids: "" };
  expect(() => state.keep({ ...KEPT, files: new Map([["b", broken]]), removed: ["a"] })).toThrow();
  state.close();
  const after = SiteState.open(path);
  expect(told(after)).toEqual(NOTHING);
  after.close();
});

test("nothing is known of a site that two builds changed at once", () => {
  const path = join(folderWith({}), "one.db");
  const first = SiteState.open(path);
  first.keep(KEPT);
  first.close();
  const [second, third] = [SiteState.open(path), SiteState.open(path)];
  expect(told(second)).toEqual(told(third));
  second.keep({ ...KEPT, stamps: Float64Array.of(2) });
  third.keep({ ...KEPT, stamps: Float64Array.of(3) });
  for (const state of [second, third]) state.close();
  const after = SiteState.open(path);
  expect(told(after)).toEqual(NOTHING);
  after.close();
});

test("a file that is forgotten may still be there, until it is removed", () => {
  const path = join(folderWith({}), "one.db");
  const state = SiteState.open(path);
  state.keep(KEPT);
  state.close();
  const again = SiteState.open(path);
  again.forget("a");
  again.forget("b");
  expect([[...again.paths()], again.sizes.size]).toEqual([["a", "b"], 0]);
  again.keep({ ...KEPT, files: new Map(), removed: ["a", "b"] });
  again.close();
  const after = SiteState.open(path);
  expect([...after.paths()]).toEqual([]);
  after.close();
});

test("what is to be taken away are the files that are neither made nor kept, and those that may be there", () => {
  const path = join(folderWith({}), "one.db");
  const noted = ["papers/a/index.html", "papers/b/index.html", "search/old.js"];
  const first = SiteState.open(path);
  first.keep({ ...KEPT, files: new Map(noted.map((file) => [file, { key: "k", size: 1, ids: "" }])) });
  first.close();
  const goneFrom = (made: string[], kept: string[], forgotten: string[] = []) => {
    const state = SiteState.open(path);
    for (const file of forgotten) state.forget(file);
    for (const file of kept) state.table.mark(file);
    const gone = state.pathsBut(new Set(made));
    state.close();
    return gone;
  };
  const [a, b, old] = noted as [string, string, string];
  expect(goneFrom([a, "new.js"], [b])).toEqual([old]);
  expect(goneFrom([a, "new.js"], [])).toEqual([b, old]);
  expect(goneFrom([a, b, old], [])).toEqual([]);
  expect(goneFrom([a, old], [b], ["left.js", a])).toEqual(["left.js"]);
});

test("the files of a site are known by their paths, as far as they are not forgotten", () => {
  const path = join(folderWith({}), "one.db");
  const first = SiteState.open(path);
  first.keep(KEPT);
  first.close();
  const second = SiteState.open(path);
  expect([second.count, second.has("a"), second.has("b")]).toEqual([1, true, false]);
  second.forget("b");
  second.forget("a");
  expect([second.count, second.has("a")]).toEqual([0, false]);
  second.keep({ ...KEPT, files: new Map([["b", { key: "k", size: 1, ids: "" }]]), removed: ["a"] });
  second.close();
  const third = SiteState.open(path);
  expect([third.count, third.has("a"), third.has("b")]).toEqual([1, false, true]);
  third.close();
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rootKey } from "../../scripts/build/search-index.ts";
import { SiteState } from "../../scripts/build/site-state.ts";
import { StandingSite } from "../../scripts/build/standing-site.ts";
import { folderWith } from "./temporary-folder.ts";

const FACTS = { frame: "f", shard: "", papers: 1, days: 1 };
const STAMPS = Float64Array.of(7);

/** A site of so many pages as its note has them; one alone is there, and the root of the search. */
function siteOf(files: number, root = "root") {
  const folder = folderWith({});
  const out = join(folder, "dist");
  mkdirSync(join(out, "search"), { recursive: true });
  writeFileSync(join(out, "search/root.js"), root);
  writeFileSync(join(out, "0.html"), "x");
  const state = SiteState.open(join(folder, "state.db"));
  const noted = Array.from({ length: files }, (_, at): [string, { key: string; size: number; ids: string }] => [
    `${at}.html`,
    { key: at === 0 ? "" : "k", size: 1, ids: "" },
  ]);
  noted.push(["search/root.js", { key: rootKey("root", "v"), size: 4, ids: "" }]);
  state.keep({ facts: FACTS, stamps: STAMPS, files: new Map(noted), removed: [] });
  state.close();
  const kept = SiteState.open(join(folder, "state.db"));
  return (stamps = STAMPS, frame = "f", isTouched = false) =>
    new StandingSite(out, kept, { ...FACTS, frame, stamps, searchVersion: "v" }, isTouched);
}

test("a small site is looked over in every build, a large one when no paper changed or more than papers", () => {
  const other = Float64Array.of(3, 7);
  const small = siteOf(3);
  expect([small(other).holds("0.html"), small(other).holds("1.html")]).toEqual([true, false]);
  const large = siteOf(20_001);
  expect(large(other).holds("1.html")).toBe(true);
  const replaced = siteOf(20_001, "older")(other);
  for (const site of [large(), large(other, "g"), large(other, "f", true), replaced])
    expect(site.holds("1.html")).toBe(false);
});

test("a site is the same when all it was made from is, and whole when every file is there", () => {
  const site = siteOf(1);
  expect([site().isSame, site().isWhole(), siteOf(2)().isWhole()]).toEqual([true, true, false]);
  for (const one of [site(Float64Array.of()), site(STAMPS, "g"), site(STAMPS, "f", true)])
    expect(one.isSame).toBe(false);
  expect([site(Float64Array.of()).isLike, site(STAMPS, "g").isLike]).toEqual([true, false]);
});

test("a page that must be made in every build never stays, nor one that is not known", () => {
  const site = siteOf(20_001)(Float64Array.of());
  expect(["0.html", "1.html", "none.html"].map((file) => site.stays(file))).toEqual([false, true, false]);
});

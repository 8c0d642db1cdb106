import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SiteState } from "../../scripts/build/site-state.ts";
import { StandingSite } from "../../scripts/build/standing-site.ts";
import { folderWith } from "./temporary-folder.ts";

const FACTS = { frame: "f", shard: "", papers: 1, days: 1 };
const STAMPS = new Set(["s"]);

/** A site of so many files as its note has them; one alone is there. */
function siteOf(files: number) {
  const folder = folderWith({});
  const out = join(folder, "dist");
  mkdirSync(out);
  writeFileSync(join(out, "0.html"), "x");
  const state = SiteState.open(join(folder, "state.db"));
  const noted = Array.from({ length: files }, (_, at): [string, { key: string; size: number; ids: string }] => [
    `${at}.html`,
    { key: at === 0 ? "" : "k", size: 1, ids: "" },
  ]);
  state.keep({ facts: FACTS, stamps: STAMPS, files: new Map(noted), removed: [] });
  state.close();
  const kept = SiteState.open(join(folder, "state.db"));
  return (stamps = STAMPS, frame = "f", isTouched = false) =>
    new StandingSite(out, kept, { ...FACTS, frame, stamps }, isTouched);
}

test("a small site is looked over in every build, a large one when no paper or when more than papers changed", () => {
  const other = new Set(["s", "t"]);
  const small = siteOf(3);
  expect([small(other).holds("0.html"), small(other).holds("1.html")]).toEqual([true, false]);
  const large = siteOf(20_001);
  expect(large(other).holds("1.html")).toBe(true);
  for (const site of [large(), large(other, "g"), large(other, "f", true)]) expect(site.holds("1.html")).toBe(false);
});

test("a site is the same when all it was made from is, and whole when every file is there", () => {
  const site = siteOf(1);
  expect([site().isSame, site().isWhole(), siteOf(2)().isWhole()]).toEqual([true, true, false]);
  for (const one of [site(new Set()), site(STAMPS, "g"), site(STAMPS, "f", true)]) expect(one.isSame).toBe(false);
  expect([site(new Set()).isLike, site(STAMPS, "g").isLike]).toEqual([true, false]);
});

test("a page that must be made in every build never stays, nor one that is not known", () => {
  const site = siteOf(20_001)(new Set());
  expect(["0.html", "1.html", "none.html"].map((file) => site.stays(file))).toEqual([false, true, false]);
});

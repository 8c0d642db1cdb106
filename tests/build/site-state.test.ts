import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepSiteState, readSiteState, type SiteState } from "../../scripts/build/site-state.ts";

test("what stands in a site is read as it was kept, and a damaged note is as good as none", () => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-state-"));
  const file = join(folder, "sites", "one.json");
  const state: SiteState = {
    ...{ frame: "abc", stamps: new Set(["s1", "s2"]), shard: "2/8", papers: 3, days: 2 },
    files: new Map([
      ["index.html", { key: "", size: 10, ids: "main top" }],
      ["feed.xml", { key: "k1", size: 20, ids: "" }],
      ["papers/one/index.html", { key: "k2", size: 30, ids: "main top" }],
    ]),
  };
  keepSiteState(file, state);
  expect(readSiteState(file)).toEqual(state);
  writeFileSync(file, "{");
  expect(readSiteState(file)).toEqual({
    ...{ frame: "", stamps: new Set(), shard: "", papers: 0, days: 0 },
    files: new Map(),
  });
  rmSync(folder, { recursive: true });
});

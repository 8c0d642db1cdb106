import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { indexFilesOf } from "./index-files.ts";
import { sampleWith } from "./sample-content.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

test("the search index of a site is that of its papers' records, before and after one is listed again", async () => {
  const content = sampleWith({});
  const out = join(folderWith({}), "dist");
  const build = () => buildSite({ root: process.cwd(), content, out, base: "/", onStep: () => {} });
  const index = () => filesIn(join(out, "search"));
  await build();
  const before = index();
  expect(before).toEqual(indexFilesOf(content));
  const file = join(content, "papers/2025/10/many-authors.md");
  const again = '[{ date: "2025-10-24", source: "s" }, { date: "2025-11-05", source: "s" }]';
  writeFileSync(file, readFileSync(file, "utf8").replace('[{ date: "2025-10-24", source: "s" }]', again));
  await build();
  expect(index()).not.toEqual(before);
  expect(index()).toEqual(indexFilesOf(content));
});

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "astro";
import { afterAll, expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { announceSite } from "../../src/store/site-data.ts";
import { sampleWith } from "./sample-content.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

mkdirSync(".broadsheet", { recursive: true });
const byAstro = mkdtempSync(join(process.cwd(), ".broadsheet", "astro-"));
afterAll(() => rmSync(byAstro, { recursive: true, force: true }));

test("every page and feed is what Astro itself renders, byte for byte", async () => {
  const content = sampleWith({});
  const out = join(folderWith({}), "dist");
  const site = "https://example.org/papers/";
  const { problems } = await buildSite({ root: process.cwd(), content, out, site, base: "/papers/", onStep: () => {} });
  expect(problems).toEqual([]);
  const ours = filesIn(out);
  const asset = (pattern: RegExp) => Object.keys(ours).find((file) => pattern.test(file)) as string;
  announceSite(content, {
    ...{ site, base: "/papers/" },
    script: asset(/^assets\/site-\w+\.js$/),
    style: asset(/^assets\/site-\w+\.css$/),
    searchScript: asset(/^assets\/search-\w+\.js$/),
    engineScript: asset(/^assets\/engine-\w+\.js$/),
  });
  await build({ root: process.cwd(), outDir: byAstro, logLevel: "error" });
  const theirs = filesIn(byAstro);
  const ofPages = Object.keys(ours).filter(
    (file) => !/^(?:assets|search)\//.test(file) || file === "search/index.html",
  );
  expect(Object.keys(theirs)).toEqual(ofPages);
  expect(ofPages.filter((file) => file.startsWith("papers/")).length).toBe(97);
  for (const file of ofPages) expect([file, ours[file] === theirs[file]]).toEqual([file, true]);
});

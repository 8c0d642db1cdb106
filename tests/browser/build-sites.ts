import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSite } from "../../scripts/build/build-site.ts";

/** A folder of this run alone, so that two runs do not take away each other's sites; playwright.config.ts names it. */
const SITES = resolve(process.env["BROADSHEET_TEST_SITES"] ?? join(".broadsheet", "test-sites"));
export const SAMPLE_SITE = join(SITES, "sample");
/** A path that a careless link breaks on. */
export const DISK_SITE = join(SITES, "a folder #1 für 100%", "archive");

/** Builds the sample once for all browser tests, and copies it where it will be opened from disk. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export
export default async function buildSites(): Promise<() => void> {
  rmSync(SITES, { recursive: true, force: true });
  mkdirSync(SITES, { recursive: true });
  const { problems } = await buildSite({
    root: process.cwd(),
    content: "content",
    out: SAMPLE_SITE,
    base: "/",
    onStep: () => {},
  });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  cpSync(SAMPLE_SITE, DISK_SITE, { recursive: true });
  return () => rmSync(SITES, { recursive: true, force: true });
}

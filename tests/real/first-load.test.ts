import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { serveSite } from "../../scripts/build/serve.ts";
import { importListings } from "../../scripts/import/import-listings.ts";
import { parseListing } from "../../scripts/import/parse-listing.ts";
import { readListing } from "../../scripts/import/read-listing.ts";
import { findChromium } from "../browser/chromium.ts";
import { describeWithShared, sharedPath } from "./shared-data.ts";

const LISTING = "listings/daily-papers-2025-10-23.txt";
const MOST_BYTES = 100_000;
const MOST_SCRIPT_BYTES = 25_000;

describeWithShared("a day with its 94 full abstracts", () => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    const content = join(folder, "content");
    for (const part of ["topics", "pages", "collection.yaml"])
      cpSync(join("content", part), join(content, part), { recursive: true });
    await importListings(content, [parseListing(readListing(sharedPath(LISTING)), { date: "2025-10-23" })], {
      dryRun: false,
    });
    const out = join(folder, "dist");
    await buildSite({ root: resolve("."), content, out, base: "/", onStep: () => {} });
    site = await serveSite(out, 0);
    const executablePath = findChromium();
    browser = await chromium.launch({ args: ["--no-sandbox"], ...(executablePath && { executablePath }) });
  });

  afterAll(async () => {
    await browser?.close();
    site?.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const path of ["", "2025/10/23/", "2025/10/", "topics/", "topics/preference-alignment/", "search/"]) {
    it(`is light to load at first: /${path}`, async () => {
      const page = await browser.newPage();
      const sizes: { url: string; bytes: number }[] = [];
      const reading: Promise<void>[] = [];
      page.on("response", (response) => {
        reading.push(
          response.body().then((body) => void sizes.push({ url: response.url(), bytes: gzipSync(body).length })),
        );
      });
      await page.goto(site.address + path, { waitUntil: "networkidle" });
      await Promise.all(reading);
      const weigh = (wanted: RegExp) =>
        sizes.filter(({ url }) => wanted.test(url)).reduce((sum, { bytes }) => sum + bytes, 0);
      expect(sizes.length).toBeGreaterThan(3);
      expect(weigh(/\.js$/)).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
      expect(weigh(/./)).toBeLessThanOrEqual(MOST_BYTES);
      await page.close();
    });
  }
});

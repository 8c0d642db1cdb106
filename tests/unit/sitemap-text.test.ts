import { expect, test } from "vitest";
import { watchArchive } from "../../scripts/build/pages/page-key.ts";
import { type Archive, buildArchive } from "../../src/archive/archive.ts";
import { DEFAULT_COLLECTION } from "../../src/archive/collection.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import { sitePaths } from "../../src/archive/site-pages.ts";
import { provideSite } from "../../src/store/site-data.ts";
import { sitemapParts, sitemapPartText, sitemapText } from "../../src/store/sitemap-text.ts";

const BUNDLES = { script: "a.js", style: "a.css", searchScript: "b.js", engineScript: "c.js", base: "/" };

function provide(count: number, site: string): Archive {
  const papers = Array.from(
    { length: count },
    (_, at): FiledPaper => ({
      paper: { id: `p${at}`, title: "T", abstract: "", listed: [{ date: "2025-01-01", source: "s" }] },
      ...{ title: "T", abstract: { lead: "" }, plain: "", topics: [], reasons: [], firstListed: "2025-01-01" },
      ...{ comments: 0, upvotes: 0 },
    }),
  );
  const archive = buildArchive(DEFAULT_COLLECTION, [], papers);
  provideSite({ settings: { ...BUNDLES, site }, archive, pages: [] });
  return archive;
}

const addressesIn = (text: string) => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);

test("a sitemap names every page once, by its whole address, as XML may hold it", () => {
  const paths = sitePaths(provide(3, "https://e.org/a&b/"), []);
  const text = sitemapText();
  expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/')).toBe(true);
  expect(text.endsWith("</url></urlset>")).toBe(true);
  expect(addressesIn(text)).toEqual(paths.map((path) => `https://e.org/a&amp;b/${path}`));
  expect(sitemapParts()).toEqual([]);
});

test("a sitemap too long for one file names its parts, which name every page between them", () => {
  const paths = sitePaths(provide(50_001, "https://e.org/"), []);
  expect(addressesIn(sitemapText())).toEqual(["https://e.org/sitemap-1.xml", "https://e.org/sitemap-2.xml"]);
  const parts = sitemapParts().map((part) => addressesIn(sitemapPartText(part)));
  expect(parts.map(({ length }) => length)).toEqual([50_000, paths.length - 50_000]);
  expect(parts.flat()).toEqual(paths.map((path) => `https://e.org/${path}`));
});

test("every file of a sitemap is seen to show the whole archive, so that it is made in every build", async () => {
  const { archive, readsWhole } = watchArchive(provide(50_001, "https://e.org/"));
  provideSite({ settings: { ...BUNDLES, site: "https://e.org/" }, archive, pages: [] });
  const files = [() => sitemapText(), () => sitemapPartText(1), () => sitemapPartText(2)];
  for (const text of files) expect((await readsWhole(async () => text())).whole).toBe(true);
});

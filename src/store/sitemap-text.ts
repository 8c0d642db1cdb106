/** The sitemap: one file, or an index of several where a file would be too long. https://www.sitemaps.org/protocol.html */
import { LOCAL_SITE } from "../archive/feed.ts";
import type { FiledPaper } from "../archive/filed-paper.ts";
import { sitePaths } from "../archive/site-pages.ts";
import { siteArchive, sitePages, siteSettings } from "./site-data.ts";
import { escapeXml } from "./xml-text.ts";

/** The protocol allows 50,000 addresses a file. */
const MOST_ADDRESSES = 50_000;

function siteAddress(): string {
  return siteSettings().site ?? LOCAL_SITE;
}

/** Of the papers of an archive: each file asks for them. */
const known = new WeakMap<readonly FiledPaper[], string[]>();

function addresses(): string[] {
  const archive = siteArchive();
  // Each file reads them itself: a build sees by what a page reads of the archive that it shows the whole of it.
  const { papers } = archive;
  let all = known.get(papers);
  if (!all) {
    const prose = sitePages().map(({ id }) => id);
    const site = siteAddress();
    all = sitePaths(archive, prose).map((path) => site + path);
    known.set(papers, all);
  }
  return all;
}

/** Numbers of the parts, from 1; none when one file holds all. */
export function sitemapParts(): number[] {
  const { length } = addresses();
  return length <= MOST_ADDRESSES ? [] : Array.from({ length: Math.ceil(length / MOST_ADDRESSES) }, (_, at) => at + 1);
}

/** The text of `sitemap.xml`. */
export function sitemapText(): string {
  const parts = sitemapParts();
  if (parts.length === 0) return written("urlset", "url", addresses());
  return written(
    "sitemapindex",
    "sitemap",
    parts.map((number) => `${siteAddress()}sitemap-${number}.xml`),
  );
}

/** The text of a part. */
export function sitemapPartText(number: number): string {
  return written("urlset", "url", addresses().slice((number - 1) * MOST_ADDRESSES, number * MOST_ADDRESSES));
}

/** Of one address or more. All of them are escaped at once, which takes a fraction of the time. */
function written(list: string, item: string, addresses: readonly string[]): string {
  const [before, after] = [`<${item}><loc>`, `</loc></${item}>`];
  const locations = escapeXml(addresses.join("\n")).replaceAll("\n", after + before);
  const opening = `<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;
  return `<?xml version="1.0" encoding="UTF-8"?>${opening}${before}${locations}${after}</${list}>`;
}

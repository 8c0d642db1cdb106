/** The sitemap: one file, or an index of several where a file would be too long. https://www.sitemaps.org/protocol.html */
import { LOCAL_SITE } from "../archive/feed.ts";
import { sitePaths } from "../archive/site-pages.ts";
import { siteArchive, sitePages, siteSettings } from "./site-data.ts";
import { xmlElement } from "./xml-text.ts";

/** The protocol allows 50,000 addresses a file. */
const MOST_ADDRESSES = 50_000;

/** A part of a sitemap that is too long for one file. */
export interface SitemapPart {
  /** From 1. */
  number: number;
  addresses: string[];
}

function siteAddress(): string {
  return siteSettings().site ?? LOCAL_SITE;
}

/** Worked out for each file anew: a build sees by what a page reads of the archive that it shows the whole of it. */
function addresses(): string[] {
  const prose = sitePages().map(({ id }) => id);
  const site = siteAddress();
  return sitePaths(siteArchive(), prose).map((path) => site + path);
}

/** The parts; none when one file holds all. */
export function sitemapParts(): SitemapPart[] {
  return partsOf(addresses());
}

function partsOf(all: readonly string[]): SitemapPart[] {
  if (all.length <= MOST_ADDRESSES) return [];
  return Array.from({ length: Math.ceil(all.length / MOST_ADDRESSES) }, (_, at) => ({
    number: at + 1,
    addresses: all.slice(at * MOST_ADDRESSES, (at + 1) * MOST_ADDRESSES),
  }));
}

/** The text of `sitemap.xml`. */
export function sitemapText(): string {
  const all = addresses();
  const parts = partsOf(all);
  if (parts.length === 0) return written("urlset", "url", all);
  return written(
    "sitemapindex",
    "sitemap",
    parts.map(({ number }) => `${siteAddress()}sitemap-${number}.xml`),
  );
}

/** The text of a part. */
export function sitemapPartText({ addresses }: SitemapPart): string {
  return written("urlset", "url", addresses);
}

function written(list: string, item: string, addresses: readonly string[]): string {
  const items = addresses.map((address) => `<${item}>${xmlElement("loc", address)}</${item}>`);
  const opening = `<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;
  return `<?xml version="1.0" encoding="UTF-8"?>${opening}${items.join("")}</${list}>`;
}

/** The sitemap, written by the `sitemap` library: one file, or an index of several where a file would be too long. */
import { Readable } from "node:stream";
import { SitemapIndexStream, SitemapStream, streamToPromise } from "sitemap";
import { LOCAL_SITE } from "../archive/feed.ts";
import { sitePaths } from "../archive/site-pages.ts";
import { siteArchive, sitePages, siteSettings } from "./site-data.ts";

/** sitemaps.org allows 50,000 addresses a file. */
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
  return sitePaths(siteArchive(), prose).map((path) => siteAddress() + path);
}

/** The parts; none when one file holds all. */
export function sitemapParts(): SitemapPart[] {
  const all = addresses();
  if (all.length <= MOST_ADDRESSES) return [];
  return Array.from({ length: Math.ceil(all.length / MOST_ADDRESSES) }, (_, at) => ({
    number: at + 1,
    addresses: all.slice(at * MOST_ADDRESSES, (at + 1) * MOST_ADDRESSES),
  }));
}

/** The text of `sitemap.xml`. */
export async function sitemapText(): Promise<string> {
  const all = addresses();
  if (all.length <= MOST_ADDRESSES) return written(new SitemapStream(), all);
  return written(
    new SitemapIndexStream(),
    sitemapParts().map(({ number }) => `${siteAddress()}sitemap-${number}.xml`),
  );
}

/** The text of a part. */
export function sitemapPartText({ addresses }: SitemapPart): Promise<string> {
  return written(new SitemapStream(), addresses);
}

async function written(stream: SitemapStream | SitemapIndexStream, urls: readonly string[]): Promise<string> {
  // Piped, as the library would have it: what is written without waiting piles up in the stream.
  return (await streamToPromise(Readable.from(urls.map((url) => ({ url }))).pipe(stream))).toString();
}

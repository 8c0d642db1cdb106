/** The sitemap, written by the `sitemap` library: one file, or an index of several where a file would be too long. */
import { SitemapIndexStream, SitemapStream, streamToPromise } from "sitemap";
import { LOCAL_SITE } from "../archive/feed.ts";
import { sitePaths } from "../archive/site-pages.ts";
import { siteArchive, sitePages, siteSettings } from "./site-data.ts";

/** sitemaps.org allows 50,000 addresses a file. */
const MOST_ADDRESSES = 50_000;

async function addresses(): Promise<string[]> {
  const site = siteSettings().site ?? LOCAL_SITE;
  const prose = sitePages().map(({ id }) => id);
  return sitePaths(siteArchive(), prose).map((path) => site + path);
}

/** Numbers of the parts, from 1; empty when one file holds all. */
export async function sitemapParts(): Promise<number[]> {
  const { length } = await addresses();
  if (length <= MOST_ADDRESSES) return [];
  return Array.from({ length: Math.ceil(length / MOST_ADDRESSES) }, (_, at) => at + 1);
}

/** The text of `sitemap.xml`, or of one of its parts. */
export async function sitemapText(part?: number): Promise<string> {
  const parts = await sitemapParts();
  if (part === undefined && parts.length > 0) {
    const site = siteSettings().site ?? LOCAL_SITE;
    return written(
      new SitemapIndexStream(),
      parts.map((number) => `${site}sitemap-${number}.xml`),
    );
  }
  const from = part === undefined ? 0 : (part - 1) * MOST_ADDRESSES;
  return written(new SitemapStream(), (await addresses()).slice(from, from + MOST_ADDRESSES));
}

async function written(stream: SitemapStream | SitemapIndexStream, urls: readonly string[]): Promise<string> {
  for (const url of urls) stream.write({ url });
  stream.end();
  return (await streamToPromise(stream)).toString();
}

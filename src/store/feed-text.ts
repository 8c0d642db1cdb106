/** Feeds: Atom (https://www.rfc-editor.org/rfc/rfc4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import { FEED_LENGTH, type FeedItem, LOCAL_SITE, toFeedItem } from "../archive/feed.ts";
import type { FiledPaper } from "../archive/filed-paper.ts";
import { type SiteSettings, siteArchive, siteSettings } from "./site-data.ts";
import { escapeXml, xmlElement } from "./xml-text.ts";

interface FeedHead {
  title: string;
  description: string;
  language: string;
  /** Absolute address of the page that the feed follows. */
  address: string;
  /** A day: that of the newest item, or the archive's latest where there is none. */
  updated: string;
  author: string;
  licence?: string;
}

/** The feed of some papers, newest first, whose page is at `path`; `name` is what they share. */
export function feedText(
  format: "atom" | "json",
  path: string,
  name: string | undefined,
  papers: readonly FiledPaper[],
): string {
  const archive = siteArchive();
  const { collection, topics } = archive;
  const site = siteSettings().site ?? LOCAL_SITE;
  const names = new Map(topics.map(({ topic }) => [topic.id, topic]));
  const items = papers.slice(0, FEED_LENGTH).map((filed) => shownItem(filed, () => toFeedItem(filed, names, site)));
  const head: FeedHead = {
    title: name === undefined ? collection.name : `${name} · ${collection.name}`,
    description: collection.description,
    language: collection.language,
    address: site + path,
    updated: papers[0]?.firstListed ?? archive.days.at(-1)?.key ?? "1970-01-01",
    author: collection.curator ?? collection.name,
    ...(collection.licence === undefined ? {} : { licence: collection.licence }),
  };
  return format === "atom" ? atomText(head, items) : jsonText(head, items);
}

/** A paper stands in the feeds of all its topics: what they say of it is worked out once for each site. */
const itemsOfSites = new WeakMap<SiteSettings, WeakMap<FiledPaper, ShownItem>>();

function shownItem(filed: FiledPaper, make: () => FeedItem): ShownItem {
  const settings = siteSettings();
  const items = itemsOfSites.get(settings) ?? new WeakMap<FiledPaper, ShownItem>();
  itemsOfSites.set(settings, items);
  const item = items.get(filed) ?? new ShownItem(make());
  items.set(filed, item);
  return item;
}

class ShownItem {
  readonly #item: FeedItem;
  #atom: string | undefined;
  #json: string | undefined;

  constructor(item: FeedItem) {
    this.#item = item;
  }

  /** Its element in an Atom feed. */
  get atom(): string {
    this.#atom ??= atomEntry(this.#item);
    return this.#atom;
  }

  /** Its object in a JSON feed. */
  get json(): string {
    this.#json ??= JSON.stringify(jsonItem(this.#item));
    return this.#json;
  }
}

function atomText(head: FeedHead, items: readonly ShownItem[]): string {
  const opening = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(head.language)}">`,
    xmlElement("id", head.address),
    xmlElement("title", head.title),
    xmlElement("subtitle", head.description),
    xmlElement("updated", startOf(head.updated)),
    `<author>${xmlElement("name", head.author)}</author>`,
    ...(head.licence === undefined ? [] : [xmlElement("rights", head.licence)]),
    `<link rel="alternate" type="text/html" href="${escapeXml(head.address)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(`${head.address}feed.xml`)}"/>`,
    xmlElement("generator", "Broadsheet"),
  ];
  return [...opening, ...items.map(({ atom }) => atom), "</feed>\n"].join("\n");
}

function atomEntry({ title, address, date, content, authors, topics }: FeedItem): string {
  return [
    "<entry>",
    xmlElement("id", address),
    xmlElement("title", title),
    `<link href="${escapeXml(address)}"/>`,
    xmlElement("published", startOf(date)),
    xmlElement("updated", startOf(date)),
    ...authors.map((author) => `<author>${xmlElement("name", author)}</author>`),
    ...topics.map((topic) => `<category term="${escapeXml(topic)}"/>`),
    `<content type="html">${escapeXml(content)}</content>`,
    "</entry>",
  ].join("\n");
}

function jsonText(head: FeedHead, items: readonly ShownItem[]): string {
  const opening = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: head.title,
    description: head.description,
    language: head.language,
    home_page_url: head.address,
    feed_url: `${head.address}feed.json`,
    authors: [{ name: head.author }],
  });
  return `${opening.slice(0, -1)},"items":[\n${items.map(({ json }) => json).join(",\n")}]}\n`;
}

function jsonItem({ title, address, date, content, authors, topics }: FeedItem): object {
  return {
    id: address,
    url: address,
    title,
    content_html: content,
    date_published: startOf(date),
    ...(authors.length > 0 && { authors: authors.map((author) => ({ name: author })) }),
    ...(topics.length > 0 && { tags: topics }),
  };
}

/** A day has no time of its own: its first moment, UTC. */
function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** Feeds: Atom by the `feed` library, and JSON Feed 1.1, which that library does not write. */
import { Feed } from "feed";
import { FEED_LENGTH, type FeedItem, LOCAL_SITE, toFeedItem } from "../archive/feed.ts";
import type { FiledPaper } from "../archive/filed-paper.ts";
import { escapeXml } from "./escape-xml.ts";
import { type SiteSettings, siteArchive, siteSettings } from "./site-data.ts";

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
export async function feedText(
  format: "atom" | "json",
  path: string,
  name: string | undefined,
  papers: readonly FiledPaper[],
): Promise<string> {
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
  return `${format === "atom" ? atomText(head, items) : jsonText(head, items)}\n`;
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
  readonly item: FeedItem;
  #entry: string | undefined;

  constructor(item: FeedItem) {
    this.item = item;
  }

  /** Its element in an Atom feed. */
  get entry(): string {
    this.#entry ??= atomEntry(this.item);
    return this.#entry;
  }
}

const END_OF_FEED = "</feed>";

function atomText(head: FeedHead, items: readonly ShownItem[]): string {
  const feed = new Feed({
    title: head.title,
    description: head.description,
    id: head.address,
    link: head.address,
    language: head.language,
    updated: startOf(head.updated),
    generator: "Broadsheet",
    copyright: head.licence ?? "",
    author: { name: head.author },
    feedLinks: { atom: `${head.address}feed.xml` },
  });
  const empty = feed.atom1();
  return `${empty.slice(0, -END_OF_FEED.length)}${items.map(({ entry }) => entry).join("")}${END_OF_FEED}`;
}

/** The element as the library writes it, cut out of a feed that has no other. */
function atomEntry({ title, address, date, content, authors, topics }: FeedItem): string {
  const feed = new Feed({ id: address, title: "", copyright: "" });
  feed.addItem({
    // The library declares titles to be HTML and leaves them as they are.
    title: escapeXml(title),
    id: address,
    link: address,
    date: startOf(date),
    published: startOf(date),
    content,
    author: authors.map((author) => ({ name: author })),
    category: topics.map((topic) => ({ name: topic, term: topic })),
  });
  const text = feed.atom1();
  return text.slice(text.lastIndexOf("\n", text.indexOf("<entry>")) + 1, -END_OF_FEED.length);
}

/** https://www.jsonfeed.org/version/1.1/ */
function jsonText(head: FeedHead, items: readonly ShownItem[]): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: head.title,
    description: head.description,
    language: head.language,
    home_page_url: head.address,
    feed_url: `${head.address}feed.json`,
    authors: [{ name: head.author }],
    items: items.map(({ item: { title, address, date, content, authors, topics } }) => ({
      id: address,
      url: address,
      title,
      content_html: content,
      date_published: startOf(date).toISOString(),
      ...(authors.length > 0 && { authors: authors.map((author) => ({ name: author })) }),
      ...(topics.length > 0 && { tags: topics }),
    })),
  };
  return JSON.stringify(feed, null, 1);
}

/** A day has no time of its own: its first moment, UTC. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

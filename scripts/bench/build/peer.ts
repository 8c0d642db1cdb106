/** What a generator is measured with beside Broadsheet. */

/** A name, and its part of the address when it has a page. */
export interface PeerName {
  name: string;
  slug?: string;
}

/** A link to another paper. */
export interface PeerLink {
  id: string;
  title: string;
  /** Who made it, or how much it was discussed. */
  words?: string;
}

/** The words of a list's line; `kind` is their class. */
export interface PeerFact {
  text: string;
  kind?: string;
}

export interface PeerPaper {
  id: string;
  title: string;
  description: string;
  status?: string;
  /** Who made it: all, those with a page, and the words for those who are not named. */
  byline: PeerName[];
  authors: Required<PeerName>[];
  others: string;
  organization?: PeerName;
  /** Facts in the lists of its days, and in all others. */
  dayFacts: PeerFact[];
  facts: PeerFact[];
  comments: number;
  upvotes: number;
  rank?: number;
  /** The keys of the lists that it is in: `2025-10-23`, `2025-W43`, `2025-10`, `2025`. */
  days: string[];
  weeks: string[];
  months: string[];
  years: string[];
  topics: { slug: string; name: string; shown: string; more?: { count: number; text: string } }[];
  /** The way to it from a list, and every way from its own page. */
  way?: { label: string; href: string };
  places: { label: string; href: string }[];
  searches: { label: string; href: string }[];
  published?: { date: string; words: string };
  listings: { date: string; words: string }[];
  arxiv?: string;
  doi?: string;
  categories: string[];
  keywords: string[];
  similar: PeerLink[];
  previous?: PeerLink;
  next?: PeerLink;
  /** Markdown. */
  abstract: string;
}

/** What stands on the page of a day, week, month or year beside its papers. */
export interface PeerPeriod {
  key: string;
  title: string;
  description: string;
  sum: string;
  previous?: string;
  next?: string;
  bars: { slug: string; name: string; count: number; width: number }[];
  discussed: PeerLink[];
  calendars: PeerCalendar[];
}

/** Rows from Monday to Sunday; null where the day belongs to another month. */
export interface PeerCalendar {
  title: string;
  weeks: ({ date: string; day: number; count: number; level: number } | null)[][];
}

export interface PeerTopic {
  slug: string;
  name: string;
  group: string;
  description: string;
  /** Markdown. */
  introduction: string;
  count: number;
  months: { words: string; height: number }[];
}

/** Everything that is on our pages, worked out beforehand, so that a peer only renders. */
export interface PeerSite {
  name: string;
  /** Newest first. */
  papers: PeerPaper[];
  topics: PeerTopic[];
  /** Each oldest first. */
  days: PeerPeriod[];
  weeks: PeerPeriod[];
  months: PeerPeriod[];
  years: PeerPeriod[];
  /** Of all years, the latest first. */
  calendars: PeerCalendar[];
  /** Prose pages, in Markdown. */
  pages: { id: string; title: string; body: string }[];
}

/** What every page of a peer has around its content, so that its pages are as long as ours. */
export interface PeerFrame {
  /** From the doctype to the start of the content; `TITLE` and `DESCRIPTION` stand where each page has its own. */
  head: string;
  foot: string;
  /** Folders whose files lie in the site as they are. */
  files: string[];
}

export interface Peer {
  name: string;
  /** Writes the project: templates and settings. */
  prepare(folder: string, frame: PeerFrame): void;
  /** Writes the sources of all pages. */
  writeSite(folder: string, site: PeerSite): void;
  /** Builds into `folder/out`. */
  command(folder: string): string[];
}

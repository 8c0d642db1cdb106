/**
 * The border of the search room: build an index, load it, ask it.
 * The build, the page and the terminal know nothing else, so that what is behind it can change.
 */
import type { SearchRecord } from "./search-record.ts";

/** A file of the index: a classic script, so that a page opened from disk can load it too. */
export interface ShardFile {
  /** Below dist/search/, such as `root.js`. */
  path: string;
  text: string;
}

/** Fetches the data of one shard by name (`root` for search/root.js); rejects with a sentence a reader understands. */
export type ShardLoader = (name: string) => Promise<unknown>;

/** What the page and the index call a topic. */
export interface TopicName {
  id: string;
  name: string;
}

/** What an index is made from. */
export interface IndexSource {
  /** Each paper once, in any order. */
  records: readonly SearchRecord[];
  /** In the order the archive shows them. */
  topics: readonly TopicName[];
}

/** `newest` is by day of publication, papers without one last; `listed` by day of the first listing, latest first. */
export const SORTS = ["best", "newest", "listed", "discussed"] as const;
export type Sort = (typeof SORTS)[number];

export interface SearchOptions {
  /** At most so many results; 20 unless told. */
  limit?: number;
  /** Leave out so many from the top. */
  offset?: number;
  /** Only papers of any of these topic ids; no matter which when empty. */
  topics?: readonly string[];
  /** Only papers first listed in any of these years, such as `2025`. */
  years?: readonly string[];
  sort?: Sort;
}

/** From and to, in UTF-16 code units; `to` is not included. In order, never overlapping. */
export type Mark = readonly [from: number, to: number];

/** A text and the parts of it that were searched for. */
export interface MarkedText {
  text: string;
  marks: Mark[];
}

export interface SearchResult {
  id: string;
  title: MarkedText;
  /** Who made it, with the authors that were searched for; absent when nothing is known. */
  credit?: MarkedText;
  /** The part of the abstract around the matches; absent without an abstract. */
  excerpt?: MarkedText;
  /** What else of the paper was searched for, when none of the other texts shows it. */
  also?: MarkedText;
  /** Day of the first version; absent when unknown. */
  published?: string;
  /** Day of the first listing. */
  listed: string;
  comments: number;
  topics: { id: string; name: MarkedText }[];
  /** Higher is better; comparable within one answer only. 0 when nothing but filters was asked. */
  score: number;
}

/** How many papers of the answer a filter would leave. */
export interface FacetCount {
  value: string;
  count: number;
}

export interface Facets {
  /** Topic ids, counted as if no topic was chosen; most first. */
  topics: FacetCount[];
  /** Years, counted as if no year was chosen; latest first. */
  years: FacetCount[];
}

/** A word that hardly any paper has, and those that were searched beside it. */
export interface Correction {
  typed: string;
  used: string[];
}

/** A page of the archive that a query names: a day, month, year or topic. */
export interface NamedPage {
  /** As in routes.ts. */
  path: string;
  /** `October 2025`, `Topic Speech`. */
  name: string;
  /** How many papers it lists. */
  count: number;
}

export interface SearchAnswer {
  total: number;
  results: SearchResult[];
  facets: Facets;
  /** True when no paper has every word, so that these have only some of them: most words first. */
  partial: boolean;
  /** Whatever the filters. */
  pages: NamedPage[];
  corrections: Correction[];
  /** Only when nothing was found: words of the papers that are near those typed. */
  suggestions: string[];
  /** False when there was nothing to look for: no letter, no digit, no filter. */
  asked: boolean;
}

export interface SearchEngine {
  readonly paperCount: number;
  readonly topics: readonly TopicName[];
  /** Years that have papers, latest first. */
  readonly years: readonly string[];
  /** Sentences about shards that could not be loaded; the papers in them are not found. */
  readonly missing: readonly string[];
  /** Answers any text whatever; never rejects because of it. */
  search(query: string, options?: SearchOptions): Promise<SearchAnswer>;
}

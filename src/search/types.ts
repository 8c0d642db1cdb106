/**
 * The border of the search room: build an index, load it, ask it.
 * The build, the page and the terminal know nothing else, so that what is behind it can change.
 */

/** A file of the index: a classic script, so that a page opened from disk can load it too. */
export interface ShardFile {
  /** Below dist/search/, such as `root.js` or `w0-1b2c3d4e5f6/t3.js`. */
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

/** `newest` is by day of publication, papers without one last; `listed` by day of the first listing, latest first. */
export const SORTS = ["best", "newest", "listed", "discussed"] as const;
export type Sort = (typeof SORTS)[number];

/** What narrows a search; a list that is empty or absent lets everything through. */
export interface Filters {
  /** Only papers of any of these topic ids. */
  topics?: readonly string[];
  /** Only papers first listed in any of these years, such as `2025`. */
  years?: readonly string[];
  /** Only papers of any of these organisations, by the names that facets give. */
  organizations?: readonly string[];
}

export interface SearchOptions extends Filters {
  /** At most so many results; 20 unless told. */
  limit?: number;
  /** Leave out so many from the top. */
  offset?: number;
  sort?: Sort;
  /** Drops the query: the promise rejects with the signal's reason at the next step, and nothing more is loaded. */
  signal?: AbortSignal;
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
  /** Who made it, with the authors that were searched for, all of them only after `complete`; absent when nothing is known. */
  credit?: MarkedText;
  /** The part of the abstract around the matches: only after `complete`, and absent without an abstract. */
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

/** Each list is counted as if none of its own values was chosen. */
export interface Facets {
  /** Topic ids; most first. */
  topics: FacetCount[];
  /** Latest first. */
  years: FacetCount[];
  /** Names of organisations; most first. */
  organizations: FacetCount[];
}

/** A word that hardly any paper has, and those that were searched beside it. */
export interface Correction {
  typed: string;
  used: string[];
}

/** A word of the papers that is near one that was typed. */
export interface Suggestion {
  /** As the analyser reads it. */
  typed: string;
  word: string;
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
  /** True when no paper has every word, so that these have only some of them: most words first. */
  partial: boolean;
  /** Whatever the filters. */
  pages: NamedPage[];
  corrections: Correction[];
  /** Only when nothing was found. */
  suggestions: Suggestion[];
  /** Sentences about parts of the query that could not be used, such as `year:abc`. */
  notes: string[];
  /** False when there was nothing to look for: no letter, no digit, no filter. */
  asked: boolean;
}

/** A paper of the archive, or any text, that others are compared with. */
export type LikeWhat = { id: string } | { text: string };

export interface SearchEngine {
  readonly paperCount: number;
  readonly topics: readonly TopicName[];
  /** Years that have papers, latest first. */
  readonly years: readonly string[];
  /** Sentences about shards that could not be loaded when last tried; the papers in them are not found. */
  readonly missing: readonly string[];
  /**
   * Ranked results with what a list shows first.
   * Answers any text whatever; rejects only when its signal says so.
   */
  search(query: string, options?: SearchOptions): Promise<SearchAnswer>;
  /** An answer that this engine gave, with the part of each abstract that matches and the authors searched for. */
  complete(answer: SearchAnswer, signal?: AbortSignal): Promise<SearchAnswer>;
  /** Counts over everything that a query finds. Loads facts of all papers when first asked. */
  facets(query: string, options?: Filters & { signal?: AbortSignal }): Promise<Facets>;
  /**
   * Loads what queries after this one are likely to need, a file at a time, until the signal says stop or enough is there.
   * For the time between keys; never rejects, and nothing that fails is `missing`.
   */
  readAhead(query: string, signal: AbortSignal): Promise<void>;
  /** Papers with the same telling words, nearest first, the paper itself left out; nothing for an unknown id. */
  similar(like: LikeWhat, options?: SearchOptions): Promise<SearchAnswer>;
}

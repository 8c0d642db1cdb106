/**
 * The index as files below dist/search/.
 *
 *     root.js                what parts there are
 *     c-<hash>/days.js       how many papers each day and month lists
 *     w<n>-<hash>/           words of a stretch of papers:
 *         root.js              where each shard begins
 *         v<n>.js              terms of several papers, for beginnings and mistyped words
 *         t<n>.js              all terms and their postings
 *         n<n>.js              the places in each paper of the terms of TERMS_IN_PLACES term shards, for phrases
 *         s<n>.js              several of v<n>.js or t<n>.js once more in one file, to read ahead: see packs.ts
 *     p<n>-<hash>/           a few hundred papers: l<n>.js what results show, m<n>.js who made them, a<n>.js abstracts,
 *                            s0.js all of l<n>.js and m<n>.js
 *     f<n>-<hash>/facts.js   what filters, counts and orders need of a few thousand papers
 *
 * Papers are numbered from the oldest, so that a new day leaves the numbers of all others alone. The words of most papers
 * stand in one large part that changes seldom, those of the newest in two smaller ones. A part's folder is named by a hash
 * of all that it is made from: an open page never mixes two versions, a build need not make what is there already,
 * and an upload sends only what is new.
 */
import type { SearchRecord } from "./search-record.ts";
import type { TopicName } from "./types.ts";

/** Raised whenever a reader of an older format would misread a newer one, or the same input gives other files. */
export const INDEX_VERSION = 6;

export const ROOT_SHARD = "root";

/**
 * Papers whose lines share a shard, and so on. The best papers are scattered, and each file costs a browser
 * about five milliseconds whatever its length: longer shards are sooner all there, shorter ones send less for one query.
 */
export const LINES_IN_SHARD = 128;
export const NAMES_IN_SHARD = 64;
export const ABSTRACTS_IN_SHARD = 32;
/** Papers in a folder of lines, names and abstracts. */
export const PAPERS_IN_PART = 512;
export const PAPERS_IN_FACTS = 4096;

/** The only shard loaded by a name known beforehand. */
export interface IndexRoot {
  version: number;
  paperCount: number;
  /** In the order the archive shows them, with their counts of papers. */
  topics: (TopicName & { count: number })[];
  /** Counts of first listings, oldest first. */
  years: [year: string, count: number][];
  /** Folders, oldest papers first, with the number of each one's first paper. */
  words: { folder: string; first: number }[];
  papers: string[];
  facts: string[];
  calendar: string;
}

/** `root` of a folder of words. */
export interface WordsRoot {
  /** How many papers. */
  papers: number;
  /** The first term of each shard but the first, cut to what tells it from the one before; separated by spaces. */
  terms: string;
  vocabulary: string;
  /** The most common terms of each first letter, in order, separated by spaces: what one letter may stand for. */
  common: string;
}

/** Terms in ascending order of code units, front-coded: see front-code.ts. */
export interface VocabularyShard {
  terms: string;
  /** For each term in how many papers: a digit of `countDigit`. */
  counts: string;
}

export interface TermShard {
  terms: string;
  /** For each term its postings: see posting-code.ts. */
  postings: string;
}

/** Term shards whose places share a shard: these are seldom asked for, and files are many. */
export const TERMS_IN_PLACES = 2;

/** For each of the term shards, of each of its terms that has places, those of each posting. */
export interface PlaceShard {
  places: string[];
}

/** What a result shows before its abstract is there. Its authors take half of the bytes: they are there only when asked for. */
export type PaperLine = Omit<SearchRecord, "abstract" | "links" | "rank" | "relisted">;

/** Columns of facts, each a string of numbers in digits. */
export interface FactsShard {
  /** Days of the first listings: each the distance from the one before. */
  listed: string;
  /** 0 unknown, else 1 more than twice the days between listing and publication, less 1 when published after. */
  published: string;
  comments: string;
  /** Topic ids, and for each paper how many it has and which. */
  topicIds: string[];
  topics: string;
  /** Names, and for each paper which, or 0. */
  organizationNames: string[];
  organizations: string;
  /** Bits of HAS, added. */
  has: string;
}

/** What `has:` can ask for. */
export const HAS = { code: 1, project: 2, pdf: 4, abstract: 8, authors: 16 } as const;

/** How many papers each day and month lists, each paper once. */
export interface CalendarShard {
  days: Record<string, number>;
  months: Record<string, number>;
  years: Record<string, number>;
}

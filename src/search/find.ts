/** From a query to the papers that answer it, before filters and order. */
import { keep } from "./choose-papers.ts";
import { expandQuery, strictly, type WantedWord, withoutGuesses } from "./expansion.ts";
import type { Lexicon } from "./lexicon.ts";
import { papersWithPhrase, tellingTerms } from "./phrases.ts";
import type { Phrase, Query } from "./query.ts";
import {
  hasWhole,
  keepPartial,
  keepWhole,
  type Matches,
  MOST_RANKED,
  matchWords,
  soughtByName,
  weighByCoverage,
} from "./ranking.ts";
import type { RankingDesk } from "./ranking-desk.ts";
import type { Correction } from "./types.ts";

/** What a query finds. */
export interface Found {
  /** Numbers of papers, in no order. */
  papers: Uint32Array;
  /** By number of the paper. */
  scores: Float32Array;
  /** By number of the paper, what `soughtByName` says of it; absent where no author was sought. */
  byName?: Uint8Array;
  words: WantedWord[];
  /** Words that were not looked for, but are shown where they stand. */
  spared: string[];
  partial: boolean;
  corrections: Correction[];
}

/** Whether a paper's texts have terms side by side; asks for its texts. */
export type TextHas = (paper: number, terms: readonly string[]) => Promise<boolean>;

export interface FindOptions {
  paperCount: number;
  desk: RankingDesk;
  /** Leave partial matches out. */
  wholeOnly: boolean;
  textHas: TextHas;
  /** Throws when the query is no longer wanted. */
  check: () => void;
}

/** Phrases that only texts can tell are looked for in so many, those of the newest papers. */
const MOST_TEXTS = 400;
/** Where places left but the words of grammar open, more texts than this are not worth their loading. */
const MOST_DOUBTS = 24;

export async function find(query: Query, lexicon: Lexicon, options: FindOptions): Promise<Found> {
  const { paperCount, desk, wholeOnly, check } = options;
  const { words, corrections, spared, extras } = await expandQuery(query, lexicon);
  check();
  const quoted = await quotedWords(query, lexicon);
  check();
  const allowed = await allowedPapers(query, lexicon, options);
  check();
  const attempt = (sought: WantedWord[]): Matches => {
    const matches = matchWords([...sought, ...extras], lexicon, desk);
    if (allowed) matches.papers = keep(matches.papers, (paper) => allowed[paper] === 1);
    weighByCoverage(matches, sought.length);
    return matches;
  };
  if (words.length + quoted.length === 0) {
    const everything = Uint32Array.from({ length: paperCount }, (_, paper) => paper);
    const papers = allowed ? everything.filter((paper) => allowed[paper] === 1) : everything;
    return { papers, scores: new Float32Array(paperCount), words: [], spared, partial: false, corrections };
  }
  const wanted = (as: (word: WantedWord) => WantedWord) => [...words.map(as), ...quoted].slice(0, MOST_RANKED);
  let used = wanted(strictly);
  let matches = attempt(used);
  const anyWhole = hasWhole(matches, used.length);
  if (!anyWhole) {
    // A guess beside a word that is missing finds papers that have nothing to do with the query.
    used = wanted(withoutGuesses);
    matches = attempt(used);
  }
  const partial = !hasWhole(matches, used.length);
  const papers = !partial ? keepWhole(matches, used.length) : wholeOnly ? new Uint32Array() : keepPartial(matches);
  return {
    papers,
    scores: matches.scores,
    byName: soughtByName(matches, used.length),
    words: used,
    spared,
    partial: partial && papers.length > 0,
    corrections: anyWhole ? corrections : [],
  };
}

/** The words of phrases that count for the order. */
async function quotedWords({ phrases }: Query, lexicon: Lexicon): Promise<WantedWord[]> {
  const terms = new Set<string>();
  for (const phrase of phrases) {
    await lexicon.loadVocabulary(phrase.terms, 1);
    const telling = tellingTerms(phrase, lexicon).map(({ term }) => term);
    for (const term of telling.length > 0 ? telling : phrase.terms) terms.add(term);
  }
  await lexicon.loadTerms(terms);
  return [...terms].map((term) => ({ typed: term, readings: [{ term, weight: 1 }] }));
}

/** 1 for each paper that has every phrase and nothing unwanted; undefined when nothing is forbidden. */
async function allowedPapers(query: Query, lexicon: Lexicon, options: FindOptions): Promise<Uint8Array | undefined> {
  if (query.phrases.length + query.without.length === 0) return undefined;
  let allowed = new Uint8Array(options.paperCount).fill(1);
  for (const phrase of query.phrases) {
    const having = new Uint8Array(options.paperCount);
    for (const paper of await papersHaving(phrase, lexicon, options, allowed)) having[paper] = allowed[paper] as number;
    allowed = having;
  }
  for (const phrase of query.without) {
    for (const paper of await papersHaving(phrase, lexicon, options, allowed)) allowed[paper] = 0;
  }
  return allowed;
}

/** Papers with a phrase: by places, and where these leave a doubt by texts. */
async function papersHaving(
  phrase: Phrase,
  lexicon: Lexicon,
  { textHas, check }: FindOptions,
  among: Uint8Array,
): Promise<number[]> {
  const found = await papersWithPhrase(phrase, lexicon);
  const papers = found.papers.filter((paper) => among[paper] === 1);
  if (found.certainty === "sure" || (found.certainty === "likely" && papers.length > MOST_DOUBTS)) return papers;
  check();
  const read = papers.slice(-MOST_TEXTS);
  const having = await Promise.all(read.map((paper) => textHas(paper, phrase.terms)));
  return read.filter((_, at) => having[at]);
}

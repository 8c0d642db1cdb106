/** What a paper is compared by: a pure function of the paper alone, so that a build can keep it from day to day. */
import { isFunctionWord } from "./function-words.ts";
import type { SearchRecord } from "./search-record.ts";
import { impactsOf, type TermImpact } from "./term-weights.ts";

/**
 * The weightiest terms of a paper, in order: of each a digest of 28 bits, and how much it says, 1 to 9, in the
 * four bits below. As numbers, those of tens of thousands of papers are read in no time. In three of a million pairs
 * of papers one term is taken for another, which makes the two hardly more alike.
 */
export type SimilarityKey = Uint32Array;

/** Most terms of a key; a 0 after fewer is none. */
export const KEY_LENGTH = 28;
export const MOST_WEIGHT = 9;
export const WEIGHT_BITS = 4;
export const WEIGHT_MASK = (1 << WEIGHT_BITS) - 1;

const SHORTEST = 3;

/** Terms of title, abstract and keywords; people and topics are left out, since other pages list their papers. */
export function similarityKey(record: Pick<SearchRecord, "title" | "abstract" | "keywords">): SimilarityKey {
  const { title, abstract, keywords = [] } = record;
  const impacts = impactsOf({ id: "", title, abstract, keywords, listed: "", comments: 0, topics: [] }, new Map());
  const best: TermImpact[] = [];
  for (const one of impacts) if (isCompared(one.term)) keepAmong(best, one);
  return Uint32Array.from(best, ({ term, impact }) => weightedTerm(term, Math.round(impact * 10)));
}

/** A term in a key. */
export function weightedTerm(term: string, weight: number): number {
  return ((digestOf(term) & ~WEIGHT_MASK) | Math.max(1, Math.min(MOST_WEIGHT, weight))) >>> 0;
}

/** FNV-1a over UTF-16 code units, its upper bits mixed into the lower ones. */
function digestOf(term: string): number {
  let digest = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) digest = Math.imul(digest ^ term.charCodeAt(at), 0x01000193);
  return digest ^ (digest >>> 15);
}

function isCompared(term: string): boolean {
  return term.length >= SHORTEST && !/^\d/.test(term) && !isFunctionWord(term);
}

/** Puts a term in its place among the weightiest, if it is one. Sorting all of a paper's terms would take far longer. */
function keepAmong(best: TermImpact[], one: TermImpact): void {
  let at = best.length;
  if (at === KEY_LENGTH) {
    if (!isWeightier(one, best[at - 1] as TermImpact)) return;
    at--;
  }
  for (; at > 0 && isWeightier(one, best[at - 1] as TermImpact); at--) best[at] = best[at - 1] as TermImpact;
  best[at] = one;
}

function isWeightier(a: TermImpact, b: TermImpact): boolean {
  return a.impact > b.impact || (a.impact === b.impact && a.term < b.term);
}

/**
 * Similar papers of every paper, for the build.
 *
 * What a paper is compared by is a pure function of the paper alone, so that a build can keep it from day to day.
 * A paper is only compared with those listed up to its own first day, and by counts of words as they stood that day:
 * a later day changes no earlier list.
 */
import { compareText, type FiledPaper } from "../archive/filed-paper.ts";
import { isFunctionWord } from "./function-words.ts";
import { GrowingIndex, type SimilarityKeys } from "./growing-index.ts";
import type { SearchRecord } from "./search-record.ts";
import { impactsOf, type TermImpact } from "./term-weights.ts";

/** What a paper is compared by: its weightiest terms and how much each says, 1 to 9; as one string, easily stored. */
export type SimilarityKey = string;

/** A paper to compare. */
export interface ComparedPaper {
  id: string;
  /** Day of its first listing. */
  listed: string;
}

const MOST_TERMS = 28;
const SHORTEST = 3;
const MOST_SIMILAR = 5;

/** Terms of title, abstract and keywords; people and topics are left out, since other pages list their papers. */
export function similarityKey(record: Pick<SearchRecord, "title" | "abstract" | "keywords">): SimilarityKey {
  const { title, abstract, keywords = [] } = record;
  const impacts = impactsOf({ id: "", title, abstract, keywords, listed: "", comments: 0, topics: [] }, new Map());
  const best: TermImpact[] = [];
  for (const one of impacts) if (isCompared(one.term)) keepAmong(best, one);
  return best.map(({ term, impact }) => `${Math.max(1, Math.min(9, Math.round(impact * 10)))}${term}`).join(" ");
}

function isCompared(term: string): boolean {
  return term.length >= SHORTEST && !/^\d/.test(term) && !isFunctionWord(term);
}

/** Puts a term in its place among the weightiest, if it is one. Sorting all of a paper's terms would take far longer. */
function keepAmong(best: TermImpact[], one: TermImpact): void {
  let at = best.length;
  if (at === MOST_TERMS) {
    if (!isWeightier(one, best[at - 1] as TermImpact)) return;
    at--;
  }
  for (; at > 0 && isWeightier(one, best[at - 1] as TermImpact); at--) best[at] = best[at - 1] as TermImpact;
  best[at] = one;
}

function isWeightier(a: TermImpact, b: TermImpact): boolean {
  return a.impact > b.impact || (a.impact === b.impact && a.term < b.term);
}

/** Gives for each of some papers what `similarPapers` finds. */
export function similarAmong(papers: readonly FiledPaper[]): (filed: FiledPaper) => string[] {
  const compared = papers.map(({ paper, firstListed }) => ({ id: paper.id, listed: firstListed }));
  const keys = papers.map(({ paper: { keywords }, title, plain }) =>
    similarityKey({ title, abstract: plain, ...(keywords && { keywords }) }),
  );
  const similar = similarPapers(compared, keysIn(keys));
  return ({ paper }) => similar.get(paper.id) ?? [];
}

/** Similarity keys that are in memory, in the order of their papers. */
export function keysIn(keys: readonly SimilarityKey[]): SimilarityKeys {
  return { of: (paper) => keys[paper] ?? "", all: () => keys.entries() };
}

/**
 * Ids of the papers most like each paper, best first, at most five; a paper that is like no other has none.
 * The same papers in any order give the same lists. Nearly linear in the number of papers, which are numbered for
 * their keys as they are given. With `only`, papers for which it is false are compared with, but have no list made: a
 * build may know theirs already.
 */
export function similarPapers(
  papers: readonly ComparedPaper[],
  keys: SimilarityKeys,
  only: (id: string) => boolean = () => true,
): Map<string, string[]> {
  const order = [...papers.keys()].sort((a, b) => byDay(papers[a] as ComparedPaper, papers[b] as ComparedPaper));
  const sorted = order.map((paper) => papers[paper] as ComparedPaper);
  const asked = sorted.flatMap(({ id }, at) => (only(id) ? [at] : []));
  const index = new GrowingIndex(papers.length, inOrder(keys, order), asked);
  const similar = new Map<string, string[]>();
  let from = 0;
  while (from < sorted.length) {
    let to = from;
    while (sorted[to]?.listed === sorted[from]?.listed) to++;
    for (let paper = from; paper < to; paper++) index.add(paper);
    for (let paper = from; paper < to; paper++) {
      const id = sorted[paper]?.id ?? "";
      if (!only(id)) continue;
      const near = index.like(paper).slice(0, MOST_SIMILAR);
      similar.set(
        id,
        near.map((other) => sorted[other]?.id ?? ""),
      );
    }
    from = to;
  }
  return similar;
}

function byDay(a: ComparedPaper, b: ComparedPaper): number {
  return compareText(a.listed, b.listed) || compareText(a.id, b.id);
}

/** The same keys of papers that are numbered by their places in an order. */
function inOrder(keys: SimilarityKeys, order: readonly number[]): SimilarityKeys {
  const places = new Uint32Array(order.length);
  for (const [place, paper] of order.entries()) places[paper] = place;
  return {
    of: (place) => keys.of(order[place] as number),
    *all() {
      for (const [paper, key] of keys.all()) yield [places[paper] as number, key];
    },
  };
}

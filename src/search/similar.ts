/**
 * Similar papers of every paper, for the build.
 *
 * A paper is only compared with those listed up to its own first day, and by counts of words as they stood that day:
 * a later day changes no earlier list.
 */
import { compareText, type FiledPaper } from "../archive/filed-paper.ts";
import { GrowingIndex, type SimilarityKeys } from "./growing-index.ts";
import { type SimilarityKey, similarityKey } from "./similarity-key.ts";

/** A paper to compare. */
export interface ComparedPaper {
  id: string;
  /** Day of its first listing. */
  listed: string;
}

const MOST_SIMILAR = 5;

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
  return {
    of: (paper) => keys[paper] as SimilarityKey,
    each(visit) {
      for (const [paper, key] of keys.entries()) visit(paper, key, 0);
    },
  };
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
    each: (visit) => keys.each((paper, numbers, from) => visit(places[paper] as number, numbers, from)),
  };
}

/**
 * Similar papers of every paper, for the build.
 *
 * What a paper is compared by is a pure function of the paper alone, so that a build can keep it from day to day.
 * A paper is only compared with those listed up to its own first day, and by counts of words as they stood that day:
 * a later day changes no earlier list.
 */
import { compareText, type FiledPaper } from "../archive/filed-paper.ts";
import { isFunctionWord } from "./function-words.ts";
import type { SearchRecord } from "./search-record.ts";
import { termsOfRecord } from "./term-weights.ts";

/** What a paper is compared by: its weightiest terms and how much each says, 1 to 9; as one string, easily stored. */
export type SimilarityKey = string;

/** A paper to compare. */
export interface ComparedPaper {
  id: string;
  /** Day of its first listing. */
  listed: string;
  key: SimilarityKey;
}

const MOST_TERMS = 28;
/** So many of them, the rarest at the time, are looked up. */
const LOOKED_UP = 12;
const SHORTEST = 3;
/** Of a term that many papers have, so many of the latest are looked at: this bounds the work at any size. */
const LATEST = 200;
/** Papers that share less of the weight of the terms looked up have hardly more than the field in common. */
const LEAST_SHARE = 0.15;
const MOST_SIMILAR = 5;

/** Terms of title, abstract and keywords; people and topics are left out, since other pages list their papers. */
export function similarityKey(record: Pick<SearchRecord, "title" | "abstract" | "keywords">): SimilarityKey {
  const { title, abstract, keywords = [] } = record;
  const uses = [
    ...termsOfRecord({ id: "", title, abstract, keywords, listed: "", comments: 0, topics: [] }, new Map()),
  ];
  return uses
    .filter(([term]) => term.length >= SHORTEST && !/^[=\d]/.test(term) && !isFunctionWord(term))
    .sort(([a, one], [b, other]) => other.impact - one.impact || compareText(a, b))
    .slice(0, MOST_TERMS)
    .map(([term, { impact }]) => `${Math.max(1, Math.min(9, Math.round(impact * 10)))}${term}`)
    .join(" ");
}

/** The one projection of a paper into what is compared. The abstract comes as plain text. */
export function toComparedPaper({ paper, title, firstListed }: FiledPaper, plainAbstract: string): ComparedPaper {
  const { id, keywords } = paper;
  const key = similarityKey({ title, abstract: plainAbstract, ...(keywords && { keywords }) });
  return { id, listed: firstListed, key };
}

/**
 * Ids of the papers most like each paper, best first, at most five; a paper that is like no other has none.
 * The same papers in any order give the same lists. Nearly linear in the number of papers. With `only`,
 * papers for which it is false are compared with, but have no list made: a build may know theirs already.
 */
export function similarPapers(
  papers: readonly ComparedPaper[],
  only: (id: string) => boolean = () => true,
): Map<string, string[]> {
  const sorted = [...papers].sort((a, b) => compareText(a.listed, b.listed) || compareText(a.id, b.id));
  const index = new GrowingIndex(sorted.length);
  const similar = new Map<string, string[]>();
  let from = 0;
  while (from < sorted.length) {
    let to = from;
    while (sorted[to]?.listed === sorted[from]?.listed) to++;
    for (let paper = from; paper < to; paper++) index.add(paper, sorted[paper]?.key ?? "");
    for (let paper = from; paper < to; paper++) {
      const id = sorted[paper]?.id ?? "";
      if (!only(id)) continue;
      const near = index.like(paper, MOST_SIMILAR);
      similar.set(
        id,
        near.map((other) => sorted[other]?.id ?? ""),
      );
    }
    from = to;
  }
  return similar;
}

/** Which papers have a term, in the order in which they were added. */
interface Postings {
  papers: number[];
  weights: number[];
}

class GrowingIndex {
  readonly #postings = new Map<string, Postings>();
  readonly #terms: { postings: Postings; weight: number }[][] = [];
  readonly #scores: Float64Array;
  #size = 0;

  constructor(most: number) {
    this.#scores = new Float64Array(most);
  }

  /** Papers are numbered from 0, in order. */
  add(paper: number, key: SimilarityKey): void {
    this.#size = paper + 1;
    this.#terms[paper] = key.split(" ").flatMap((part) => {
      if (part === "") return [];
      const term = part.slice(1);
      const weight = Number(part.charAt(0));
      let postings = this.#postings.get(term);
      if (postings === undefined) {
        postings = { papers: [], weights: [] };
        this.#postings.set(term, postings);
      }
      postings.papers.push(paper);
      postings.weights.push(weight);
      return [{ postings, weight }];
    });
  }

  /** The papers that share the most with one; ties go to the latest. */
  like(paper: number, count: number): number[] {
    const terms = (this.#terms[paper] ?? [])
      .map(({ postings, weight }) => ({ postings, gain: weight * Math.log(1 + this.#size / postings.papers.length) }))
      .filter(({ postings }) => postings.papers.length > 1)
      .sort((a, b) => b.gain - a.gain)
      .slice(0, LOOKED_UP);
    const scores = this.#scores;
    const touched: number[] = [];
    let all = 0;
    for (const { postings, gain } of terms) {
      const { papers, weights } = postings;
      all += gain * 9;
      for (let slot = Math.max(0, papers.length - LATEST); slot < papers.length; slot++) {
        const other = papers[slot] as number;
        if (other === paper) continue;
        if (scores[other] === 0) touched.push(other);
        scores[other] = (scores[other] as number) + gain * (weights[slot] as number);
      }
    }
    const near = touched.filter((other) => (scores[other] as number) >= LEAST_SHARE * all);
    near.sort((a, b) => (scores[b] as number) - (scores[a] as number) || b - a);
    for (const other of touched) scores[other] = 0;
    return near.slice(0, count);
  }
}

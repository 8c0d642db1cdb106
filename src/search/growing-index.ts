/** Finds papers that share terms, among those that were added so far. */
import { Numbers } from "./numbers.ts";
import { KEY_LENGTH, MOST_WEIGHT, type SimilarityKey, WEIGHT_BITS, WEIGHT_MASK } from "./similarity-key.ts";

/** So many terms of a paper, the rarest at the time, are looked up. */
const LOOKED_UP = 12;
/** Of a term that many papers have, so many of the latest are looked at: this bounds the work at any size. */
const LATEST = 200;
/** Papers that share less of the weight of the terms looked up have hardly more than the field in common. */
const LEAST_SHARE = 0.15;

/** Where the similarity keys of numbered papers are read from. */
export interface SimilarityKeys {
  of(paper: number): SimilarityKey;
  /** Shows each paper's key, in any order: where in some numbers it begins. */
  each(visit: (paper: number, numbers: Uint32Array, from: number) => void): void;
}

/** Papers and their terms as numbers in typed arrays: an object for each would keep the garbage collector busy. */
export class GrowingIndex {
  /** Terms with their weights, one paper's after the other's, and where those of each paper begin and end. */
  readonly #terms = new Numbers();
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  /** For each term where its postings begin, and how many papers that were added have it. */
  readonly #postingStarts: Uint32Array;
  readonly #counts: Uint32Array;
  /** Papers with the weight that the term has there, in the order in which they were added. */
  readonly #postings: Uint32Array;
  /** For each paper what it shares with the one that is asked about; 0 between questions. */
  readonly #scores: Float64Array;
  readonly #touched = new Numbers();
  #size = 0;

  /** So many papers, numbered from 0; only those `asked` will be asked about. */
  constructor(papers: number, keys: SimilarityKeys, asked: readonly number[]) {
    this.#starts = new Uint32Array(papers);
    this.#ends = new Uint32Array(papers);
    const sizes = this.#readKeys(keys, asked);
    this.#postingStarts = new Uint32Array(sizes.length);
    for (let term = 1; term < sizes.length; term++) {
      this.#postingStarts[term] = (this.#postingStarts[term - 1] as number) + sizes.at(term - 1);
    }
    this.#counts = new Uint32Array(sizes.length);
    this.#postings = new Uint32Array(this.#terms.length);
    this.#scores = new Float64Array(papers);
  }

  /** Adds the next paper: every one once, in order. */
  add(paper: number): void {
    this.#size = paper + 1;
    for (let at = this.#starts[paper] as number; at < (this.#ends[paper] as number); at++) {
      const term = this.#terms.at(at) >>> WEIGHT_BITS;
      const count = this.#counts[term] as number;
      const weight = this.#terms.at(at) & WEIGHT_MASK;
      this.#postings[(this.#postingStarts[term] as number) + count] = (paper << WEIGHT_BITS) | weight;
      this.#counts[term] = count + 1;
    }
  }

  /** The papers that share much with one, the most first; ties go to the latest. */
  like(paper: number): number[] {
    const scores = this.#scores;
    const touched = this.#touched;
    let all = 0;
    for (const { term, gain } of this.#tellingTerms(paper)) {
      all += gain * MOST_WEIGHT;
      this.#addScores(term, gain);
    }
    const near: number[] = [];
    for (let at = 0; at < touched.length; at++) {
      const other = touched.at(at);
      if (other !== paper && (scores[other] as number) >= LEAST_SHARE * all) near.push(other);
    }
    near.sort((a, b) => (scores[b] as number) - (scores[a] as number) || b - a);
    for (let at = 0; at < touched.length; at++) scores[touched.at(at)] = 0;
    touched.clear();
    return near;
  }

  /** Terms that other papers have too, the most telling first: weighty in the paper and rare so far. */
  #tellingTerms(paper: number): { term: number; gain: number }[] {
    const telling: { term: number; gain: number }[] = [];
    for (let at = this.#starts[paper] as number; at < (this.#ends[paper] as number); at++) {
      const term = this.#terms.at(at) >>> WEIGHT_BITS;
      const count = this.#counts[term] as number;
      const weight = this.#terms.at(at) & WEIGHT_MASK;
      if (count > 1) telling.push({ term, gain: weight * Math.log(1 + this.#size / count) });
    }
    return telling.sort((a, b) => b.gain - a.gain).slice(0, LOOKED_UP);
  }

  #addScores(term: number, gain: number): void {
    const scores = this.#scores;
    const start = this.#postingStarts[term] as number;
    const count = this.#counts[term] as number;
    for (let at = start + Math.max(0, count - LATEST); at < start + count; at++) {
      const posting = this.#postings[at] as number;
      const other = posting >>> WEIGHT_BITS;
      if (scores[other] === 0) this.#touched.push(other);
      scores[other] = (scores[other] as number) + gain * (posting & WEIGHT_MASK);
    }
  }

  /** Numbers the terms that matter; gives how many papers each has. */
  #readKeys(keys: SimilarityKeys, asked: readonly number[]): Numbers {
    const known = new Map<number, number>();
    // What few papers are asked about leaves most terms of the others out.
    const areAllTold = asked.length * 2 > this.#starts.length;
    if (!areAllTold) for (const paper of asked) for (const one of keys.of(paper)) numberOf(one >>> WEIGHT_BITS, known);
    const sizes = new Numbers();
    keys.each((paper, numbers, from) => {
      this.#starts[paper] = this.#terms.length;
      for (let at = from; at < from + KEY_LENGTH; at++) {
        const one = numbers[at];
        if (!one) break;
        const term = areAllTold ? numberOf(one >>> WEIGHT_BITS, known) : known.get(one >>> WEIGHT_BITS);
        if (term === undefined) continue;
        while (sizes.length <= term) sizes.push(0);
        sizes.set(term, sizes.at(term) + 1);
        this.#terms.push((term << WEIGHT_BITS) | (one & WEIGHT_MASK));
      }
      this.#ends[paper] = this.#terms.length;
    });
    return sizes;
  }
}

/** The number of a term: the next one when it was not met before. */
function numberOf(term: number, known: Map<number, number>): number {
  let number = known.get(term);
  if (number === undefined) {
    number = known.size;
    known.set(term, number);
  }
  return number;
}

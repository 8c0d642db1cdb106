/** Which papers answer a query, and how well. */
import type { WantedWord } from "./expansion.ts";
import type { Postings } from "./postings.ts";

export interface Match {
  /** Number of the paper among the records. */
  paper: number;
  score: number;
  /** True when the paper has every word that is not optional. */
  whole: boolean;
}

/** A second reading of a word that the paper has already adds little. */
const FURTHER_READING = 0.3;
/** A paper that lacks a word stays only when it is about as good as the best that has them all. */
const NEARLY_BEST = 0.6;

/** Every paper that has any of the words, in no order. */
export function matchWords(words: readonly WantedWord[], postings: Postings, paperCount: number): Match[] {
  const scores = new Float64Array(paperCount);
  const masks = new Uint32Array(paperCount);
  const touched: number[] = [];
  words.forEach((word, at) => {
    for (const { term, weight } of word.readings) {
      const gain = weight * rarity(postings.vocabulary.countOf(term), paperCount);
      const end = postings.starts[term + 1] ?? 0;
      for (let slot = postings.starts[term] ?? 0; slot < end; slot++) {
        const paper = postings.papers[slot] ?? 0;
        const mask = masks[paper] ?? 0;
        if (mask === 0) touched.push(paper);
        const share = mask & (1 << at) ? FURTHER_READING : 1;
        scores[paper] = (scores[paper] ?? 0) + (share * gain * (postings.impacts[slot] ?? 0)) / 255;
        masks[paper] = mask | (1 << at);
      }
    }
  });
  const required = words.map(({ optional }) => !optional);
  return touched.map((paper) => covered(paper, scores[paper] ?? 0, masks[paper] ?? 0, required));
}

/**
 * Keeps the papers that have all words, and those that lack one but are nearly as good as the best:
 * a mistyped word may be a real one that the paper meant does not have.
 * Without any that has all, the best with some are left.
 */
export function keepRelevant(matches: readonly Match[]): { kept: Match[]; partial: boolean } {
  let bestWhole = 0;
  let best = 0;
  for (const { score, whole } of matches) {
    best = Math.max(best, score);
    if (whole) bestWhole = Math.max(bestWhole, score);
  }
  const partial = bestWhole === 0;
  const least = NEARLY_BEST * (partial ? best : bestWhole);
  return { kept: matches.filter(({ score, whole }) => whole || score >= least), partial };
}

/** Inverse document frequency as in BM25 (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009). */
function rarity(count: number, paperCount: number): number {
  return Math.log(1 + (paperCount - count + 0.5) / (count + 0.5));
}

/** The more of the words a paper has, the more the sum counts. */
function covered(paper: number, sum: number, mask: number, required: readonly boolean[]): Match {
  let found = 0;
  let whole = true;
  required.forEach((needed, at) => {
    if (mask & (1 << at)) found++;
    else if (needed) whole = false;
  });
  const coverage = found / required.length;
  return { paper, score: sum * coverage * (0.4 + 0.6 * coverage), whole };
}

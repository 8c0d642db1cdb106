/** Which papers answer a query, and how well. */
import type { WantedWord } from "./expansion.ts";
import type { Postings } from "./postings.ts";

export interface Match {
  /** Number of the paper among the records. */
  paper: number;
  score: number;
  /** How many of the words that are not optional the paper has. */
  found: number;
  /** True when it has them all. */
  whole: boolean;
}

/** Words of grammar are common in most papers, but may be rare among few. */
const MOST_OF_OPTIONAL = 0.6;
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
    const most = mostOf(word, postings, paperCount);
    for (const { term, weight } of word.readings) {
      const gain = weight * Math.min(most, rarity(postings.vocabulary.countOf(term), paperCount));
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
 */
export function keepWhole(matches: readonly Match[]): Match[] {
  const least = NEARLY_BEST * bestScore(matches.filter(({ whole }) => whole));
  return matches.filter(({ score, found, whole }) => whole || (found > 0 && score >= least));
}

/** Where no paper has all words: keeps those with the most of them, and those nearly as good as the best. */
export function keepPartial(matches: readonly Match[]): Match[] {
  const least = NEARLY_BEST * bestScore(matches);
  const most = matches.reduce((so, { found }) => Math.max(so, found), 1);
  return matches.filter(({ score, found }) => found === most || (found > 0 && score >= least));
}

/** For the order of partial matches: first how many words, then how well. */
export function scoreByWords({ found, score }: Match): number {
  return found + score / (1 + score);
}

function bestScore(matches: readonly Match[]): number {
  return matches.reduce((best, { score }) => Math.max(best, score), 0);
}

/** A rare form of a common word says no more than the word itself. */
function mostOf({ readings: [best], optional }: WantedWord, { vocabulary }: Postings, paperCount: number): number {
  if (optional) return MOST_OF_OPTIONAL;
  return best?.weight === 1 ? rarity(vocabulary.countOf(best.term), paperCount) : Number.POSITIVE_INFINITY;
}

/** Inverse document frequency as in BM25 (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009). */
function rarity(count: number, paperCount: number): number {
  return Math.log(1 + (paperCount - count + 0.5) / (count + 0.5));
}

/** The more of the words a paper has, the more the sum counts. At least one word is required. */
function covered(paper: number, sum: number, mask: number, required: readonly boolean[]): Match {
  let found = 0;
  let whole = true;
  let count = 0;
  required.forEach((needed, at) => {
    if (!needed) return;
    count++;
    if (mask & (1 << at)) found++;
    else whole = false;
  });
  const coverage = found / count;
  return { paper, score: sum * coverage * (0.4 + 0.6 * coverage), found, whole };
}

/** Which papers have which words, and how well they answer. */
import type { WantedWord } from "./expansion.ts";
import { bitCount } from "./letter-mask.ts";
import type { Lexicon } from "./lexicon.ts";
import { paperOf, SYMBOL_FIELDS, SYMBOL_IMPACTS, symbolIn } from "./posting-code.ts";

/** Papers with any of the words, in no order; `scores` and `masks` are by number of the paper. */
export interface Matches {
  papers: Uint32Array;
  scores: Float32Array;
  /** Bit `n` for word `n`. */
  masks: Uint32Array;
  /** The same for words that stand in its title or among its authors. */
  heads: Uint32Array;
  /** The same for words that it has as they were typed or begun, not only in another form. */
  exact: Uint32Array;
}

/** A second reading of a word that the paper has already adds little. */
const FURTHER_READING = 0.3;
/** A paper that lacks a word stays only when it is about as good as the best that has them all. */
const NEARLY_BEST = 0.6;
/** How much a paper gains with all words in its title or among its authors, and less with some. */
const HEAD = 2;
/** And how much with all words as they were typed. */
const EXACT = 2;

/** Adds up, word by word, how much each paper says; optional words come last. Terms must be loaded. */
export function matchWords(words: readonly WantedWord[], lexicon: Lexicon, paperCount: number): Matches {
  const scores = new Float32Array(paperCount);
  const masks = new Uint32Array(paperCount);
  const heads = new Uint32Array(paperCount);
  const exact = new Uint32Array(paperCount);
  const touched = new Uint32Array(paperCount);
  let count = 0;
  words.forEach((word, at) => {
    const bit = word.optional ? 0 : 1 << at;
    const most = mostOf(word, lexicon, paperCount);
    // Of the words that begin so the common one was meant as likely as a rare one.
    const begunCount = word.readings.reduce(
      (sum, { term, begun }) => (begun === undefined ? sum : sum + lexicon.countOf(term)),
      0,
    );
    const rarityOfBegun = rarity(begunCount, paperCount);
    for (const { term, weight, begun } of word.readings) {
      const gain =
        weight * Math.min(most, begun !== undefined ? rarityOfBegun : rarity(lexicon.countOf(term), paperCount));
      const exactBit = term === word.typed || begun !== undefined ? bit : 0;
      for (const list of lexicon.postings(term)) {
        for (let slot = 0; slot < list.length; slot++) {
          const posting = list[slot] as number;
          const symbol = symbolIn(posting);
          const fields = SYMBOL_FIELDS[symbol] as number;
          if (word.field !== undefined && (fields & word.field) === 0) continue;
          const paper = paperOf(posting);
          const mask = masks[paper] as number;
          if (word.optional && mask === 0) continue;
          if (fields !== 0) heads[paper] = (heads[paper] as number) | bit;
          exact[paper] = (exact[paper] as number) | exactBit;
          if (mask === 0) touched[count++] = paper;
          const gained = gain * (SYMBOL_IMPACTS[symbol] as number);
          scores[paper] = (scores[paper] as number) + (mask & bit ? FURTHER_READING * gained : gained);
          masks[paper] = mask | bit;
        }
      }
    }
  });
  return { papers: touched.subarray(0, count), scores, masks, heads, exact };
}

/** The more of the words a paper has, in its title or names, and as they were typed, the more its sum counts. */
export function weighByCoverage({ papers, scores, masks, heads, exact }: Matches, wordCount: number): void {
  const share = (count: number) => count / wordCount;
  const counts = Array.from({ length: wordCount + 1 }, (_, count) => count);
  const ofCoverage = Float64Array.from(counts, (count) => share(count) * (0.4 + 0.6 * share(count)));
  const ofHead = Float64Array.from(counts, (count) => 1 + HEAD * share(count) ** 4);
  const ofExact = Float64Array.from(counts, (count) => 1 + EXACT * share(count) ** 4);
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    const covered = ofCoverage[bitCount(masks[paper] as number)] as number;
    const head = ofHead[bitCount(heads[paper] as number)] as number;
    scores[paper] = (scores[paper] as number) * covered * head * (ofExact[bitCount(exact[paper] as number)] as number);
  }
}

/** Whether any of the papers has all words. */
export function hasWhole({ papers, masks }: Matches, wordCount: number): boolean {
  const all = 2 ** wordCount - 1;
  for (let at = 0; at < papers.length; at++) if (masks[papers[at] as number] === all) return true;
  return false;
}

/**
 * Keeps the papers that have all words, and those that lack one but are nearly as good as the best:
 * a mistyped word may be a real one that the paper meant does not have.
 */
export function keepWhole({ papers, scores, masks }: Matches, wordCount: number): Uint32Array {
  const all = 2 ** wordCount - 1;
  const least = NEARLY_BEST * bestScore(papers, scores, (paper) => masks[paper] === all);
  return keep(papers, (paper) => masks[paper] === all || (scores[paper] as number) >= least);
}

/**
 * Where no paper has all words: keeps those with the most of them, and those nearly as good as the best,
 * and makes the number of words come first in their scores.
 */
export function keepPartial({ papers, scores, masks }: Matches): Uint32Array {
  const least = NEARLY_BEST * bestScore(papers, scores, () => true);
  let most = 1;
  for (let at = 0; at < papers.length; at++) most = Math.max(most, bitCount(masks[papers[at] as number] as number));
  const kept = keep(papers, (paper) => bitCount(masks[paper] as number) === most || (scores[paper] as number) >= least);
  for (let at = 0; at < kept.length; at++) {
    const paper = kept[at] as number;
    const score = scores[paper] as number;
    scores[paper] = bitCount(masks[paper] as number) + score / (1 + score);
  }
  return kept;
}

/** As `papers.filter`, which for typed arrays is several times slower. */
export function keep(papers: Uint32Array, isKept: (paper: number) => boolean): Uint32Array {
  const kept = new Uint32Array(papers.length);
  let count = 0;
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    if (isKept(paper)) kept[count++] = paper;
  }
  return kept.subarray(0, count);
}

function bestScore(papers: Uint32Array, scores: Float32Array, counts: (paper: number) => boolean): number {
  let best = 0;
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    if ((scores[paper] as number) > best && counts(paper)) best = scores[paper] as number;
  }
  return best;
}

/** A rare form of a common word says no more than the word itself. */
function mostOf({ readings: [best] }: WantedWord, lexicon: Lexicon, paperCount: number): number {
  return best?.weight === 1 ? rarity(lexicon.countOf(best.term), paperCount) : Number.POSITIVE_INFINITY;
}

/** Inverse document frequency as in BM25 (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009). */
export function rarity(count: number, paperCount: number): number {
  return Math.log(1 + Math.max(0, paperCount - count + 0.5) / (count + 0.5));
}

/** The first `count` papers by an order, without putting the others in order. */
export function firstBy(papers: Uint32Array, count: number, compare: (a: number, b: number) => number): number[] {
  if (papers.length <= 4 * count) return [...papers].sort(compare).slice(0, count);
  // A heap of the best so far with the worst on top.
  const heap: number[] = [];
  const sink = (from: number) => {
    for (let at = from; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compare(heap[child] as number, heap[worst] as number) > 0) worst = child;
      }
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] as number, heap[at] as number];
      at = worst;
    }
  };
  for (const paper of papers) {
    if (heap.length < count) {
      heap.push(paper);
      if (heap.length === count) for (let at = count >> 1; at >= 0; at--) sink(at);
    } else if (compare(paper, heap[0] as number) < 0) {
      heap[0] = paper;
      sink(0);
    }
  }
  return heap.sort(compare);
}

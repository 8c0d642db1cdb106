/** Which papers have which words, and how well they answer. */

import { keep } from "./choose-papers.ts";
import type { Reading, WantedWord } from "./expansion.ts";
import { bitCount } from "./letter-mask.ts";
import type { Lexicon } from "./lexicon.ts";
import { paperOf, SYMBOL_FIELDS, SYMBOL_IMPACTS, symbolIn } from "./posting-code.ts";
import type { RankingDesk } from "./ranking-desk.ts";
import { IN_AUTHORS } from "./term-weights.ts";

/** So many words at most: a paper's own fit in one number. */
export const MOST_RANKED = 16;

/** Papers with any of the words, in no order; the others are by number of the paper. */
export interface Matches {
  papers: Uint32Array;
  scores: Float32Array;
  /** Bit `n` for word `n`, and bit `16 + n` where it stands in the title or among the authors. */
  seen: Uint32Array;
  /** Bit `n` where word `n` is as it was typed or begun, not only in another form; NAMED and BEGUN_NAME. */
  how: Uint32Array;
}

/** A second reading of a word that the paper has already adds little. */
const FURTHER_READING = 0.3;
/** A paper that lacks a word stays only when it is about as good as the best that has them all. */
const NEARLY_BEST = 0.6;
/** How much a paper gains with all words in its title or among its authors, and less with some. */
const HEAD = 2;
/** And how much with all words as they were typed. */
const EXACT = 2;
/** Bits of `how`: a word of the query is among the authors, or only its first letter or two. */
const NAMED = 1 << MOST_RANKED;
const BEGUN_NAME = NAMED << 1;
const LETTERS_OF_NAME = 3;
const WORDS = NAMED - 1;

/**
 * Adds up, word by word, how much each paper says; optional words come last. Terms must be loaded.
 * All but `scores` is the desk's own, until it is used again.
 */
export function matchWords(words: readonly WantedWord[], lexicon: Lexicon, desk: RankingDesk): Matches {
  desk.clear();
  const { seen, how, touched } = desk;
  const paperCount = seen.length;
  const scores = new Float32Array(paperCount);
  const gains = new Float64Array(SYMBOL_IMPACTS.length);
  let count = 0;
  words.forEach((word, at) => {
    const bit = word.optional ? 0 : 1 << at;
    const gainOf = gainsOf(word, lexicon, paperCount);
    for (const reading of word.readings) {
      const { term, begun } = reading;
      const gain = gainOf(reading);
      SYMBOL_IMPACTS.forEach((impact, symbol) => {
        gains[symbol] = gain * impact;
      });
      const exactBit = term === word.typed || begun !== undefined ? bit : 0;
      const namedBits = exactBit | (begun !== undefined && begun < LETTERS_OF_NAME ? BEGUN_NAME : NAMED);
      for (const list of lexicon.postings(term)) {
        for (let slot = 0; slot < list.length; slot++) {
          const posting = list[slot] as number;
          const symbol = symbolIn(posting);
          const fields = SYMBOL_FIELDS[symbol] as number;
          if (word.field !== undefined && (fields & word.field) === 0) continue;
          const paper = paperOf(posting);
          const had = seen[paper] as number;
          if (had === 0) {
            if (word.optional) continue;
            touched[count++] = paper;
          }
          seen[paper] = had | (fields === 0 ? bit : bit | (bit << MOST_RANKED));
          how[paper] = (how[paper] as number) | (fields & IN_AUTHORS ? namedBits : exactBit);
          const gained = gains[symbol] as number;
          scores[paper] = (scores[paper] as number) + (had & bit ? FURTHER_READING * gained : gained);
        }
      }
    }
  });
  desk.count = count;
  return { papers: touched.subarray(0, count), scores, seen, how };
}

/** By how much a paper gains that has a reading of the word. */
function gainsOf(word: WantedWord, lexicon: Lexicon, paperCount: number): (reading: Reading) => number {
  const most = mostOf(word, lexicon, paperCount);
  // Of the words that begin so the common one was meant as likely as a rare one.
  const begunCount = word.readings.reduce(
    (sum, { term, begun }) => (begun === undefined ? sum : sum + lexicon.countOf(term)),
    0,
  );
  const rarityOfBegun = rarity(begunCount, paperCount);
  return ({ term, weight, begun }) =>
    weight * Math.min(most, begun !== undefined ? rarityOfBegun : rarity(lexicon.countOf(term), paperCount));
}

/** The more of the words a paper has, in its title or names, and as they were typed, the more its sum counts. */
export function weighByCoverage({ papers, scores, seen, how }: Matches, wordCount: number): void {
  const ofCoverage = byWords(wordCount, (share) => share * (0.4 + 0.6 * share));
  const ofHead = byWords(wordCount, (share) => 1 + HEAD * share ** 4);
  const ofExact = byWords(wordCount, (share) => 1 + EXACT * share ** 4);
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    const had = seen[paper] as number;
    const covered = ofCoverage[had & WORDS] as number;
    const head = ofHead[had >>> MOST_RANKED] as number;
    const exact = ofExact[(how[paper] as number) & WORDS] as number;
    scores[paper] = (scores[paper] as number) * covered * head * exact;
  }
}

/** A weight for every choice among the words, by the share that it is of them. */
function byWords(wordCount: number, weightOf: (share: number) => number): Float64Array {
  const weights = Array.from({ length: wordCount + 1 }, (_, count) => weightOf(count / wordCount));
  return Float64Array.from({ length: 2 ** wordCount }, (_, mask) => weights[bitCount(mask)] as number);
}

/** Whether any of the papers has all words. */
export function hasWhole({ papers, seen }: Matches, wordCount: number): boolean {
  const all = 2 ** wordCount - 1;
  for (let at = 0; at < papers.length; at++) if (((seen[papers[at] as number] as number) & WORDS) === all) return true;
  return false;
}

/** A word of the query is the name, or begins the name, of one of the paper's authors. */
const SOUGHT_BY_NAME = 1;
/** And all words are in the paper's title or names, one of them with more than two letters in a name. */
export const SOUGHT_WITH_TITLE = 2;

/** By number of the paper: SOUGHT_BY_NAME and SOUGHT_WITH_TITLE, added. */
export function soughtByName({ papers, seen, how }: Matches, wordCount: number): Uint8Array {
  const all = 2 ** wordCount - 1;
  const sought = new Uint8Array(seen.length);
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    const name = (how[paper] as number) & (NAMED | BEGUN_NAME);
    if (name === 0) continue;
    const isWhole = (name & NAMED) !== 0 && (seen[paper] as number) >>> MOST_RANKED === all;
    sought[paper] = isWhole ? SOUGHT_BY_NAME | SOUGHT_WITH_TITLE : SOUGHT_BY_NAME;
  }
  return sought;
}

/**
 * Keeps the papers that have all words, and those that lack one but are nearly as good as the best:
 * a mistyped word may be a real one that the paper meant does not have.
 */
export function keepWhole({ papers, scores, seen }: Matches, wordCount: number): Uint32Array {
  const all = 2 ** wordCount - 1;
  const least = NEARLY_BEST * bestScore(papers, scores, (paper) => ((seen[paper] as number) & WORDS) === all);
  return keep(papers, (paper) => (scores[paper] as number) >= least || ((seen[paper] as number) & WORDS) === all);
}

/**
 * Where no paper has all words: keeps those with the most of them, and those nearly as good as the best,
 * and makes the number of words come first in their scores.
 */
export function keepPartial({ papers, scores, seen }: Matches): Uint32Array {
  const countIn = (paper: number) => bitCount((seen[paper] as number) & WORDS);
  const least = NEARLY_BEST * bestScore(papers, scores, () => true);
  let most = 1;
  for (let at = 0; at < papers.length; at++) most = Math.max(most, countIn(papers[at] as number));
  const kept = keep(papers, (paper) => countIn(paper) === most || (scores[paper] as number) >= least);
  for (let at = 0; at < kept.length; at++) {
    const paper = kept[at] as number;
    const score = scores[paper] as number;
    scores[paper] = countIn(paper) + score / (1 + score);
  }
  return kept;
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

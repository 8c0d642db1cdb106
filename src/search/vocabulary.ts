/** Every word of the papers: found exactly, by its beginning, or by Fuse.js when it was mistyped. */
import Fuse from "fuse.js/min-basic";
import { editDistance } from "../archive/edit-distance.ts";

/** A known term near a mistyped one: 0 is the same, about 1 is far. */
export interface NearTerm {
  term: number;
  distance: number;
}

const BEST_NEAR = 6;
const FUSE_HITS = 24;
const LETTERS_AN_EDIT = 5;

export class Vocabulary {
  /** Sorted by code unit; a term's number is its place here. */
  readonly terms: readonly string[];
  /** In how many papers each term stands. */
  readonly counts: Uint32Array;
  /** Terms in fewer papers are left out of the first look for a mistyped word: many are typos themselves. */
  readonly #common: number;
  readonly #masks: Uint32Array;
  readonly #near = new Map<string, readonly NearTerm[]>();

  constructor(terms: readonly string[], counts: Uint32Array, paperCount: number) {
    this.terms = terms;
    this.counts = counts;
    this.#common = paperCount < 500 ? 1 : paperCount < 5000 ? 3 : 5;
    this.#masks = Uint32Array.from(terms, letterMask);
  }

  /** The number of a term, or -1. */
  find(term: string): number {
    const at = this.#firstFrom(term);
    return this.terms[at] === term ? at : -1;
  }

  countOf(term: number): number {
    return this.counts[term] ?? 0;
  }

  /** Longer terms that begin so: in most papers first, then by code unit. */
  startingWith(prefix: string, limit: number): number[] {
    const found: number[] = [];
    for (let at = this.#firstFrom(prefix); this.terms[at]?.startsWith(prefix); at++) {
      if (this.terms[at] !== prefix) found.push(at);
    }
    return found.sort((a, b) => this.countOf(b) - this.countOf(a) || a - b).slice(0, limit);
  }

  /**
   * Terms that may have been meant by a mistyped word, nearest first; the word itself is left out.
   * One edit in five letters; another first letter only when nothing else differs.
   * A shorter word may lack a letter or have two swapped; with one changed or more it is another word.
   */
  near(word: string): readonly NearTerm[] {
    let near = this.#near.get(word);
    if (near === undefined) {
      near = this.#searchNear(word, this.#common);
      if (this.#common > 1 && (near[0]?.distance ?? 1) > 0.4)
        near = nearestFirst([...near, ...this.#searchNear(word, 1, this.#common)]);
      if (this.#near.size > 5000) this.#near.clear();
      this.#near.set(word, near);
    }
    return near;
  }

  /**
   * Fuse.js (Bitap) over the terms that could be near: about as long, and with about the same letters.
   * Its score is refined by the number of edits, since Bitap counts a swap of neighbours twice.
   */
  #searchNear(word: string, least: number, below = Number.POSITIVE_INFINITY): NearTerm[] {
    const edits = mostEdits(word);
    const mask = letterMask(word);
    const pool: number[] = [];
    for (let term = 0; term < this.terms.length; term++) {
      const count = this.countOf(term);
      if (count < least || count >= below) continue;
      if (Math.abs((this.terms[term]?.length ?? 0) - word.length) > edits) continue;
      const other = this.#masks[term] ?? 0;
      if (bitCount(mask & ~other) > edits || bitCount(other & ~mask) > edits) continue;
      pool.push(term);
    }
    const texts = pool.map((term) => this.terms[term] ?? "");
    // Bitap counts a swap twice: half of a word of four letters.
    const threshold = word.length <= 4 ? 0.5 : 0.4;
    const fuse = new Fuse(texts, { threshold, distance: 20, includeScore: true, ignoreFieldNorm: true });
    const near: NearTerm[] = [];
    for (const { item, refIndex, score = 1 } of fuse.search(word, { limit: FUSE_HITS })) {
      if (word.length < LETTERS_AN_EDIT && item.length <= word.length && !isSwapped(word, item)) continue;
      const count = editDistance(word, item);
      if (count === 0 || count > edits || (count > 1 && item[0] !== word[0])) continue;
      near.push({ term: pool[refIndex] ?? 0, distance: distanceOf(word, item, score, count) });
    }
    return nearestFirst(near);
  }

  /** Place of the first term that is not before the text. */
  #firstFrom(text: string): number {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.terms[middle] ?? "") < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** More edits make another word of it. */
function mostEdits(word: string): number {
  return Math.max(1, Math.floor(word.length / LETTERS_AN_EDIT));
}

/** Whether two words have the same letters, whatever their order. */
function isSwapped(word: string, other: string): boolean {
  return [...word].sort().join("") === [...other].sort().join("");
}

function distanceOf(word: string, term: string, fuseScore: number, edits: number): number {
  const otherStart = word[0] === term[0] ? 0 : 0.08;
  return fuseScore + 0.06 * Math.abs(term.length - word.length) + otherStart + 0.12 * edits;
}

function nearestFirst(near: NearTerm[]): NearTerm[] {
  return near.sort((a, b) => a.distance - b.distance || a.term - b.term).slice(0, BEST_NEAR);
}

/** Which letters a term has: a to z, one bit for digits, one for everything else. */
function letterMask(term: string): number {
  let mask = 0;
  for (let at = 0; at < term.length; at++) {
    const code = term.charCodeAt(at);
    if (code >= 97 && code <= 122) mask |= 1 << (code - 97);
    else mask |= 1 << (code >= 48 && code <= 57 ? 26 : 27);
  }
  return mask >>> 0;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** Known terms near a mistyped word: Fuse.js over those that could be. */
import Fuse from "fuse.js/min-basic";
import { editDistance } from "../archive/edit-distance.ts";
import { bitCount, letterMask } from "./letter-mask.ts";
import type { Vocabulary } from "./words-reader.ts";

/** 0 is the same, about 1 is far. */
export interface NearTerm {
  term: string;
  distance: number;
}

const BEST_NEAR = 6;
const FUSE_HITS = 24;
const LETTERS_AN_EDIT = 5;

/**
 * Terms that may have been meant by a mistyped word, nearest first; the word itself is left out.
 * One edit in five letters; another first letter only when nothing else differs.
 * A shorter word may lack a letter or have two swapped; with one changed or more it is another word.
 *
 * Fuse.js (Bitap) reads the terms that could be near: about as long, and with about the same letters.
 * Its score is refined by the number of edits, since Bitap counts a swap of neighbours twice.
 */
export function nearTerms(word: string, vocabularies: Iterable<Vocabulary>): NearTerm[] {
  const texts = [...poolOf(word, vocabularies)];
  // Bitap counts a swap twice: half of a word of four letters.
  const threshold = word.length <= 4 ? 0.5 : 0.4;
  const fuse = new Fuse(texts, { threshold, distance: 20, includeScore: true, ignoreFieldNorm: true });
  const edits = mostEdits(word);
  const near: NearTerm[] = [];
  for (const { item, score = 1 } of fuse.search(word, { limit: FUSE_HITS })) {
    if (word.length < LETTERS_AN_EDIT && item.length <= word.length && !isSwapped(word, item)) continue;
    const count = editDistance(word, item);
    if (count === 0 || count > edits || (count > 1 && item[0] !== word[0])) continue;
    near.push({ term: item, distance: distanceOf(word, item, score, count) });
  }
  return near.sort((a, b) => a.distance - b.distance || (a.term < b.term ? -1 : 1)).slice(0, BEST_NEAR);
}

function poolOf(word: string, vocabularies: Iterable<Vocabulary>): Set<string> {
  const edits = mostEdits(word);
  const mask = letterMask(word);
  const pool = new Set<string>();
  for (const { terms, masks } of vocabularies) {
    for (let at = 0; at < terms.length; at++) {
      const other = masks[at] as number;
      if (bitCount(mask & ~other) > edits || bitCount(other & ~mask) > edits) continue;
      const term = terms[at] as string;
      if (Math.abs(term.length - word.length) <= edits) pool.add(term);
    }
  }
  return pool;
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

/** Among the best candidates, those whose title has the words as typed, side by side, move up. */
import Fuse from "fuse.js";
import { foldedLine } from "./analyser.ts";
import type { WantedWord } from "./expansion.ts";

/** How much a title gains in which all neighbouring words are neighbours too, and so on in proportion. */
const NEIGHBOURS = 0.5;
/** For three words or more, all side by side: hardly a coincidence. */
const WHOLE_PHRASE = 0.8;

/**
 * By how much to multiply the score of each title: 1 and more.
 * Fuse.js finds the pairs of neighbouring words in the titles (its extended search, `'"two words"`).
 */
export function nearnessOf(titles: readonly string[], words: readonly WantedWord[]): number[] {
  const pairs = neighbouringPairs(words);
  const counts = titles.map(() => 0);
  if (pairs.length > 0) {
    const fuse = new Fuse(titles.map(foldedLine), {
      useExtendedSearch: true,
      ignoreLocation: true,
      ignoreFieldNorm: true,
    });
    for (const pair of pairs) {
      for (const { refIndex } of fuse.search(`'"${pair}"`)) counts[refIndex] = (counts[refIndex] ?? 0) + 1;
    }
  }
  return counts.map((count) => {
    const phrase = pairs.length > 1 && count === pairs.length ? WHOLE_PHRASE : 0;
    return pairs.length === 0 ? 1 : 1 + (NEIGHBOURS * count) / pairs.length + phrase;
  });
}

/** Each word with the next, spelled as the papers spell it; the last one may be only begun. */
function neighbouringPairs(words: readonly WantedWord[]): string[] {
  const spelled = words.map(({ readings: [best], typed }) => {
    if (best === undefined || best.begun !== undefined) return typed;
    return `${best.term} `;
  });
  return spelled.slice(1).map((word, at) => ` ${spelled[at]?.trimEnd() ?? ""} ${word}`);
}

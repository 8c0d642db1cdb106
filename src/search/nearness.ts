/** Among the best candidates, those whose title or author has the words as typed, side by side, move up. */
import Fuse from "fuse.js";
import { foldedLine } from "./analyser.ts";
import type { WantedWord } from "./expansion.ts";
import type { PaperLine } from "./index-format.ts";

/** How much a paper gains in which all neighbouring words are neighbours too, and so on in proportion. */
const NEIGHBOURS = 0.7;
/** For three words or more, all side by side: hardly a coincidence. */
const WHOLE_PHRASE = 0.8;

/**
 * By how much to multiply the score of each paper: 1 and more.
 * Fuse.js finds the pairs of neighbouring words in titles and names (its extended search, `'"two words"`).
 */
export function nearnessOf(lines: readonly (PaperLine | undefined)[], words: readonly WantedWord[]): number[] {
  const pairs = neighbouringPairs(words);
  const counts = lines.map(() => 0);
  if (pairs.length > 0) {
    const fuse = new Fuse(lines.map(textOf), {
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

function textOf(line: PaperLine | undefined): string {
  return [line?.title ?? "", ...(line?.authors ?? [])].map(foldedLine).join("|");
}

/** Each word with the next, spelled as the papers spell it; the last one may be only begun. */
function neighbouringPairs(words: readonly WantedWord[]): string[] {
  const spelled = words.map(({ readings: [best], typed }) => {
    if (best === undefined || best.begun !== undefined) return typed;
    return `${best.term} `;
  });
  return spelled.slice(1).map((word, at) => ` ${spelled[at]?.trimEnd() ?? ""} ${word}`);
}

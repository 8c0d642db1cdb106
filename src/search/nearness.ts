/** Among the best candidates, those whose title or author has the words as typed, side by side and little else, move up. */
import Fuse from "fuse.js/min-basic";
import { foldedLine, termsOf, visitWords } from "./analyser.ts";
import type { WantedWord } from "./expansion.ts";
import type { PaperLine } from "./index-format.ts";

/** How much a paper gains in which all neighbouring words are neighbours too, and so on in proportion. */
const NEIGHBOURS = 0.7;
/** For three words or more, all side by side: hardly a coincidence. */
const WHOLE_PHRASE = 0.8;
/** The title has the words in the order in which they were typed, whatever stands between. */
const IN_ORDER = 0.8;
/** Words are a larger part of a short title, and a name says more beside few others: powers of these lengths. */
const SHORT_TITLE = 0.3;
const FEW_AUTHORS = 0.3;
const USUAL_TITLE = 12;
const USUAL_AUTHORS = 10;

/**
 * By how much to multiply the score of each paper; 1 says that its title and names tell nothing.
 * Fuse.js finds the pairs of neighbouring words in titles and names (as they are, wherever they stand).
 */
export function nearnessOf(lines: readonly (PaperLine | undefined)[], words: readonly WantedWord[]): number[] {
  const pairs = neighbouringPairs(words);
  const counts = lines.map(() => 0);
  if (pairs.length > 0) {
    const fuse = new Fuse(lines.map(textOf), { threshold: 0, ignoreLocation: true, ignoreFieldNorm: true });
    for (const pair of pairs) {
      for (const { refIndex } of fuse.search(pair)) counts[refIndex] = (counts[refIndex] ?? 0) + 1;
    }
  }
  return counts.map((count, at) => {
    const phrase = pairs.length > 1 && count === pairs.length ? WHOLE_PHRASE : 0;
    const neighbours = pairs.length === 0 ? 0 : (NEIGHBOURS * count) / pairs.length + phrase;
    return (1 + neighbours) * headFactor(lines[at], words);
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

/** For a paper with all words in its title or among its authors: more for the typed order, a short title and few authors. */
function headFactor(line: PaperLine | undefined, words: readonly WantedWord[]): number {
  if (line === undefined) return 1;
  const { authors = [] } = line;
  const { places, length } = placesIn(line.title);
  const names = new Set(authors.flatMap(termsOf));
  let titled = 0;
  let inOrder = 0;
  let last = -1;
  for (const { readings } of words) {
    const at = readings.flatMap(({ term }) => places.get(term) ?? []);
    if (at.length === 0 && !readings.some(({ term }) => names.has(term))) return 1;
    if (at.length === 0) continue;
    titled++;
    const next = Math.min(...at.filter((place) => place > last));
    if (next === Number.POSITIVE_INFINITY) continue;
    last = next;
    inOrder++;
  }
  const order = titled > 1 ? 1 + (IN_ORDER * (inOrder - 1)) / (titled - 1) : 1;
  const short = titled > 0 ? (USUAL_TITLE / (length + 2)) ** SHORT_TITLE : 1;
  const few = titled < words.length ? (USUAL_AUTHORS / (authors.length + 2)) ** FEW_AUTHORS : 1;
  return order * short * few;
}

/** Where each term of a text stands among its words; the joined reading of "fine-tuning" where its last part does. */
function placesIn(text: string): { places: ReadonlyMap<string, number[]>; length: number } {
  const places = new Map<string, number[]>();
  let length = 0;
  visitWords(text, (term, _from, _to, joined) => {
    const place = joined ? length - 1 : length++;
    places.set(term, [...(places.get(term) ?? []), place]);
  });
  return { places, length };
}

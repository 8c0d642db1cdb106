/** Which parts of a text to show as found, and which part of an abstract to show at all. */
import { visitWords } from "./analyser.ts";
import type { Mark, MarkedText } from "./types.ts";

/** The terms to mark, each with the number of letters typed when it was only begun, else undefined. */
export type MarkedTerms = ReadonlyMap<string, number | undefined>;

const EXCERPT = 260;
/** An excerpt rather begins with its sentence, when that began so many characters before. */
const SENTENCE_WITHIN = 80;

/** The whole text with its marks. */
export function markText(text: string, terms: MarkedTerms): MarkedText {
  return { text, marks: mergeMarks(findMarks(text, terms)) };
}

/** The stretch of a text with the most different words that were searched for; its beginning when it has none. */
export function markExcerpt(text: string, terms: MarkedTerms): MarkedText {
  if (text.length <= EXCERPT) return markText(text, terms);
  const marks = findMarks(text, terms);
  const from = startOfExcerpt(text, densestStart(marks));
  const to = endOfExcerpt(text, from);
  const before = from > 0 ? "… " : "";
  const after = to < text.length ? " …" : "";
  const within = mergeMarks(marks).filter(([start, end]) => start >= from && end <= to);
  return {
    text: before + text.slice(from, to) + after,
    marks: within.map(([start, end]) => [start - from + before.length, end - from + before.length]),
  };
}

interface FoundMark {
  term: string;
  from: number;
  to: number;
}

function findMarks(text: string, terms: MarkedTerms): FoundMark[] {
  const found: FoundMark[] = [];
  visitWords(text, (term, from, to) => {
    if (!terms.has(term)) return;
    const begun = terms.get(term);
    found.push({ term, from, to: begun === undefined ? to : Math.min(to, from + begun) });
  });
  return found;
}

/** In order and without overlaps: a hyphenated word may be marked as a whole and in parts. */
function mergeMarks(found: readonly FoundMark[]): Mark[] {
  const merged: [number, number][] = [];
  for (const { from, to } of [...found].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Where the first of the best windows begins. */
function densestStart(marks: readonly FoundMark[]): number {
  let start = 0;
  let most = 0;
  marks.forEach((first, at) => {
    const terms = new Set<string>();
    for (let next = at; next < marks.length; next++) {
      const mark = marks[next];
      if (mark === undefined || mark.to > first.from + EXCERPT - SENTENCE_WITHIN) break;
      terms.add(mark.term);
    }
    if (terms.size > most) {
      most = terms.size;
      start = first.from;
    }
  });
  return start;
}

/** Back to the beginning of the sentence when that is near, else to a word a little before. */
function startOfExcerpt(text: string, at: number): number {
  if (at <= SENTENCE_WITHIN) return 0;
  const before = text.slice(at - SENTENCE_WITHIN, at);
  const sentence = before.search(/(?<=[.!?]\s)(?![\s\S]*[.!?]\s)/);
  if (sentence >= 0) return at - SENTENCE_WITHIN + sentence;
  const word = before.slice(SENTENCE_WITHIN / 2).search(/\s/);
  return word < 0 ? at : at - SENTENCE_WITHIN / 2 + word + 1;
}

/** To the last space before the excerpt is full; text without spaces is cut, but never inside a character. */
function endOfExcerpt(text: string, from: number): number {
  const full = from + EXCERPT;
  if (full >= text.length) return text.length;
  const space = text.lastIndexOf(" ", full);
  if (space > from + EXCERPT / 2) return space;
  const code = text.charCodeAt(full);
  return code >= 0xdc00 && code <= 0xdfff ? full + 1 : full;
}

/**
 * How postings and positions are written.
 *
 * A posting list: the count of papers, then for each paper its distance from the one before (less 1) and one symbol
 * for fields and impact. Positions: for each posting in the same order the distances of its places;
 * the last one's last digit comes from an alphabet of its own.
 */
import { DIGIT_COUNT, DigitReader, type DigitWriter, type NumberKind } from "./digits.ts";
import { IN_AUTHORS, IN_TITLE } from "./term-weights.ts";

/** Impacts of a term by its fields: so many steps over the range that occurs. */
const SCALES = [
  { fields: 0, steps: 12, from: 0.1, to: 0.82 },
  { fields: IN_TITLE, steps: 12, from: 0.45, to: 0.93 },
  { fields: IN_AUTHORS, steps: 4, from: 0.6, to: 0.85 },
  { fields: IN_TITLE + IN_AUTHORS, steps: 4, from: 0.7, to: 0.95 },
];

/** Field and impact of each symbol. */
const SYMBOLS = SCALES.flatMap(({ fields, steps, from, to }) =>
  Array.from({ length: steps }, (_, step) => ({ fields, impact: from + ((to - from) * step) / (steps - 1) })),
);
const STARTS = SCALES.map((_, at) => SCALES.slice(0, at).reduce((sum, { steps }) => sum + steps, 0));

/** By symbol. */
export const SYMBOL_IMPACTS = Float32Array.from(SYMBOLS, ({ impact }) => impact);
export const SYMBOL_FIELDS = Uint8Array.from(SYMBOLS, ({ fields }) => fields);

const GAP: NumberKind = { first: SYMBOLS.length, base: Math.floor((DIGIT_COUNT - SYMBOLS.length) / 2) };
const PLACE_BASE = DIGIT_COUNT / 3;
/** The last digit of a place that another follows, and of the last place. */
const MORE: NumberKind = { first: 0, base: PLACE_BASE };

/** Of a term's impact and its fields, IN_TITLE and IN_AUTHORS added. */
export function symbolOf(impact: number, fields: number): number {
  const { steps, from, to } = SCALES[fields] as (typeof SCALES)[number];
  const step = Math.round(((impact - from) / (to - from)) * (steps - 1));
  return (STARTS[fields] ?? 0) + Math.min(steps - 1, Math.max(0, step));
}

/** Postings of one term, papers ascending: each a paper's number and the symbol in the lowest bits. */
export type PostingList = Uint32Array;

const SYMBOL_BITS = 5;
const SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;

export function postingOf(paper: number, symbol: number): number {
  return (paper << SYMBOL_BITS) | symbol;
}

export function paperOf(posting: number): number {
  return posting >>> SYMBOL_BITS;
}

export function symbolIn(posting: number): number {
  return posting & SYMBOL_MASK;
}

/** Writes a list for a segment whose papers are numbered from 0. */
export function writePostings(writer: DigitWriter, postings: PostingList): void {
  writer.putNumber(postings.length, GAP);
  let next = 0;
  for (const posting of postings) {
    const paper = paperOf(posting);
    writer.putNumber(paper - next, GAP);
    writer.put(symbolIn(posting));
    next = paper + 1;
  }
}

/** So many lists in one array, where list `n` stands from `starts[n]` to `starts[n + 1]`. */
export interface PostingLists {
  postings: Uint32Array;
  starts: Uint32Array;
}

/** Reads lists that stand one after the other; `first` is the number of the segment's first paper. */
export function readPostings(text: string, lists: number, first: number): PostingLists {
  const reader = new DigitReader(text);
  const starts = new Uint32Array(lists + 1);
  // A posting has two digits at least.
  const postings = new Uint32Array(text.length >> 1);
  let end = 0;
  for (let list = 0; list < lists; list++) {
    let next = first;
    for (let left = reader.nextNumber(GAP); left > 0 && !reader.done; left--) {
      const paper = next + reader.nextNumber(GAP);
      postings[end++] = postingOf(paper, reader.next());
      next = paper + 1;
    }
    starts[list + 1] = end;
  }
  return { postings: postings.slice(0, end), starts };
}

/** Writes the places of one posting after another, so many of each: at least one, ascending. */
export function writePlaces(writer: DigitWriter, places: Uint32Array, counts: Uint32Array): void {
  let at = 0;
  for (const count of counts) {
    const end = at + count;
    for (let last = 0; at < end; at++) {
      const place = places[at] as number;
      let left = place - last;
      while (left >= PLACE_BASE) {
        writer.put(2 * PLACE_BASE + (left % PLACE_BASE));
        left = Math.floor(left / PLACE_BASE);
      }
      writer.put((at < end - 1 ? MORE.first : PLACE_BASE) + left);
      last = place;
    }
  }
}

/** Reads the places of the postings of a list in order, from where the list begins. */
export class PlaceReader {
  readonly #reader: DigitReader;

  constructor(text: string, at: number) {
    this.#reader = new DigitReader(text, at);
  }

  skip(postings: number): void {
    const reader = this.#reader;
    for (let left = postings; left > 0 && !reader.done; ) if (isLast(reader.next())) left--;
  }

  next(): number[] {
    const places: number[] = [];
    const reader = this.#reader;
    let last = 0;
    let scale = 1;
    let gap = 0;
    while (!reader.done) {
      const digit = reader.next();
      gap += (digit % PLACE_BASE) * scale;
      if (digit >= 2 * PLACE_BASE) {
        scale *= PLACE_BASE;
        continue;
      }
      last += gap;
      places.push(last);
      gap = 0;
      scale = 1;
      if (isLast(digit)) break;
    }
    return places;
  }
}

function isLast(digit: number): boolean {
  return digit >= PLACE_BASE && digit < 2 * PLACE_BASE;
}

/** All postings of some papers, by term: the inverted index before it is cut into shards. */
import { isFunctionWord } from "./function-words.ts";
import { symbolOf } from "./posting-code.ts";
import type { SearchRecord } from "./search-record.ts";
import { termsOfRecord } from "./term-weights.ts";

/** Whether a term's places are kept: not those of grammar, which stand everywhere, nor of ids. */
export function hasPlaces(term: string): boolean {
  return !term.startsWith("=") && !isFunctionWord(term);
}

/** Numbers in one typed array that grows: millions of small arrays would keep the garbage collector busy. */
class Numbers {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const longer = new Uint32Array(this.length * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.length++] = value;
  }

  at(place: number): number {
    return this.#values[place] as number;
  }
}

/** Postings in the order in which papers were added, and then by term. */
export class PostingTable {
  /** Terms by their number, in order of first use. */
  readonly #terms: string[] = [];
  readonly #counts = new Numbers();
  readonly #numbers = new Map<string, number>();
  readonly #term = new Numbers();
  readonly #paper = new Numbers();
  readonly #symbol = new Numbers();
  /** Places of posting `n` end where those of `n + 1` begin. */
  readonly #placeStart = new Numbers();
  readonly #place = new Numbers();

  constructor(records: readonly SearchRecord[], topicNames: ReadonlyMap<string, string>) {
    const counts: number[] = [];
    records.forEach((record, paper) => {
      for (const [term, use] of termsOfRecord(record, topicNames)) {
        let number = this.#numbers.get(term);
        if (number === undefined) {
          number = this.#terms.push(term) - 1;
          this.#numbers.set(term, number);
          counts.push(0);
        }
        counts[number] = (counts[number] as number) + 1;
        this.#term.push(number);
        this.#paper.push(paper);
        this.#symbol.push(symbolOf(use));
        this.#placeStart.push(this.#place.length);
        for (const position of use.positions) this.#place.push(position);
      }
    });
    this.#placeStart.push(this.#place.length);
    for (const count of counts) this.#counts.push(count);
  }

  /** Terms in order of code units, with the postings of each in order of papers. */
  *byTerm(): Iterable<TermPostings> {
    const slots = this.#slotsByTerm();
    const sorted = this.#terms.map((_, number) => number);
    const terms = this.#terms;
    sorted.sort((a, b) => ((terms[a] as string) < (terms[b] as string) ? -1 : 1));
    for (const number of sorted) {
      const from = slots.starts[number] as number;
      const some = slots.order.subarray(from, from + this.#counts.at(number));
      yield {
        term: terms[number] as string,
        papers: some.map((slot) => this.#paper.at(slot)),
        symbols: Uint8Array.from(some, (slot) => this.#symbol.at(slot)),
        placesOf: (at) => this.#placesOf(some[at] as number),
      };
    }
  }

  #placesOf(slot: number): number[] {
    const places: number[] = [];
    for (let at = this.#placeStart.at(slot); at < this.#placeStart.at(slot + 1); at++) places.push(this.#place.at(at));
    return places;
  }

  /** A counting sort, which keeps the order of papers. */
  #slotsByTerm(): { order: Uint32Array; starts: Uint32Array } {
    const starts = new Uint32Array(this.#terms.length + 1);
    for (let term = 0; term < this.#terms.length; term++) {
      starts[term + 1] = (starts[term] as number) + this.#counts.at(term);
    }
    const next = starts.slice();
    const order = new Uint32Array(this.#term.length);
    for (let slot = 0; slot < this.#term.length; slot++) {
      const term = this.#term.at(slot);
      const place = next[term] as number;
      order[place] = slot;
      next[term] = place + 1;
    }
    return { order, starts };
  }
}

export interface TermPostings {
  term: string;
  papers: Uint32Array;
  symbols: Uint8Array;
  /** Places of a posting, ascending; none for terms without places. */
  placesOf(posting: number): number[];
}

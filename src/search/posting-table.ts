/** All postings of some papers, by term: the inverted index before it is cut into shards. */
import { Numbers } from "./numbers.ts";
import { PaperTerms } from "./paper-terms.ts";
import type { PostingList } from "./posting-code.ts";
import type { SearchRecord } from "./search-record.ts";

/** Paper and symbol, and the count of places, which stand before a posting's places. */
const HEAD = 2;
/** More numbers than the postings of most papers take: what stays unused of the list is never touched, so it is no cost. */
const ROOM_FOR_PAPER = 1024;

/** A term and in how many papers it stands. */
export interface CountedTerm {
  term: string;
  count: number;
}

/** Postings of terms in order of code units, those of each in order of papers. */
export class PostingTable {
  /** Terms by their number, and the numbers in order of the terms. */
  readonly #terms: readonly string[];
  readonly #order: readonly number[];
  /** For each posting its head and its places; those of term `n` from `#starts[n]` on, of which there are `#counts[n]`. */
  readonly #sorted: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #counts: Uint32Array;

  constructor(records: readonly SearchRecord[], topicNames: ReadonlyMap<string, string>) {
    // For each posting the number of its term, its head and its places.
    const list = new Numbers(records.length * ROOM_FOR_PAPER);
    const ofPaper = new PaperTerms();
    records.forEach((record, paper) => {
      ofPaper.read(record, topicNames);
      ofPaper.writeTo(list, paper);
    });
    const { terms } = ofPaper;
    this.#terms = terms;
    this.#order = terms
      .map((_, number) => number)
      .sort((a, b) => ((terms[a] as string) < (terms[b] as string) ? -1 : 1));
    this.#starts = new Uint32Array(terms.length + 1);
    this.#counts = new Uint32Array(terms.length);
    this.#sorted = this.#sortByTerm(list.view());
  }

  /** Every term. */
  counted(): CountedTerm[] {
    return this.#order.map((number) => ({
      term: this.#terms[number] as string,
      count: this.#counts[number] as number,
    }));
  }

  /** Every term with its postings. The next term uses the arrays again. */
  *byTerm(): Iterable<TermPostings> {
    const sorted = this.#sorted;
    const [postings, placeCounts, places] = [new Numbers(), new Numbers(), new Numbers()];
    for (const number of this.#order) {
      for (const some of [postings, placeCounts, places]) some.clear();
      for (let at = this.#starts[number] as number; at < (this.#starts[number + 1] as number); ) {
        const end = at + HEAD + (sorted[at + 1] as number);
        postings.push(sorted[at] as number);
        placeCounts.push(sorted[at + 1] as number);
        for (at += HEAD; at < end; at++) places.push(sorted[at] as number);
      }
      yield {
        term: this.#terms[number] as string,
        postings: postings.view(),
        placeCounts: placeCounts.view(),
        places: places.view(),
      };
    }
  }

  /** A counting sort, which keeps the order of papers. */
  #sortByTerm(list: Uint32Array): Uint32Array {
    const [starts, counts] = [this.#starts, this.#counts];
    for (let at = 0; at < list.length; ) {
      const term = list[at] as number;
      const size = HEAD + (list[at + 2] as number);
      counts[term] = (counts[term] as number) + 1;
      starts[term + 1] = (starts[term + 1] as number) + size;
      at += 1 + size;
    }
    for (let term = 0; term < counts.length; term++) {
      starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);
    }
    const next = starts.slice();
    const sorted = new Uint32Array(starts.at(-1) as number);
    for (let at = 0; at < list.length; ) {
      const term = list[at] as number;
      const end = at + 1 + HEAD + (list[at + 2] as number);
      let to = next[term] as number;
      for (at++; at < end; at++) sorted[to++] = list[at] as number;
      next[term] = to;
    }
    return sorted;
  }
}

export interface TermPostings {
  term: string;
  postings: PostingList;
  /** How many places each posting has: none for terms without places. */
  placeCounts: Uint32Array;
  /** The places of one posting after the other, those of each ascending. */
  places: Uint32Array;
}

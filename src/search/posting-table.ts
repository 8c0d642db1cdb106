/** All postings of some papers, by term: the inverted index before it is cut into shards. */
import { Numbers } from "./numbers.ts";
import { PaperTerms } from "./paper-terms.ts";
import type { PostingList } from "./posting-code.ts";
import type { SearchRecord } from "./search-record.ts";

/** Paper and symbol, and the count of places, which stand before a posting's places. */
const HEAD = 2;
/** More numbers than the postings of most papers take: what stays unused of the list is never touched, so it is no cost. */
const ROOM_FOR_PAPER = 1024;

/** Postings in the order in which papers were added, and then by term. */
export class PostingTable {
  /** Terms by their number. */
  readonly #terms: readonly string[];
  /** For each posting the number of its term, its head and its places. */
  readonly #list: Numbers;

  constructor(records: readonly SearchRecord[], topicNames: ReadonlyMap<string, string>) {
    this.#list = new Numbers(records.length * ROOM_FOR_PAPER);
    const ofPaper = new PaperTerms();
    records.forEach((record, paper) => {
      ofPaper.read(record, topicNames);
      ofPaper.writeTo(this.#list, paper);
    });
    this.#terms = ofPaper.terms;
  }

  /** Terms in order of code units, with the postings of each in order of papers. The next term uses the arrays again. */
  *byTerm(): Iterable<TermPostings> {
    const { sorted, starts } = this.#sortByTerm();
    const terms = this.#terms;
    const numbers = terms.map((_, number) => number);
    numbers.sort((a, b) => ((terms[a] as string) < (terms[b] as string) ? -1 : 1));
    const [postings, placeCounts, places] = [new Numbers(), new Numbers(), new Numbers()];
    for (const number of numbers) {
      for (const some of [postings, placeCounts, places]) some.clear();
      for (let at = starts[number] as number; at < (starts[number + 1] as number); ) {
        const end = at + HEAD + (sorted[at + 1] as number);
        postings.push(sorted[at] as number);
        placeCounts.push(sorted[at + 1] as number);
        for (at += HEAD; at < end; at++) places.push(sorted[at] as number);
      }
      yield {
        term: terms[number] as string,
        postings: postings.view(),
        placeCounts: placeCounts.view(),
        places: places.view(),
      };
    }
  }

  /** A counting sort, which keeps the order of papers: heads and places, those of term `n` from `starts[n]` on. */
  #sortByTerm(): { sorted: Uint32Array; starts: Uint32Array } {
    const list = this.#list.view();
    const starts = new Uint32Array(this.#terms.length + 1);
    for (let at = 0; at < list.length; ) {
      const after = (list[at] as number) + 1;
      const size = HEAD + (list[at + 2] as number);
      starts[after] = (starts[after] as number) + size;
      at += 1 + size;
    }
    for (let term = 0; term < this.#terms.length; term++) {
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
    return { sorted, starts };
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

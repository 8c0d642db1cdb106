/** Which papers have a word, and how much it says about each: an inverted index, made in memory from the records. */
import { visitWords } from "./analyser.ts";
import type { SearchRecord } from "./search-record.ts";
import { Vocabulary } from "./vocabulary.ts";

/** The postings of term `t` stand at `starts[t]` up to `starts[t + 1]`, in order of papers. */
export interface Postings {
  vocabulary: Vocabulary;
  starts: Uint32Array;
  papers: Uint32Array;
  /** How much the word says about the paper, 1 to 255. */
  impacts: Uint8Array;
}

const TITLE = 4;
const PERSON = 3;
const KEYWORD = 2;
const TOPIC = 1.5;
/** A long title or abstract spreads its weight over more words; fixed, so that one paper never changes another's. */
const USUAL_TITLE = 10;
const USUAL_ABSTRACT = 150;

/** Collects (paper, term, weight) triples and sorts them into postings. */
class Collector {
  readonly #numbers = new Map<string, number>();
  readonly #ofPaper = new Map<number, number>();
  readonly #papers: number[] = [];
  readonly #terms: number[] = [];
  readonly #impacts: number[] = [];

  addField(text: string, weightAt: (length: number) => number): void {
    const terms: number[] = [];
    let length = 0;
    visitWords(text, (term, _from, _to, joined) => {
      const number = this.#numbers.get(term) ?? this.#numbers.size;
      this.#numbers.set(term, number);
      terms.push(number);
      if (!joined) length++;
    });
    const weight = weightAt(length);
    for (const term of terms) this.#ofPaper.set(term, (this.#ofPaper.get(term) ?? 0) + weight);
  }

  endPaper(paper: number): void {
    for (const [term, weight] of this.#ofPaper) {
      this.#papers.push(paper);
      this.#terms.push(term);
      // Saturates as in BM25: the tenth mention says little more than the third.
      this.#impacts.push(Math.max(1, Math.round((255 * weight) / (weight + 2))));
    }
    this.#ofPaper.clear();
  }

  toPostings(paperCount: number): Postings {
    const sorted = [...this.#numbers.keys()].sort();
    const places = new Uint32Array(sorted.length);
    sorted.forEach((term, place) => {
      places[this.#numbers.get(term) ?? 0] = place;
    });
    const counts = new Uint32Array(sorted.length);
    for (const term of this.#terms) add(counts, places[term] ?? 0, 1);
    const starts = new Uint32Array(sorted.length + 1);
    for (let term = 0; term < sorted.length; term++) starts[term + 1] = (starts[term] ?? 0) + (counts[term] ?? 0);
    const papers = new Uint32Array(this.#terms.length);
    const impacts = new Uint8Array(this.#terms.length);
    const next = starts.slice();
    for (let at = 0; at < this.#terms.length; at++) {
      const place = places[this.#terms[at] ?? 0] ?? 0;
      const slot = next[place] ?? 0;
      papers[slot] = this.#papers[at] ?? 0;
      impacts[slot] = this.#impacts[at] ?? 0;
      next[place] = slot + 1;
    }
    return { vocabulary: new Vocabulary(sorted, counts, paperCount), starts, papers, impacts };
  }
}

/** A paper's number is its place among the records. */
export function makePostings(records: readonly SearchRecord[], topicNames: ReadonlyMap<string, string>): Postings {
  const collector = new Collector();
  records.forEach((record, paper) => {
    collector.addField(record.title, (length) => TITLE / (0.4 + (0.6 * length) / USUAL_TITLE));
    for (const author of record.authors ?? []) collector.addField(author, () => PERSON);
    if (record.organization) collector.addField(record.organization, () => PERSON);
    if (record.arxiv) collector.addField(record.arxiv, () => PERSON);
    for (const keyword of record.keywords ?? []) collector.addField(keyword, () => KEYWORD);
    for (const topic of record.topics) collector.addField(topicNames.get(topic) ?? "", () => TOPIC);
    collector.addField(record.abstract, (length) => 1 / (0.4 + (0.6 * length) / USUAL_ABSTRACT));
    collector.endPaper(paper);
  });
  return collector.toPostings(records.length);
}

function add(counts: Uint32Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more;
}

/** The words of a stretch of papers, read from its shards as they are needed. */
import { digitAt } from "./digits.ts";
import { readFrontCode, stretchOf } from "./front-code.ts";
import {
  type PlaceShard,
  TERMS_IN_PLACES,
  type TermShard,
  type VocabularyShard,
  type WordsRoot,
} from "./index-format.ts";
import { letterMask } from "./letter-mask.ts";
import { PlaceReader, type PostingList, readPostings, scanPostings } from "./posting-code.ts";
import { hasPlaces } from "./posting-table.ts";
import type { ShardCache } from "./shard-cache.ts";
import { countOfDigit } from "./words-part.ts";

/** Sorted terms with their counts of papers. */
export interface TermList {
  terms: readonly string[];
  counts: ArrayLike<number>;
}

/** Terms that mistyped words are looked for among. */
export interface Vocabulary extends TermList {
  /** Which letters each term has. */
  masks: Uint32Array;
}

export class Terms implements Vocabulary {
  readonly terms: readonly string[];
  readonly counts: Uint32Array;
  #masks: Uint32Array | undefined;
  readonly #postings: string;
  readonly #starts: Uint32Array;
  readonly #first: number;
  readonly #decoded = new Map<number, PostingList>();

  constructor({ terms, postings }: TermShard, first: number) {
    this.terms = readFrontCode(terms);
    const { starts, counts } = scanPostings(postings, this.terms.length);
    this.counts = counts;
    this.#starts = starts;
    this.#postings = postings;
    this.#first = first;
  }

  get masks(): Uint32Array {
    this.#masks ??= Uint32Array.from(this.terms, letterMask);
    return this.#masks;
  }

  /** Postings of the term at a place. */
  postingsAt(place: number): PostingList {
    let list = this.#decoded.get(place);
    if (list === undefined) {
      list = readPostings(this.#postings, this.#starts[place] ?? 0, this.#first);
      this.#decoded.set(place, list);
    }
    return list;
  }

  /** Places of the term at a place, posting by posting. */
  placesAt(place: number, places: string): PlaceReader {
    const reader = new PlaceReader(places, 0);
    let before = 0;
    for (let term = 0; term < place; term++) if (hasPlaces(this.terms[term] ?? "")) before += this.counts[term] ?? 0;
    reader.skip(before);
    return reader;
  }
}

/** The place of a term in a sorted list, or where it would stand. */
export function placeOf(term: string, terms: readonly string[]): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] as string) < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class WordsReader {
  readonly papers: number;
  readonly #folder: string;
  readonly #first: number;
  readonly #cache: ShardCache;
  readonly #terms: readonly string[];
  readonly #vocabulary: readonly string[];
  /** The most common terms of each first letter. */
  readonly common: readonly string[];

  constructor(folder: string, first: number, root: WordsRoot, cache: ShardCache) {
    this.#folder = folder;
    this.#first = first;
    this.#cache = cache;
    this.papers = root.papers;
    this.#terms = split(root.terms);
    this.#vocabulary = split(root.vocabulary);
    this.common = split(root.common);
  }

  termShardOf(term: string): number {
    return stretchOf(term, this.#terms);
  }

  /** Numbers of the vocabulary's shards with terms that begin so; all for an empty beginning. */
  vocabularyShardsOf(prefix: string): number[] {
    const from = prefix === "" ? 0 : stretchOf(prefix, this.#vocabulary);
    const to = prefix === "" ? this.#vocabulary.length : stretchOf(`${prefix}\uffff`, this.#vocabulary);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  }

  terms(shard: number): Promise<Terms | undefined> {
    return this.#cache.get(`${this.#folder}/t${shard}`, (data: TermShard) => ({
      value: new Terms(data, this.#first),
      cost: 4 * data.postings.length + 4 * data.terms.length,
    }));
  }

  vocabulary(shard: number): Promise<Vocabulary | undefined> {
    return this.#cache.get(`${this.#folder}/v${shard}`, (data: VocabularyShard) => {
      const terms = readFrontCode(data.terms);
      const counts = Uint32Array.from(terms, (_, at) => countOfDigit(digitAt(data.counts, at)));
      return { value: { terms, counts, masks: Uint32Array.from(terms, letterMask) }, cost: 6 * data.terms.length };
    });
  }

  /** Places of the terms of a term shard. */
  async places(shard: number): Promise<string | undefined> {
    const name = `${this.#folder}/n${Math.floor(shard / TERMS_IN_PLACES)}`;
    const places = await this.#cache.get(name, ({ places: some }: PlaceShard) => ({
      value: some,
      cost: some.join("").length,
    }));
    return places?.[shard % TERMS_IN_PLACES];
  }
}

function split(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}

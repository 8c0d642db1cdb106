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
import { SHARDS_IN_PACK } from "./packs.ts";
import { PlaceReader, type PostingList, type PostingLists, readPostings } from "./posting-code.ts";
import type { ShardCache } from "./shard-cache.ts";
import { hasPlaces } from "./term-weights.ts";
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
  /** About how many bytes it takes. */
  readonly cost: number;
  #masks: Uint32Array | undefined;
  readonly #lists: PostingLists;

  constructor({ terms, postings }: TermShard, first: number) {
    this.terms = readFrontCode(terms);
    this.#lists = readPostings(postings, this.terms.length, first);
    const { starts } = this.#lists;
    this.counts = Uint32Array.from(this.terms, (_, place) => (starts[place + 1] as number) - (starts[place] as number));
    this.cost = 4 * this.#lists.postings.length + 50 * this.terms.length;
  }

  get masks(): Uint32Array {
    this.#masks ??= Uint32Array.from(this.terms, letterMask);
    return this.#masks;
  }

  /** Postings of the term at a place. */
  postingsAt(place: number): PostingList {
    const { postings, starts } = this.#lists;
    return postings.subarray(starts[place], starts[place + 1]);
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
  readonly folder: string;
  readonly #first: number;
  readonly #cache: ShardCache;
  readonly #terms: readonly string[];
  readonly #vocabulary: readonly string[];
  /** The most common terms of each first letter. */
  readonly common: readonly string[];

  constructor(folder: string, first: number, root: WordsRoot, cache: ShardCache) {
    this.folder = folder;
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

  /** How many packs the folder has, of which those with the vocabulary come first. */
  get packs(): number {
    return this.vocabularyPacks + packsOf(this.#terms);
  }

  get vocabularyPacks(): number {
    return packsOf(this.#vocabulary);
  }

  /** The pack with the postings of a term. */
  packOf(term: string): number {
    return this.vocabularyPacks + Math.floor(this.termShardOf(term) / SHARDS_IN_PACK);
  }

  /** Loads several shards before they are asked for. False when they cannot be had. */
  loadPack(pack: number): Promise<boolean> {
    return this.#cache.loadPack(this.folder, pack);
  }

  /** Numbers of the vocabulary's shards with terms that begin so; all for an empty beginning. */
  vocabularyShardsOf(prefix: string): number[] {
    const from = prefix === "" ? 0 : stretchOf(prefix, this.#vocabulary);
    const to = prefix === "" ? this.#vocabulary.length : stretchOf(`${prefix}\uffff`, this.#vocabulary);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  }

  terms(shard: number): Promise<Terms | undefined> {
    return this.#cache.get(`${this.folder}/t${shard}`, (data: TermShard) => {
      const value = new Terms(data, this.#first);
      return { value, cost: value.cost };
    });
  }

  vocabulary(shard: number): Promise<Vocabulary | undefined> {
    return this.#cache.get(`${this.folder}/v${shard}`, (data: VocabularyShard) => {
      const terms = readFrontCode(data.terms);
      const counts = Uint32Array.from(terms, (_, at) => countOfDigit(digitAt(data.counts, at)));
      return { value: { terms, counts, masks: Uint32Array.from(terms, letterMask) }, cost: 60 * terms.length };
    });
  }

  /** Places of the terms of a term shard. */
  async places(shard: number): Promise<string | undefined> {
    const name = `${this.folder}/n${Math.floor(shard / TERMS_IN_PLACES)}`;
    const places = await this.#cache.get(name, ({ places: some }: PlaceShard) => ({
      value: some,
      cost: some.join("").length,
    }));
    return places?.[shard % TERMS_IN_PLACES];
  }
}

/** Packs for the shards that begin so; the first has no entry. */
function packsOf(starts: readonly string[]): number {
  return Math.ceil((starts.length + 1) / SHARDS_IN_PACK);
}

function split(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}

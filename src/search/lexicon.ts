/** What the index knows of the words of one query: loads the shards it needs, then answers at once. */
import { editDistance } from "../archive/edit-distance.ts";
import { type NearTerm, nearTerms } from "./near-terms.ts";
import type { PlaceReader, PostingList } from "./posting-code.ts";
import { placeOf, type TermList, type Terms, type Vocabulary, type WordsReader } from "./words-reader.ts";

/** Postings of a term in one part of the index. */
export interface PostingsOfPart {
  list: PostingList;
  /** Places of the postings, in their order. */
  places: PlaceReader;
}

/** A beginning that more shards than this have is too short to complete from the whole vocabulary. */
const MOST_SHARDS_OF_PREFIX = 4;
/** A term farther than this, and by more than one edit, is hardly what was meant: looks at more terms. */
const GOOD_ENOUGH = 0.4;
const MOST_REMEMBERED = 2000;

/** Parts with a smaller share of the papers add hardly a common term: theirs are known from their postings alone. */
const LEAST_SHARE = 0.2;

/** Near terms by word, for all queries of an engine: the vocabulary does not change. */
export type NearMemory = Map<string, readonly NearTerm[]>;

export class Lexicon {
  readonly #parts: readonly WordsReader[];
  readonly #memory: NearMemory;
  /** By part and number of the shard. */
  readonly #terms: Map<number, Terms>[];
  readonly #vocabulary: Map<number, Vocabulary>[];
  /** Which parts' vocabularies are asked. */
  readonly #main: readonly boolean[];
  readonly #near = new Map<string, readonly NearTerm[]>();
  readonly #counts = new Map<string, number>();

  constructor(parts: readonly WordsReader[], memory: NearMemory) {
    this.#parts = parts;
    this.#memory = memory;
    this.#terms = parts.map(() => new Map());
    this.#vocabulary = parts.map(() => new Map());
    const all = parts.reduce((sum, { papers }) => sum + papers, 0);
    this.#main = parts.map(({ papers }) => papers >= LEAST_SHARE * all);
  }

  /** Makes the postings of terms known. */
  async loadTerms(terms: Iterable<string>): Promise<void> {
    const waiting: Promise<void>[] = [];
    for (const term of new Set(terms)) {
      this.#parts.forEach((part, at) => {
        const shard = part.termShardOf(term);
        if (this.#terms[at]?.has(shard)) return;
        waiting.push(
          part.terms(shard).then((loaded) => {
            if (loaded) this.#terms[at]?.set(shard, loaded);
          }),
        );
      });
    }
    await Promise.all(waiting);
    this.#counts.clear();
  }

  /** Makes the terms known that begin so, as far as they are in several papers. */
  async loadVocabulary(prefixes: Iterable<string>, most = MOST_SHARDS_OF_PREFIX): Promise<void> {
    const waiting: Promise<void>[] = [];
    for (const prefix of new Set(prefixes)) {
      this.#parts.forEach((part, at) => {
        if (!this.#main[at]) return;
        const shards = part.vocabularyShardsOf(prefix).slice(0, most);
        for (const shard of shards) {
          if (this.#vocabulary[at]?.has(shard)) continue;
          waiting.push(
            part.vocabulary(shard).then((loaded) => {
              if (loaded) this.#vocabulary[at]?.set(shard, loaded);
            }),
          );
        }
      });
    }
    await Promise.all(waiting);
    this.#counts.clear();
  }

  /**
   * Looks for terms near mistyped words: first among those with the same first letter, then among all.
   * A word that papers do have is less likely mistyped: the first look is enough.
   */
  async loadNear(words: readonly string[]): Promise<void> {
    const unknown = words.filter((word) => {
      const known = this.#memory.get(word);
      if (known) this.#near.set(word, known);
      return !known;
    });
    if (unknown.length === 0) return;
    await this.loadVocabulary(
      unknown.map((word) => word.charAt(0)),
      Number.POSITIVE_INFINITY,
    );
    const far = unknown.filter((word) => !this.#lookNear(word) && this.countOf(word) === 0);
    if (far.length > 0) await this.loadVocabulary([""], Number.POSITIVE_INFINITY);
    for (const word of far) this.#lookNear(word);
    for (const word of unknown) {
      if (this.#memory.size >= MOST_REMEMBERED) this.#memory.clear();
      this.#memory.set(word, this.near(word));
    }
  }

  #lookNear(word: string): boolean {
    const near = nearTerms(word, this.#vocabularies());
    this.#near.set(word, near);
    const [nearest] = near;
    return nearest !== undefined && (nearest.distance <= GOOD_ENOUGH || editDistance(word, nearest.term) === 1);
  }

  near(word: string): readonly NearTerm[] {
    return this.#near.get(word) ?? [];
  }

  /** In how many papers a term stands, as far as it was loaded. */
  countOf(term: string): number {
    let count = this.#counts.get(term);
    if (count === undefined) {
      count = this.#parts.reduce((sum, part, at) => sum + this.#countIn(part, at, term), 0);
      this.#counts.set(term, count);
    }
    return count;
  }

  #countIn(part: WordsReader, at: number, term: string): number {
    const terms = this.#terms[at]?.get(part.termShardOf(term));
    if (terms) return countIn(terms, term);
    const [shard = 0] = part.vocabularyShardsOf(term);
    const vocabulary = this.#vocabulary[at]?.get(shard);
    return vocabulary ? countIn(vocabulary, term) : 0;
  }

  /** Longer terms that begin so: in most papers first, then by code unit. */
  startingWith(prefix: string, limit: number): string[] {
    const found = new Set<string>();
    const addFrom = ({ terms }: TermList) => {
      for (let place = placeOf(prefix, terms); terms[place]?.startsWith(prefix); place++) {
        const term = terms[place] as string;
        if (term !== prefix) found.add(term);
      }
    };
    if (this.#isShort(prefix)) addFrom({ terms: this.#commonTerms(), counts: [] });
    else for (const lists of [...this.#vocabulary, ...this.#terms]) for (const list of lists.values()) addFrom(list);
    return [...found].sort((a, b) => this.countOf(b) - this.countOf(a) || (a < b ? -1 : 1)).slice(0, limit);
  }

  /** Whether too many terms begin so to know them all. */
  #isShort(prefix: string): boolean {
    return (
      /^[a-z0-9]$/.test(prefix) ||
      this.#parts.some((part) => part.vocabularyShardsOf(prefix).length > MOST_SHARDS_OF_PREFIX)
    );
  }

  /** Terms to be loaded before `startingWith` is asked. */
  async loadBeginning(prefix: string): Promise<void> {
    if (!this.#isShort(prefix)) return this.loadVocabulary([prefix]);
    return this.loadTerms(this.#commonTerms().filter((term) => term.startsWith(prefix)));
  }

  /** Which shard of the largest part has a term, or would have it. */
  shardOf(term: string): number {
    return this.#parts[0]?.termShardOf(term) ?? 0;
  }

  /** In ascending order. What a few papers have most says little of the others. */
  #commonTerms(): string[] {
    return this.#parts.flatMap(({ common }, at) => (this.#main[at] ? common : [])).sort();
  }

  /** Postings of a term in each part that has it. */
  postings(term: string): PostingList[] {
    const lists: PostingList[] = [];
    this.#parts.forEach((part, at) => {
      const terms = this.#terms[at]?.get(part.termShardOf(term));
      const place = terms ? placeOf(term, terms.terms) : 0;
      if (terms && terms.terms[place] === term) lists.push(terms.postingsAt(place));
    });
    return lists;
  }

  /** Postings of each of the terms in each part, with their places. Undefined where a part lacks a term or its places. */
  async postingsWithPlaces(terms: readonly string[]): Promise<(PostingsOfPart[] | undefined)[]> {
    await this.loadTerms(terms);
    return Promise.all(
      this.#parts.map(async (part, at) => {
        const lists = await Promise.all(
          terms.map(async (term) => {
            const shard = part.termShardOf(term);
            const loaded = this.#terms[at]?.get(shard);
            const place = loaded ? placeOf(term, loaded.terms) : 0;
            if (!loaded || loaded.terms[place] !== term) return undefined;
            const places = await part.places(shard);
            return places === undefined
              ? undefined
              : { list: loaded.postingsAt(place), places: loaded.placesAt(place, places) };
          }),
        );
        const whole = lists.filter((list) => list !== undefined);
        return whole.length === terms.length ? whole : undefined;
      }),
    );
  }

  *#vocabularies(): Iterable<Vocabulary> {
    for (const shards of this.#vocabulary) yield* shards.values();
    for (const [at, shards] of this.#terms.entries()) if (!this.#main[at]) yield* shards.values();
  }
}

function countIn({ terms, counts }: TermList, term: string): number {
  const place = placeOf(term, terms);
  return terms[place] === term ? (counts[place] ?? 0) : 0;
}

/** Queries of which the answer is known: each is made from one paper, which a good search finds first. */
import { isFunctionWord } from "../../../src/search/function-words.ts";
import type { SearchRecord } from "../../../src/search/search-record.ts";

export const QUERY_TYPES = [
  "title words",
  "prefix",
  "one typo",
  "reversed with typo",
  "abstract words",
  "exact phrase",
  "author and word",
] as const;
export type QueryType = (typeof QUERY_TYPES)[number];

export interface KnownItem {
  type: QueryType;
  query: string;
  /** Id of the paper that it was made from. */
  id: string;
}

/** Numbers from 0 to below 1, the same for the same seed: mulberry32 (Tommy Ettinger, public domain). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One query of each type for each of so many papers; types that a paper has no words for are left out. */
export function knownItems(records: readonly SearchRecord[], papers: number, seed: number): KnownItem[] {
  const random = seededRandom(seed);
  const items: KnownItem[] = [];
  for (const record of pick(records, papers, random)) {
    for (const type of QUERY_TYPES) {
      const query = queryOf(type, record, random);
      if (query !== undefined) items.push({ type, query, id: record.id });
    }
  }
  return items;
}

function queryOf(type: QueryType, record: SearchRecord, random: () => number): string | undefined {
  const title = wordsOf(record.title);
  const telling = title.filter(isTelling);
  switch (type) {
    case "title words":
      return telling.length < 3 ? undefined : pick(telling, 4, random).join(" ");
    case "prefix": {
      if (telling.length < 3) return undefined;
      const [first = "", second = "", last = ""] = pick(telling, 3, random);
      return `${first} ${second} ${last.slice(0, Math.max(3, Math.ceil(last.length / 2)))}`;
    }
    case "one typo":
      return telling.length < 3 ? undefined : withTypo(title, random).join(" ");
    case "reversed with typo":
      return telling.length < 3 ? undefined : withTypo(title, random).reverse().join(" ");
    case "abstract words": {
      const words = [...new Set(wordsOf(record.abstract).map((word) => word.toLowerCase()))].filter(isTelling);
      return words.length < 8 ? undefined : pick(words, 5, random).join(" ");
    }
    case "exact phrase":
      return phraseOf(record.abstract, random);
    case "author and word": {
      const author = record.authors?.[Math.floor(random() * record.authors.length)];
      if (author === undefined || telling.length === 0) return undefined;
      return `${author} ${pick(telling, 1, random)[0]}`;
    }
  }
}

/** Six words that stand side by side, in quotation marks. */
function phraseOf(text: string, random: () => number): string | undefined {
  const words = text.split(/\s+/);
  const starts = words
    .map((_, at) => at)
    .filter(
      (at) =>
        words
          .slice(at, at + 6)
          .join(" ")
          .match(/^[A-Za-z ]+$/) && at + 6 <= words.length,
    );
  const start = starts[Math.floor(random() * starts.length)];
  return start === undefined ? undefined : `"${words.slice(start, start + 6).join(" ")}"`;
}

/** One letter of a word of five or more left out, doubled, changed, or swapped with its neighbour. */
function withTypo(words: readonly string[], random: () => number): string[] {
  const places = words.map((_, at) => at).filter((at) => /^[A-Za-z]{5,}$/.test(words[at] ?? ""));
  const place = places[Math.floor(random() * places.length)];
  return words.map((word, at) => (at === place ? mistype(word, random) : word));
}

function mistype(word: string, random: () => number): string {
  const at = Math.floor(random() * (word.length - 1));
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  const other = String.fromCharCode(97 + Math.floor(random() * 26));
  const kinds = [
    before + next + after,
    before + letter + letter + next + after,
    before + other + next + after,
    before + next + letter + after,
  ];
  return kinds[Math.floor(random() * kinds.length)] ?? word;
}

/** Some of the values in their order, each place once. */
function pick<T>(values: readonly T[], count: number, random: () => number): T[] {
  const places = values.map((_, at) => at);
  const chosen: number[] = [];
  while (chosen.length < count && places.length > 0) {
    chosen.push(...places.splice(Math.floor(random() * places.length), 1));
  }
  return chosen.sort((a, b) => a - b).map((at) => values[at] as T);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isTelling(word: string): boolean {
  return word.length >= 4 && !isFunctionWord(word.toLowerCase()) && /^\p{L}+$/u.test(word);
}

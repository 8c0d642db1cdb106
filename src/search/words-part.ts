/** The words of a stretch of papers as shards: an inverted index. Pure: the same records give the same bytes. */
import { DIGIT_COUNT, DigitWriter } from "./digits.ts";
import { boundary, frontCode } from "./front-code.ts";
import {
  type PlaceShard,
  TERMS_IN_PLACES,
  type TermShard,
  type VocabularyShard,
  type WordsRoot,
} from "./index-format.ts";
import { inGroups, packFile, SHARDS_IN_PACK, shardFile } from "./packs.ts";
import { writePlaces, writePostings } from "./posting-code.ts";
import { type CountedTerm, PostingTable } from "./posting-table.ts";
import type { SearchRecord } from "./search-record.ts";
import { hasPlaces } from "./term-weights.ts";
import type { ShardFile } from "./types.ts";

/**
 * Characters of postings in a shard, unless one term alone has more. The number of files that a query needs costs time
 * more than their length does, but a small archive should not send half of its index for the first word.
 */
export function termShardSize(papersOfArchive: number): number {
  return papersOfArchive < 512 ? 3000 : papersOfArchive < 32_768 ? 7000 : 9000;
}

const VOCABULARY_SHARD = 1200;
const COMMON_OF_LETTER = 2;

/**
 * All files of a folder of words, with so many characters of postings in a shard: one after the other, so that those
 * of a large archive are never in memory all together.
 */
export function* buildWords(
  folder: string,
  records: readonly SearchRecord[],
  topicNames: ReadonlyMap<string, string>,
  shardSize: number,
): Iterable<ShardFile> {
  const table = new PostingTable(records, topicNames);
  const counted = table.counted();
  const vocabulary = splitVocabulary(counted, leastCount(records.length));
  const vocabularyShards = vocabulary.map(({ terms, counts }, at) =>
    shardFile(folder, `v${at}`, { terms: frontCode(terms), counts } satisfies VocabularyShard),
  );
  yield* vocabularyShards;
  const vocabularyPacks = inGroups(vocabularyShards, SHARDS_IN_PACK);
  yield* vocabularyPacks.map((some, at) => packFile(folder, at, some));
  const ranges: TermRange[] = [];
  for (const some of splitTerms(table, shardSize)) {
    yield* filesOfTerms(folder, some, ranges.length, vocabularyPacks.length);
    for (const { terms } of some) ranges.push([terms[0] as string, terms.at(-1) as string]);
  }
  yield shardFile(folder, "root", {
    papers: records.length,
    terms: boundaries(ranges),
    vocabulary: boundaries(vocabulary.map(({ terms }) => terms)),
    common: commonTerms(counted).join(" "),
  } satisfies WordsRoot);
}

interface BuiltShard {
  terms: string[];
  postings: string;
  places: string;
}

/** First and last term of a shard. */
type TermRange = [first: string, last: string];

/** The files of a pack's shards, of which so many stand before; whole packs have whole files of places. */
function filesOfTerms(folder: string, shards: readonly BuiltShard[], before: number, packs: number): ShardFile[] {
  const termShards = shards.map(({ terms, postings }, at) =>
    shardFile(folder, `t${before + at}`, { terms: frontCode(terms), postings } satisfies TermShard),
  );
  const placeShards = inGroups(shards, TERMS_IN_PLACES).map((some, at) =>
    shardFile(folder, `n${before / TERMS_IN_PLACES + at}`, {
      places: some.map(({ places }) => places),
    } satisfies PlaceShard),
  );
  return [...termShards, ...placeShards, packFile(folder, packs + before / SHARDS_IN_PACK, termShards)];
}

/** All terms in shards, those of a pack together. */
function* splitTerms(table: PostingTable, size: number): Iterable<BuiltShard[]> {
  const [list, places] = [new DigitWriter(), new DigitWriter()];
  let shards: BuiltShard[] = [];
  let terms: string[] = [];
  let postings = "";
  const finish = () => {
    shards.push({ terms, postings, places: places.take() });
    terms = [];
    postings = "";
  };
  for (const { term, postings: some, placeCounts, places: where } of table.byTerm()) {
    writePostings(list, some);
    const text = list.take();
    if (terms.length > 0 && postings.length + text.length > size) finish();
    if (shards.length === SHARDS_IN_PACK) {
      yield shards;
      shards = [];
    }
    terms.push(term);
    postings += text;
    writePlaces(places, where, placeCounts);
  }
  if (terms.length > 0) finish();
  if (shards.length > 0) yield shards;
}

/** Terms in fewer papers are left out of the vocabulary: many are typos themselves. */
function leastCount(papers: number): number {
  return papers < 500 ? 1 : papers < 5000 ? 2 : papers < 20_000 ? 3 : 10;
}

function splitVocabulary(counted: readonly CountedTerm[], least: number): { terms: string[]; counts: string }[] {
  const kept = counted.filter(({ term, count }) => count >= least && !term.startsWith("="));
  const writer = new DigitWriter();
  const shards: { terms: string[]; counts: string }[] = [];
  for (let from = 0; from < kept.length; from += VOCABULARY_SHARD) {
    const part = kept.slice(from, from + VOCABULARY_SHARD);
    for (const { count } of part) writer.put(countDigit(count));
    shards.push({ terms: part.map(({ term }) => term), counts: writer.take() });
  }
  return shards;
}

/** The terms in most papers for each first letter or digit, in order. */
function commonTerms(counted: readonly CountedTerm[]): string[] {
  const byLetter = new Map<string, CountedTerm[]>();
  for (const one of counted) {
    if (!hasPlaces(one.term) || !/^[a-z0-9]/.test(one.term)) continue;
    const letter = one.term.charAt(0);
    const best = byLetter.get(letter) ?? [];
    byLetter.set(letter, best);
    if (best.length === COMMON_OF_LETTER && one.count <= (best.at(-1)?.count ?? 0)) continue;
    best.push(one);
    best.sort((a, b) => b.count - a.count);
    best.length = Math.min(best.length, COMMON_OF_LETTER);
  }
  return [...byLetter.values()].flatMap((best) => best.map(({ term }) => term)).sort();
}

/** A count as one digit, exact up to 32, then within 6 %. */
function countDigit(count: number): number {
  return count <= EXACT
    ? count
    : Math.min(DIGIT_COUNT - 1, EXACT + Math.round(STEPS_A_DOUBLING * Math.log2(count / EXACT)));
}

const EXACT = 32;
const STEPS_A_DOUBLING = 5;

/** About the count that a digit stands for. */
export function countOfDigit(digit: number): number {
  return digit <= EXACT ? digit : Math.round(EXACT * 2 ** ((digit - EXACT) / STEPS_A_DOUBLING));
}

/** Of shards with these terms, of which the first and the last count. */
function boundaries(shards: readonly (readonly string[])[]): string {
  return shards
    .slice(1)
    .map((terms, at) => boundary(shards[at]?.at(-1) ?? "", terms[0] ?? ""))
    .join(" ");
}

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
import { PostingTable } from "./posting-table.ts";
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

/** All files of a folder of words, with so many characters of postings in a shard. */
export function buildWords(
  folder: string,
  records: readonly SearchRecord[],
  topicNames: ReadonlyMap<string, string>,
  shardSize: number,
): ShardFile[] {
  const { shards, counted } = splitTerms(new PostingTable(records, topicNames), shardSize);
  const vocabulary = splitVocabulary(counted, leastCount(records.length));
  const root: WordsRoot = {
    papers: records.length,
    terms: boundaries(shards.map(({ terms }) => terms)),
    vocabulary: boundaries(vocabulary.map(({ terms }) => terms)),
    common: commonTerms(counted).join(" "),
  };
  const vocabularyShards = vocabulary.map(({ terms, counts }, at) =>
    shardFile(folder, `v${at}`, { terms: frontCode(terms), counts } satisfies VocabularyShard),
  );
  const termShards = shards.map(({ terms, postings }, at) =>
    shardFile(folder, `t${at}`, { terms: frontCode(terms), postings } satisfies TermShard),
  );
  const placeShards = inGroups(shards, TERMS_IN_PLACES).map((some, at) =>
    shardFile(folder, `n${at}`, { places: some.map(({ places }) => places) } satisfies PlaceShard),
  );
  const packs = [...inGroups(vocabularyShards, SHARDS_IN_PACK), ...inGroups(termShards, SHARDS_IN_PACK)];
  return [
    shardFile(folder, "root", root),
    ...vocabularyShards,
    ...termShards,
    ...placeShards,
    ...packs.map((some, at) => packFile(folder, at, some)),
  ];
}

interface BuiltShard {
  terms: string[];
  postings: string;
  places: string;
}

/** A term and in how many papers it stands. */
interface Counted {
  term: string;
  count: number;
}

function splitTerms(table: PostingTable, size: number): { shards: BuiltShard[]; counted: Counted[] } {
  const shards: BuiltShard[] = [];
  const counted: Counted[] = [];
  const [list, places] = [new DigitWriter(), new DigitWriter()];
  let terms: string[] = [];
  let postings = "";
  const finish = () => {
    if (terms.length > 0) shards.push({ terms, postings, places: places.take() });
    terms = [];
    postings = "";
  };
  for (const { term, postings: some, placeCounts, places: where } of table.byTerm()) {
    writePostings(list, some);
    const text = list.take();
    if (postings.length + text.length > size) finish();
    terms.push(term);
    postings += text;
    counted.push({ term, count: some.length });
    writePlaces(places, where, placeCounts);
  }
  finish();
  return { shards, counted };
}

/** Terms in fewer papers are left out of the vocabulary: many are typos themselves. */
function leastCount(papers: number): number {
  return papers < 500 ? 1 : papers < 5000 ? 2 : papers < 20_000 ? 3 : 10;
}

function splitVocabulary(counted: readonly Counted[], least: number): { terms: string[]; counts: string }[] {
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
function commonTerms(counted: readonly Counted[]): string[] {
  const byLetter = new Map<string, Counted[]>();
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

function boundaries(shards: readonly (readonly string[])[]): string {
  return shards
    .slice(1)
    .map((terms, at) => boundary(shards[at]?.at(-1) ?? "", terms[0] ?? ""))
    .join(" ");
}

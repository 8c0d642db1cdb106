/** The words of a stretch of papers as shards: an inverted index. Pure: the same records give the same bytes. */
import { DIGIT_COUNT, DigitWriter } from "./digits.ts";
import { boundary, frontCode } from "./front-code.ts";
import { isFunctionWord } from "./function-words.ts";
import type { PlaceShard, TermShard, VocabularyShard, WordsRoot } from "./index-format.ts";
import { symbolOf, writePlaces, writePostings } from "./posting-code.ts";
import type { SearchRecord } from "./search-record.ts";
import { formatShard } from "./shard-text.ts";
import { termsOfRecord } from "./term-weights.ts";
import type { ShardFile } from "./types.ts";

/** Characters of postings in a shard, unless one term alone has more: large enough for few files, small enough to load fast. */
const TERM_SHARD = 7000;
const SMALL_TERM_SHARD = 3000;
/** Parts with fewer papers have small shards: a query loads one of each part for each word. */
const FEW_PAPERS = 4096;
const VOCABULARY_SHARD = 1500;

/** All files of a folder of words. */
export function buildWords(
  folder: string,
  records: readonly SearchRecord[],
  topicNames: ReadonlyMap<string, string>,
): ShardFile[] {
  const collected = collect(records, topicNames);
  const shards = splitTerms(collected, records.length < FEW_PAPERS ? SMALL_TERM_SHARD : TERM_SHARD);
  const vocabulary = splitVocabulary(collected, records.length);
  const root: WordsRoot = {
    papers: records.length,
    terms: boundaries(shards.map(({ terms }) => terms)),
    vocabulary: boundaries(vocabulary.map(({ terms }) => terms)),
    common: commonTerms(collected).join(" "),
  };
  const file = (name: string, data: unknown): ShardFile => ({
    path: `${folder}/${name}.js`,
    text: formatShard(`${folder}/${name}`, data),
  });
  return [
    file("root", root),
    ...vocabulary.map(({ terms, counts }, at) =>
      file(`v${at}`, { terms: frontCode(terms), counts } satisfies VocabularyShard),
    ),
    ...shards.map(({ terms, postings }, at) =>
      file(`t${at}`, { terms: frontCode(terms), postings } satisfies TermShard),
    ),
    ...shards.map(({ places }, at) => file(`n${at}`, { places } satisfies PlaceShard)),
  ];
}

/** What the papers of a term are, in their order. */
interface Posted {
  papers: number[];
  symbols: number[];
  places: (readonly number[])[];
}

/** Every term with its postings, in order of code units. */
function collect(records: readonly SearchRecord[], topicNames: ReadonlyMap<string, string>): [string, Posted][] {
  const byTerm = new Map<string, Posted>();
  records.forEach((record, paper) => {
    for (const [term, use] of termsOfRecord(record, topicNames)) {
      let posted = byTerm.get(term);
      if (posted === undefined) {
        posted = { papers: [], symbols: [], places: [] };
        byTerm.set(term, posted);
      }
      posted.papers.push(paper);
      posted.symbols.push(symbolOf(use));
      if (hasPlaces(term)) posted.places.push(use.positions);
    }
  });
  return [...byTerm].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whether a term's places are kept: not those of grammar, which stand everywhere, nor of ids. */
export function hasPlaces(term: string): boolean {
  return !term.startsWith("=") && !isFunctionWord(term);
}

interface BuiltShard {
  terms: string[];
  postings: string;
  places: string;
}

function splitTerms(collected: readonly [string, Posted][], size: number): BuiltShard[] {
  const shards: BuiltShard[] = [];
  const [list, places] = [new DigitWriter(), new DigitWriter()];
  let terms: string[] = [];
  let postings = "";
  const finish = () => {
    if (terms.length > 0) shards.push({ terms, postings, places: places.take() });
    terms = [];
    postings = "";
  };
  for (const [term, posted] of collected) {
    writePostings(list, Uint32Array.from(posted.papers), Uint8Array.from(posted.symbols));
    const text = list.take();
    if (postings.length + text.length > size) finish();
    terms.push(term);
    postings += text;
    for (const one of posted.places) writePlaces(places, one);
  }
  finish();
  return shards;
}

/** Terms in fewer papers are left out of the vocabulary: many are typos themselves. */
function leastCount(papers: number): number {
  return papers < 500 ? 1 : papers < 5000 ? 2 : papers < 20_000 ? 3 : 4;
}

function splitVocabulary(
  collected: readonly [string, Posted][],
  papers: number,
): { terms: string[]; counts: string }[] {
  const least = leastCount(papers);
  const kept = collected.filter(([term, posted]) => posted.papers.length >= least && !term.startsWith("="));
  const writer = new DigitWriter();
  const shards: { terms: string[]; counts: string }[] = [];
  for (let from = 0; from < kept.length; from += VOCABULARY_SHARD) {
    const part = kept.slice(from, from + VOCABULARY_SHARD);
    for (const [, posted] of part) writer.put(countDigit(posted.papers.length));
    shards.push({ terms: part.map(([term]) => term), counts: writer.take() });
  }
  return shards;
}

const COMMON_OF_LETTER = 4;

/** The terms in most papers for each first letter, in order. */
function commonTerms(collected: readonly [string, Posted][]): string[] {
  const byLetter = new Map<string, [string, Posted][]>();
  for (const one of collected) {
    const [term] = one;
    if (!hasPlaces(term) || !/^[a-z0-9]/.test(term)) continue;
    const letter = term.charAt(0);
    const best = byLetter.get(letter) ?? [];
    byLetter.set(letter, best);
    best.push(one);
    best.sort(([, a], [, b]) => b.papers.length - a.papers.length);
    best.length = Math.min(best.length, COMMON_OF_LETTER);
  }
  return [...byLetter.values()].flatMap((best) => best.map(([term]) => term)).sort();
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

/** From records to the files of dist/search/: which parts there are, and what each is made from. Pure. */
import { compareText } from "../archive/filed-paper.ts";
import { Digest } from "./digest.ts";
import { buildFacts } from "./facts-part.ts";
import {
  type CalendarShard,
  INDEX_VERSION,
  type IndexRoot,
  PAPERS_IN_FACTS,
  PAPERS_IN_PART,
  ROOT_SHARD,
} from "./index-format.ts";
import { buildPapers } from "./papers-part.ts";
import { digestsOf, type RecordDigests } from "./record-digests.ts";
import type { SearchRecord } from "./search-record.ts";
import { formatShard } from "./shard-text.ts";
import type { ShardFile, TopicName } from "./types.ts";
import { buildWords, termShardSize } from "./words-part.ts";

/** A paper as an index is planned: its record is asked for only when a part that has it is made. */
export interface IndexedPaper extends Pick<SearchRecord, "id" | "listed" | "topics"> {
  /** As records have them. */
  relisted: readonly string[];
  rank: number | undefined;
  digest(part: keyof RecordDigests): string;
  record(): SearchRecord;
}

/** What an index is made from. */
export interface IndexSource {
  /** Each paper once, in any order. */
  papers: readonly IndexedPaper[];
  /** In the order the archive shows them. */
  topics: readonly TopicName[];
}

/** Some files of the index, in a folder of their own whose name tells all that is in it. */
export interface IndexPart {
  /** Below dist/search/. A folder of this name that is there already, whole, has the very files that `build` gives. */
  folder: string;
  build(): Iterable<ShardFile>;
}

export interface IndexPlan {
  parts: IndexPart[];
  /** `root.js`: the one file that is written over. */
  root: ShardFile;
}

/** Every file of the index of these papers, as a build from nothing writes it. */
export function buildIndex({
  records,
  topics,
}: {
  records: readonly SearchRecord[];
  topics: readonly TopicName[];
}): ShardFile[] {
  const { root, parts } = planIndex({ papers: records.map((record) => indexedPaper(record)), topics });
  return [root, ...parts.flatMap((part) => [...part.build()])];
}

/** A paper whose record is there. */
export function indexedPaper(record: SearchRecord, digest = digestFrom(digestsOf(record))): IndexedPaper {
  const { id, listed, relisted = [], rank, topics } = record;
  return { id, listed, relisted, rank, topics, digest, record: () => record };
}

function digestFrom(digests: RecordDigests): IndexedPaper["digest"] {
  return (part) => digests[part];
}

/**
 * Divides the papers among parts. Making a part's files is left to its `build`, which a build with the folder at hand
 * need not call.
 */
export function planIndex({ papers, topics }: IndexSource): IndexPlan {
  const sorted = [...papers].sort(oldestFirst);
  const names = new Map(topics.map(({ id, name }) => [id, name]));
  const parts: IndexPart[] = [];
  const add = (kind: string, from: number, digest: Digest, build: (folder: string) => Iterable<ShardFile>) => {
    const folder = `${kind}${from}-${digest}`;
    parts.push({ folder, build: () => build(folder) });
    return folder;
  };
  const over = (from: number, to: number, tell: (digest: Digest, paper: IndexedPaper) => void) => {
    const digest = new Digest().add(String(INDEX_VERSION));
    for (let at = from; at < to; at++) tell(digest, sorted[at] as IndexedPaper);
    return digest;
  };
  const recordsOf = (from: number, to: number) => sorted.slice(from, to).map((paper) => paper.record());
  const shardSize = termShardSize(sorted.length);
  const tellWords = (digest: Digest, paper: IndexedPaper) => {
    digest.add(paper.digest("said"));
    for (const id of paper.topics) digest.add(names.get(id) ?? "");
  };
  const words = stretchesOfWords(sorted.length).map(([from, to]) => ({
    first: from,
    folder: add("w", from, over(from, to, tellWords).add(String(shardSize)), (folder) =>
      buildWords(folder, recordsOf(from, to), names, shardSize),
    ),
  }));
  const papersIn = stretches(sorted.length, PAPERS_IN_PART).map(([from, to]) =>
    add(
      "p",
      from,
      over(from, to, (digest, paper) => digest.add(paper.digest("line"))),
      (folder) => buildPapers(folder, recordsOf(from, to)),
    ),
  );
  const facts = stretches(sorted.length, PAPERS_IN_FACTS).map(([from, to]) =>
    add(
      "f",
      from,
      over(from, to, (digest, paper) => digest.add(paper.digest("facts"))),
      (folder) => buildFacts(folder, recordsOf(from, to)),
    ),
  );
  const days = calendarOf(sorted);
  const calendar = add("c", 0, new Digest().add(JSON.stringify(days)), (folder) => [
    { path: `${folder}/days.js`, text: formatShard(`${folder}/days`, days) },
  ]);
  const root: IndexRoot = {
    version: INDEX_VERSION,
    paperCount: sorted.length,
    topics: topics.map(({ id, name }) => ({ id, name, count: 0 })),
    years: [...counts(sorted.map(({ listed }) => listed.slice(0, 4)))].sort(([a], [b]) => compareText(a, b)),
    words,
    papers: papersIn,
    facts,
    calendar,
  };
  const ofTopic = counts(sorted.flatMap(({ topics }) => topics));
  for (const topic of root.topics) topic.count = ofTopic.get(topic.id) ?? 0;
  return { parts, root: { path: `${ROOT_SHARD}.js`, text: formatShard(ROOT_SHARD, root) } };
}

/**
 * Where the parts with words begin and end: a large one, one for those that came since, and one for the newest.
 * The large one grows by steps of an eighth to a sixteenth of all papers, the next by an eighth of that,
 * so that most days make the words of a few hundred papers anew.
 */
export function stretchesOfWords(count: number): [from: number, to: number][] {
  let step = SMALLEST_STEP;
  while (step * 16 <= count) step *= 2;
  const large = Math.floor(count / step) * step;
  const middle = large + Math.floor((count - large) / (step / 8)) * (step / 8);
  const all: [number, number][] = [
    [0, large],
    [large, middle],
    [middle, count],
  ];
  return all.filter(([from, to]) => to > from);
}

const SMALLEST_STEP = 1024;

function stretches(count: number, size: number): [from: number, to: number][] {
  const all: [number, number][] = [];
  for (let from = 0; from < count; from += size) all.push([from, Math.min(count, from + size)]);
  return all;
}

/** The reverse of how the archive lists them: latest day last, and within a day the first of the listing last. */
function oldestFirst(a: IndexedPaper, b: IndexedPaper): number {
  const last = Number.MAX_SAFE_INTEGER;
  return compareText(a.listed, b.listed) || (b.rank ?? last) - (a.rank ?? last) || compareText(b.id, a.id);
}

/** Papers of each day, month and year: each once, on every day that listed it. */
function calendarOf(papers: readonly IndexedPaper[]): CalendarShard {
  const by = (length: number) => {
    const found = new Map<string, number>();
    const count = (day: string) => void found.set(day, (found.get(day) ?? 0) + 1);
    for (const { listed, relisted } of papers) {
      const first = listed.slice(0, length);
      count(first);
      if (relisted.length > 0) for (const day of othersOf(first, relisted, length)) count(day);
    }
    return Object.fromEntries([...found].sort(([a], [b]) => compareText(a, b)));
  };
  return { days: by(10), months: by(7), years: by(4) };
}

/** The stretches of time that some days are in, each once, besides the first. */
function othersOf(first: string, days: readonly string[], length: number): Set<string> {
  const others = new Set(days.map((day) => day.slice(0, length)));
  others.delete(first);
  return others;
}

function counts(values: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

/** Facts of papers in columns of digits: what filters, counts and orders need. Written by the build, read by the engine. */
import { addDays, daysBetween } from "../archive/calendar-date.ts";
import { compareText } from "../archive/filed-paper.ts";
import { DigitReader, DigitWriter, PLAIN } from "./digits.ts";
import { type FactsShard, HAS } from "./index-format.ts";
import type { SearchRecord } from "./search-record.ts";
import { formatShard } from "./shard-text.ts";
import type { ShardFile } from "./types.ts";

export function buildFacts(folder: string, records: readonly SearchRecord[]): ShardFile[] {
  const topicIds = [...new Set(records.flatMap(({ topics }) => topics))].sort(compareText);
  const organizationNames = [...new Set(records.flatMap(({ organization }) => organization ?? []))].sort(compareText);
  const topicNumbers = new Map(topicIds.map((id, at) => [id, at]));
  const organizationNumbers = new Map(organizationNames.map((name, at) => [name, at + 1]));
  const column = (numbersOf: (record: SearchRecord) => number[]): string => {
    const writer = new DigitWriter();
    for (const record of records) for (const number of numbersOf(record)) writer.putNumber(number, PLAIN);
    return writer.take();
  };
  let last = 0;
  const facts: FactsShard = {
    listed: column(({ listed }) => {
      const day = dayNumber(listed);
      const distance = day - last;
      last = day;
      return [distance];
    }),
    published: column(({ listed, published }) => [
      published === undefined ? 0 : 1 + zigzag(dayNumber(listed) - dayNumber(published)),
    ]),
    comments: column(({ comments }) => [comments]),
    topicIds,
    topics: column(({ topics }) => [topics.length, ...topics.map((id) => topicNumbers.get(id) ?? 0)]),
    organizationNames,
    organizations: column(({ organization }) => [organizationNumbers.get(organization ?? "") ?? 0]),
    has: column((record) => [hasOf(record)]),
  };
  return [{ path: `${folder}/facts.js`, text: formatShard(`${folder}/facts`, facts) }];
}

const EPOCH = "0001-01-01";

/** Days since the beginning of year 1. */
export function dayNumber(date: string): number {
  return Math.max(0, daysBetween(EPOCH, date));
}

export function dateOf(day: number): string {
  return addDays(EPOCH, day);
}

/** Signed to unsigned: 0, -1, 1, -2 … become 0, 1, 2, 3 … */
function zigzag(number: number): number {
  return number < 0 ? -2 * number - 1 : 2 * number;
}

function unZigzag(number: number): number {
  return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
}

function hasOf({ links = [], abstract, authors }: SearchRecord): number {
  let has = 0;
  for (const kind of links) if (kind !== "page") has |= HAS[kind];
  return has | (abstract === "" ? 0 : HAS.abstract) | (authors === undefined ? 0 : HAS.authors);
}

/** Facts of the papers of a part, by their place in it. */
export interface FactsPart {
  /** As dayNumber counts. */
  listed: Int32Array;
  /** As dayNumber counts; `UNKNOWN_DAY` when unknown. */
  published: Int32Array;
  comments: Uint32Array;
  topicIds: readonly string[];
  /** The topics of paper `n` stand at `topicStarts[n]` up to `topicStarts[n + 1]`, as places in `topicIds`. */
  topics: Uint16Array;
  topicStarts: Uint32Array;
  organizationNames: readonly string[];
  /** One more than the place in `organizationNames`; 0 without one. */
  organizations: Uint16Array;
  has: Uint8Array;
}

/** Before every day that a paper could have. */
export const UNKNOWN_DAY = -1;

export function readFacts(shard: FactsShard, count: number): FactsPart {
  const numbers = (text: string) => {
    const reader = new DigitReader(text);
    return () => reader.nextNumber(PLAIN);
  };
  const fill = <T extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(into: T, next: () => number): T => {
    for (let at = 0; at < into.length; at++) into[at] = next();
    return into;
  };
  let day = 0;
  const distance = numbers(shard.listed);
  const listed = fill(new Int32Array(count), () => {
    day += distance();
    return day;
  });
  const published = fill(new Int32Array(count), numbers(shard.published)).map((number, at) =>
    number === 0 ? UNKNOWN_DAY : (listed[at] ?? 0) - unZigzag(number - 1),
  );
  const next = numbers(shard.topics);
  const topicStarts = new Uint32Array(count + 1);
  const topics: number[] = [];
  for (let at = 0; at < count; at++) {
    for (let left = next(); left > 0; left--) topics.push(next());
    topicStarts[at + 1] = topics.length;
  }
  return {
    listed,
    published,
    comments: fill(new Uint32Array(count), numbers(shard.comments)),
    topicIds: shard.topicIds,
    topics: Uint16Array.from(topics),
    topicStarts,
    organizationNames: shard.organizationNames,
    organizations: fill(new Uint16Array(count), numbers(shard.organizations)),
    has: fill(new Uint8Array(count), numbers(shard.has)),
  };
}

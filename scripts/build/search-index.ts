import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import { planIndex } from "../../src/search/index-plan.ts";
import { type SearchRecord, toSearchRecord } from "../../src/search/search-record.ts";
import type { ShardFile, TopicName } from "../../src/search/types.ts";
import { digestOf } from "./digest.ts";

/** Files of the search index that are made together. */
export interface SearchPart {
  /** The same key, the same files. */
  key: string;
  /** Paths are relative to `search/`. */
  build(): Iterable<ShardFile>;
}

/** The parts that an index of these papers consists of. `version` changes with the code that makes an index. */
export function planSearch(
  records: readonly SearchRecord[],
  topics: readonly TopicName[],
  version: string,
): SearchPart[] {
  const { root, parts } = planIndex({ records, topics });
  return [
    ...parts.map(({ folder, build }) => ({ key: `${version} ${folder}`, build })),
    { key: digestOf(`${version} ${root.text}`), build: () => [root] },
  ];
}

/**
 * A paper's record. `plain` gives its plain text, which is read only for parts that are made: its digest, where that is
 * known, tells it from others.
 */
export function recordOf(filed: FiledPaper, textDigest: string | undefined, plain: () => string): SearchRecord {
  const record = { ...toSearchRecord(filed, ""), ...(textDigest && { textDigest }) };
  return Object.defineProperty(record, "abstract", { enumerable: true, get: plain });
}

/** Ids of the papers whose lines a file of the index holds; a pack only repeats them. */
export function papersIn(shard: string): string[] {
  if (!/^\w+\("[^"]*\/l\d+"/.test(shard)) return [];
  return [...shard.matchAll(/\{"id":"([^"]+)"/g)].map(([, id = ""]) => id);
}

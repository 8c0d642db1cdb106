import type { Archive } from "../../src/archive/archive.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import { planIndex } from "../../src/search/index-plan.ts";
import { type SearchRecord, toSearchRecord } from "../../src/search/search-record.ts";
import type { ShardFile } from "../../src/search/types.ts";
import { digestOf } from "./digest.ts";

/** Files of the search index that are made together. */
export interface SearchPart {
  /** The same key, the same files. */
  key: string;
  /** Paths are relative to `search/`. */
  build(): Iterable<ShardFile>;
}

/**
 * The parts that the search index of an archive consists of. `textDigests` tell the plain texts of papers apart, so
 * that they are read only for parts that are made; `version` changes with the code that makes an index.
 */
export function planSearch(archive: Archive, textDigests: ReadonlyMap<object, string>, version: string): SearchPart[] {
  const { root, parts } = planIndex({
    records: archive.papers.map((filed) => recordOf(filed, textDigests.get(filed))),
    topics: archive.topics.map(({ topic: { id, name } }) => ({ id, name })),
  });
  return [
    ...parts.map(({ folder, build }) => ({ key: `${version} ${folder}`, build })),
    { key: digestOf(`${version} ${root.text}`), build: () => [root] },
  ];
}

function recordOf(filed: FiledPaper, textDigest: string | undefined): SearchRecord {
  const record = { ...toSearchRecord(filed, ""), ...(textDigest && { textDigest }) };
  return Object.defineProperty(record, "abstract", { enumerable: true, get: () => filed.plain });
}

/** Ids of the papers whose lines a file of the index holds; a pack only repeats them. */
export function papersIn(shard: string): string[] {
  if (!/^\w+\("[^"]*\/l\d+"/.test(shard)) return [];
  return [...shard.matchAll(/\{"id":"([^"]+)"/g)].map(([, id = ""]) => id);
}

import type { Archive } from "../../src/archive/archive.ts";
import { buildIndex } from "../../src/search/index-builder.ts";
import { toSearchRecord } from "../../src/search/search-record.ts";
import type { ShardFile } from "../../src/search/types.ts";
import { digestOf } from "./digest.ts";

/** Files of the search index that are made together. */
export interface SearchPart {
  /** The same key, the same files. */
  key: string;
  /** Paths are relative to `search/`. */
  build(): readonly ShardFile[];
}

/**
 * The parts that the search index of an archive consists of. `stamps` tell what each paper was made from, `version`
 * changes with the code that makes an index.
 */
export function planSearch(archive: Archive, stamps: ReadonlyMap<object, string>, version: string): SearchPart[] {
  const topics = archive.topics.map(({ topic: { id, name } }) => ({ id, name }));
  const papers = archive.papers.map((filed) => stamps.get(filed));
  return [
    {
      key: digestOf(JSON.stringify([version, topics, papers])),
      build: () => buildIndex({ records: archive.papers.map((filed) => toSearchRecord(filed, filed.plain)), topics }),
    },
  ];
}

/** Ids of the papers that a file of the index holds. */
export function papersIn(shard: string): string[] {
  return [...shard.matchAll(/\{"id":"([^"]+)"/g)].map(([, id = ""]) => id);
}

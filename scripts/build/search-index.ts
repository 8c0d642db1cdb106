import type { Archive } from "../../src/archive/archive.ts";
import { buildIndex } from "../../src/search/index-builder.ts";
import { toSearchRecord } from "../../src/search/search-record.ts";

/** The files of the search index of an archive, below `search/`, by path. */
export function searchFiles(archive: Archive): Map<string, Uint8Array> {
  const shards = buildIndex({
    records: archive.papers.map((filed) => toSearchRecord(filed, filed.plain)),
    topics: archive.topics.map(({ topic: { id, name } }) => ({ id, name })),
  });
  return new Map(shards.map(({ path, text }) => [`search/${path}`, Buffer.from(text)]));
}

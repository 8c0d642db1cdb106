/** What results show of papers, as shards: lines first, authors and abstracts apart. Pure. */
import { ABSTRACTS_IN_SHARD, LINES_IN_SHARD, NAMES_IN_SHARD, type PaperLine } from "./index-format.ts";
import { inGroups, packFile, shardFile } from "./packs.ts";
import type { SearchRecord } from "./search-record.ts";
import type { ShardFile } from "./types.ts";

/** All files of a folder of papers. */
export function buildPapers(folder: string, records: readonly SearchRecord[]): ShardFile[] {
  const inTurns = (kind: string, size: number, pick: (record: SearchRecord) => unknown) =>
    inGroups(records, size).map((some, at) => shardFile(folder, `${kind}${at}`, some.map(pick)));
  const shown = [
    ...inTurns("l", LINES_IN_SHARD, lineOf),
    ...inTurns("m", NAMES_IN_SHARD, ({ authors = [] }) => authors),
  ];
  return [...shown, packFile(folder, 0, shown), ...inTurns("a", ABSTRACTS_IN_SHARD, ({ abstract }) => abstract)];
}

/** One order of keys, whoever made the record: the bytes depend on it. */
function lineOf({ id, title, credit, organization, published, ...record }: SearchRecord): PaperLine {
  const { listed, comments, topics, keywords, arxiv } = record;
  return {
    id,
    title,
    ...(credit === undefined ? {} : { credit }),
    ...(organization === undefined ? {} : { organization }),
    ...(published === undefined ? {} : { published }),
    listed,
    comments,
    topics,
    ...(keywords === undefined ? {} : { keywords }),
    ...(arxiv === undefined ? {} : { arxiv }),
  };
}

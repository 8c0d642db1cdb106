/** What results show of papers, as shards: lines first, abstracts apart. Pure. */
import { ABSTRACTS_IN_SHARD, LINES_IN_SHARD, type PaperLine } from "./index-format.ts";
import type { SearchRecord } from "./search-record.ts";
import { formatShard } from "./shard-text.ts";
import type { ShardFile } from "./types.ts";

/** All files of a folder of papers. */
export function buildPapers(folder: string, records: readonly SearchRecord[]): ShardFile[] {
  const files: ShardFile[] = [];
  const add = (name: string, data: unknown) =>
    files.push({ path: `${folder}/${name}.js`, text: formatShard(`${folder}/${name}`, data) });
  inTurns(records, LINES_IN_SHARD, (some, at) => add(`l${at}`, some.map(lineOf)));
  inTurns(records, ABSTRACTS_IN_SHARD, (some, at) =>
    add(
      `a${at}`,
      some.map(({ abstract }) => abstract),
    ),
  );
  return files;
}

function inTurns<T>(values: readonly T[], size: number, use: (some: readonly T[], turn: number) => void): void {
  for (let from = 0; from < values.length; from += size) use(values.slice(from, from + size), from / size);
}

/** One order of keys, whoever made the record: the bytes depend on it. */
function lineOf({ id, title, credit, authors, organization, published, ...record }: SearchRecord): PaperLine {
  const { listed, comments, topics, keywords, arxiv } = record;
  return {
    id,
    title,
    ...(credit === undefined ? {} : { credit }),
    ...(authors === undefined ? {} : { authors }),
    ...(organization === undefined ? {} : { organization }),
    ...(published === undefined ? {} : { published }),
    listed,
    comments,
    topics,
    ...(keywords === undefined ? {} : { keywords }),
    ...(arxiv === undefined ? {} : { arxiv }),
  };
}

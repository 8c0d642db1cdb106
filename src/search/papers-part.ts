/** What results show of papers, as shards: lines first, abstracts apart. Pure. */
import { PAPERS_IN_SHARD, type PaperLine } from "./index-format.ts";
import type { SearchRecord } from "./search-record.ts";
import { formatShard } from "./shard-text.ts";
import type { ShardFile } from "./types.ts";

/** All files of a folder of papers. */
export function buildPapers(folder: string, records: readonly SearchRecord[]): ShardFile[] {
  const files: ShardFile[] = [];
  const add = (name: string, data: unknown) =>
    files.push({ path: `${folder}/${name}.js`, text: formatShard(`${folder}/${name}`, data) });
  for (let from = 0; from < records.length; from += PAPERS_IN_SHARD) {
    const some = records.slice(from, from + PAPERS_IN_SHARD);
    add(`l${from / PAPERS_IN_SHARD}`, some.map(lineOf));
    add(
      `a${from / PAPERS_IN_SHARD}`,
      some.map(({ abstract }) => abstract),
    );
  }
  return files;
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

/** Records to the files of dist/search/. Pure: the same records in any order give the same bytes. */
import { compareText } from "../archive/filed-paper.ts";
import { shortHash } from "../archive/slug.ts";
import type { SearchRecord } from "./search-record.ts";
import { formatShard } from "./shard-text.ts";
import type { ShardFile, TopicName } from "./types.ts";

export interface IndexSource {
  records: readonly SearchRecord[];
  topics: readonly TopicName[];
}

/** Raised whenever a reader of an older format would misread a newer one. */
export const INDEX_VERSION = 2;

export const ROOT_SHARD = "root";

/** What the root shard says; the only one loaded by a name known beforehand. */
export interface IndexRoot {
  version: number;
  paperCount: number;
  topics: TopicName[];
  /** Names of the shards with records, oldest papers first. */
  shards: string[];
}

const PAPERS_IN_SHARD = 200;

/**
 * Papers stand oldest first, so that a new day changes the last shard only;
 * a shard's name carries a hash of its text, so that an open page never mixes two versions.
 */
export function buildIndex({ records, topics }: IndexSource): ShardFile[] {
  const sorted = [...records].sort((a, b) => compareText(a.listed, b.listed) || compareText(a.id, b.id));
  const shards: ShardFile[] = [];
  const names: string[] = [];
  for (let from = 0; from < sorted.length; from += PAPERS_IN_SHARD) {
    const papers = sorted.slice(from, from + PAPERS_IN_SHARD).map(inKeyOrder);
    const name = `papers-${names.length + 1}-${shortHash(JSON.stringify(papers))}`;
    names.push(name);
    shards.push({ path: `${name}.js`, text: formatShard(name, papers) });
  }
  const root: IndexRoot = {
    version: INDEX_VERSION,
    paperCount: sorted.length,
    topics: topics.map(({ id, name }) => ({ id, name })),
    shards: names,
  };
  return [{ path: `${ROOT_SHARD}.js`, text: formatShard(ROOT_SHARD, root) }, ...shards];
}

/** One order of keys, whoever made the record: the bytes depend on it. */
function inKeyOrder(record: SearchRecord): SearchRecord {
  const { id, title, credit, authors, organization, published, listed, relisted } = record;
  const { comments, topics, keywords, arxiv, abstract } = record;
  return {
    id,
    title,
    ...(credit === undefined ? {} : { credit }),
    ...(authors === undefined ? {} : { authors }),
    ...(organization === undefined ? {} : { organization }),
    ...(published === undefined ? {} : { published }),
    listed,
    ...(relisted === undefined ? {} : { relisted }),
    comments,
    topics,
    ...(keywords === undefined ? {} : { keywords }),
    ...(arxiv === undefined ? {} : { arxiv }),
    abstract,
  };
}

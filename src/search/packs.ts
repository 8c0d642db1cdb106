/** Shards again, several in a file: to read ahead costs by the file, while a first query should load no more than it needs. */
import { formatShard, joinShards } from "./shard-text.ts";
import type { ShardFile } from "./types.ts";

/** Shards of words in a pack: together some 100 kB. */
export const SHARDS_IN_PACK = 16;

/** Values in groups of a size, the last as large as it comes. */
export function inGroups<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));
}

/** The file of a shard in a folder. */
export function shardFile(folder: string, name: string, data: unknown): ShardFile {
  return { path: `${folder}/${name}.js`, text: formatShard(`${folder}/${name}`, data) };
}

/** One file with all of some shards of a folder. */
export function packFile(folder: string, pack: number, shards: readonly ShardFile[]): ShardFile {
  const name = packName(folder, pack);
  const byName = new Map(shards.map(({ path, text }) => [path.slice(0, -".js".length), text]));
  return { path: `${name}.js`, text: joinShards(name, byName) };
}

export function packName(folder: string, pack: number): string {
  return `${folder}/s${pack}`;
}

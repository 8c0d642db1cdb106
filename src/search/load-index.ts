/** Shards to records. The root must be there; a shard that is missing is named, and the rest works. */
import { InputError } from "../archive/problem.ts";
import { INDEX_VERSION, type IndexRoot, ROOT_SHARD } from "./index-builder.ts";
import type { SearchRecord } from "./search-record.ts";
import type { ShardLoader } from "./types.ts";

export interface LoadedIndex {
  root: IndexRoot;
  records: SearchRecord[];
  /** Sentences about what could not be loaded. */
  missing: string[];
}

/** Rejects with an InputError when there is no root that this program can read. */
export async function loadIndex(load: ShardLoader): Promise<LoadedIndex> {
  const root = requireRoot(await load(ROOT_SHARD));
  const records: SearchRecord[] = [];
  const missing: string[] = [];
  const shards = await Promise.allSettled(root.shards.map((name) => load(name)));
  for (const shard of shards) {
    if (shard.status === "rejected") missing.push(sentenceOf(shard.reason));
    else if (Array.isArray(shard.value)) for (const record of shard.value) records.push(record as SearchRecord);
    else missing.push("A part of the search index is not what it should be.");
  }
  return { root, records, missing };
}

function requireRoot(data: unknown): IndexRoot {
  const root = data as Partial<IndexRoot> | null;
  const { version, shards, topics } = root ?? {};
  if (version !== INDEX_VERSION || !Array.isArray(shards) || !Array.isArray(topics)) {
    throw new InputError({
      message: "The search index was made by another version of Broadsheet.",
      hint: "Build the archive again: npm run build.",
    });
  }
  return root as IndexRoot;
}

function sentenceOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import { type IndexedPaper, planIndex } from "../../src/search/index-plan.ts";
import { digestIn, type RecordDigests } from "../../src/search/record-digests.ts";
import { placeOf, relistedOf, type SearchRecord, toSearchRecord } from "../../src/search/search-record.ts";
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
  papers: readonly IndexedPaper[],
  topics: readonly TopicName[],
  version: string,
): SearchPart[] {
  const { root, parts } = planIndex({ papers, topics });
  return [
    ...parts.map(({ folder, build }) => ({ key: `${version} ${folder}`, build })),
    { key: rootKey(root.text, version), build: () => [root] },
  ];
}

/** The key of the index's root, which names every part of it, and so tells sites of other papers apart. */
export function rootKey(text: string, version: string): string {
  return digestOf(`${version} ${text}`);
}

/** A paper of an open archive: nothing but its digests is worked out before it is asked for. */
export class PaperOfArchive implements IndexedPaper {
  readonly #filed: FiledPaper;
  readonly #digests: string;

  /** `digests` as `joinDigests` makes them. */
  constructor(filed: FiledPaper, digests: string) {
    this.#filed = filed;
    this.#digests = digests;
  }

  get id(): string {
    return this.#filed.paper.id;
  }

  get listed(): string {
    return this.#filed.firstListed;
  }

  get relisted(): string[] {
    return relistedOf(this.#filed);
  }

  get rank(): number | undefined {
    return placeOf(this.#filed);
  }

  get topics(): string[] {
    return this.#filed.topics;
  }

  digest(part: keyof RecordDigests): string {
    return digestIn(this.#digests, part);
  }

  record(): SearchRecord {
    return toSearchRecord(this.#filed, this.#filed.plain);
  }
}

/** Ids of the papers whose lines a file of the index holds; a pack only repeats them. */
export function papersIn(shard: string): string[] {
  if (!/^\w+\("[^"]*\/l\d+"/.test(shard)) return [];
  return [...shard.matchAll(/\{"id":"([^"]+)"/g)].map(([, id = ""]) => id);
}

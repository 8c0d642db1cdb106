/** Making the search index: for a worker, or for the build itself when little is to be made. */

import { type IndexedPaper, indexedPaper } from "../../src/search/index-plan.ts";
import { digestIn } from "../../src/search/record-digests.ts";
import { toSearchRecord } from "../../src/search/search-record.ts";
import type { TopicName } from "../../src/search/types.ts";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { toFiledPaper } from "../../src/store/paper-with-texts.ts";
import type { NotedHead } from "./filing-task.ts";
import { papersIn, planSearch, type SearchPart } from "./search-index.ts";
import { Stage } from "./stage.ts";
import { TextsAtHand, TextsInCache } from "./texts-in-cache.ts";

export interface IndexingTask {
  kind: "indexing";
  /** The cache's file; its papers are those of the site. */
  cache: string;
  /** In the order the archive shows them. */
  topics: readonly TopicName[];
  /** Changes with the code that makes an index. */
  version: string;
  /** The site as it is, and where files that differ from it are put. */
  out: string;
  stage: string;
}

/** Keys of the parts to be made; all of them where none are given. */
export interface IndexingJob {
  due?: readonly string[];
}

/** A file of the index. */
export interface WrittenShard {
  file: string;
  key: string;
  /** Bytes. */
  size: number;
  /** The papers whose lines it has, with a space between. */
  ids: string;
  /** Whether it was put into the stage, since the site has it not or otherwise. */
  staged: boolean;
}

/** Makes ready for jobs. */
export function prepareIndexing(task: IndexingTask): (job: IndexingJob) => WrittenShard[] {
  const { cache: file, topics, version, out, stage } = task;
  return ({ due }) => {
    const cache = PaperCache.openBeside(file);
    try {
      const keys = due && new Set(due);
      const parts = planSearch(papersOf(cache), topics, version).filter(({ key }) => keys?.has(key) ?? true);
      return writeParts(parts, Stage.beside(out, stage));
    } finally {
      cache.close();
    }
  };
}

/** Every paper, with its search record alone: all that is filed of one takes several times its memory. */
function papersOf(cache: PaperCache): IndexedPaper[] {
  const atHand = new TextsAtHand();
  const papers: IndexedPaper[] = [];
  for (const { key, head } of cache.papers().values()) {
    // Not the same as those of the paper, which keep all that is filed of it.
    const texts = new TextsInCache(cache, key, atHand);
    const record = toSearchRecord(toFiledPaper(head, new TextsInCache(cache, key, atHand)), "");
    Object.defineProperty(record, "abstract", { enumerable: true, get: () => texts.plain });
    papers.push(indexedPaper(record, (part) => digestIn((head as NotedHead).digests, part)));
  }
  return papers;
}

/** Makes the files of some parts. */
export function writeParts(parts: readonly SearchPart[], stage: Stage): WrittenShard[] {
  const shards: WrittenShard[] = [];
  for (const { key, build } of parts) {
    for (const { path, text } of build()) {
      const file = `search/${path}`;
      shards.push({ file, key, ids: papersIn(text).join(" "), ...stage.put(file, text) });
    }
  }
  return shards;
}

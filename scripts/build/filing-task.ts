/** One share of filing papers: for a worker, or for the build itself when there are few. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../src/archive/problem.ts";
import type { Topic } from "../../src/archive/topic.ts";
import { compileTopicRules } from "../../src/archive/topic-rules.ts";
import { digestsOf, joinDigests } from "../../src/search/record-digests.ts";
import { toSearchRecord } from "../../src/search/search-record.ts";
import { similarityKey } from "../../src/search/similarity-key.ts";
import { type CachedPaper, type FileLook, headInParts, type KeptPaper } from "../../src/store/cached-paper.ts";
import { type Filing, type FilingHead, fileAgain, filePaper } from "../../src/store/filing.ts";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { toFiledPaper } from "../../src/store/paper-with-texts.ts";
import { readPaperFile } from "../../src/store/read-content.ts";
import { textOf } from "../../src/store/read-text.ts";
import { digestOf, numberDigestOf } from "./digest.ts";
import { lookAt } from "./file-look.ts";
import { TextsAtHand, TextsInCache } from "./texts-in-cache.ts";

export interface FilingTask {
  kind: "filing";
  content: string;
  topics: readonly Topic[];
  /** Digest of their rules. */
  rules: string;
  /** The cache's file. */
  cache: string;
}

/** Files to be read, with the digest of their bytes where that is known; or papers to be judged by other rules. */
export type FilingJob = { files: { file: string; digest?: string }[] } | { judge: CachedPaper[] };

/** What became of a file: a paper to keep, the same bytes looking otherwise, or what is wrong with it. */
export type FiledFile =
  | { file: string; kept: KeptPaper }
  | { file: string; look: FileLook }
  | { file: string; problems: Problem[] };

/** As the cache has it: with the digests of the paper's search record, so that an index is planned without any. */
export interface NotedHead extends FilingHead {
  /** As `joinDigests` makes them. */
  digests: string;
}

/** Makes ready for jobs. */
export function prepareFiling({
  content,
  topics,
  rules: rulesDigest,
  cache,
}: FilingTask): (job: FilingJob) => FiledFile[] {
  const rules = compileTopicRules(topics);
  const keep = (of: FileLook & { file: string; digest: string }, filing: Filing): FiledFile => {
    const { record, rendered, plain, own } = filing.texts;
    const { title, facts } = record;
    const digests = joinDigests(digestsOf(toSearchRecord(toFiledPaper(filing.head, filing.texts), plain)));
    const noted: NotedHead = { ...filing.head, digests };
    const head = headInParts(noted);
    const likeness = similarityKey({ title, abstract: plain, ...(facts.keywords && { keywords: facts.keywords }) });
    const texts = {
      record: JSON.stringify(record),
      rendered: JSON.stringify(rendered),
      plain,
      own: JSON.stringify(own),
    };
    const stamp = numberDigestOf([...Object.values(head), ...Object.values(texts)].join("\n"));
    return { file: of.file, kept: { ...of, rules: rulesDigest, stamp, head, texts: { ...texts, likeness } } };
  };
  const read = (file: string, knownDigest: string | undefined): FiledFile => {
    const path = join(content, "papers", file);
    const look = lookAt(path);
    const bytes = readFileSync(path);
    const digest = digestOf(bytes);
    if (digest === knownDigest) return { file, look };
    const paper = readPaperFile(path, () => textOf(bytes, path));
    if (Array.isArray(paper)) return { file, problems: paper };
    return keep({ file, digest, ...look }, filePaper(paper, rules));
  };
  const judge = ({ key, file, size, modified, changed, head }: CachedPaper, beside: PaperCache): FiledFile => {
    const filing = { head, texts: new TextsInCache(beside, key, new TextsAtHand()) };
    return keep({ file, digest: beside.rows.digest(key), size, modified, changed }, fileAgain(filing, rules));
  };
  return (job) => {
    if ("files" in job) return job.files.map(({ file, digest }) => read(file, digest));
    // Closed after each job: what is held open keeps the build from bringing all that it kept into the file itself.
    const beside = PaperCache.openBeside(cache);
    try {
      return job.judge.map((paper) => judge(paper, beside));
    } finally {
      beside.close();
    }
  };
}

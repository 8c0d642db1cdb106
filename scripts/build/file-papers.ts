/** Reads the papers of a content folder and works out what the archive knows of each, as far as the cache does not. */
import { join } from "node:path";
import type { Problem } from "../../src/archive/problem.ts";
import type { Topic } from "../../src/archive/topic.ts";
import type { CachedPaper } from "../../src/store/cached-paper.ts";
import { markdownFilesIn } from "../../src/store/content-files.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";
import type { ContentFrame } from "../../src/store/read-content.ts";
import type { Crew } from "./crew.ts";
import { digestOf } from "./digest.ts";
import { lookAt } from "./file-look.ts";
import type { FiledFile, FilingJob, FilingTask } from "./filing-task.ts";
import type { Progress } from "./progress.ts";

/** So many papers are filed by workers; fewer are done sooner than workers have started. */
const MANY = 400;
const JOB_SIZE = 50;
/** What a killed build may lose of its work. */
const KEPT_AT_ONCE = 200;

/** A content folder with the cache for it, and those who do the work. */
export interface FilingPlace {
  content: string;
  frame: ContentFrame;
  cache: PaperCache;
  cacheFile: string;
  crew: Crew;
  progress: Progress;
}

/** The files of all papers. */
export interface PaperFiles {
  /** Relative to the folder `papers`, in order of path. */
  files: readonly string[];
  /** What is wrong with some of them. */
  faults: ReadonlyMap<string, Problem[]>;
}

/**
 * Brings the cache up to the state of the content folder. What stands in it afterwards are the files of all papers but
 * those with something wrong.
 */
export async function filePapers(place: FilingPlace): Promise<PaperFiles> {
  const { content, frame, cache, cacheFile, crew, progress } = place;
  const folder = join(content, "papers");
  const files = markdownFilesIn(folder);
  const rules = digestOfRules(frame.topics);
  const jobs = findJobs(folder, files, cache, rules);
  const count = jobs.reduce((sum, job) => sum + sizeOf(job), 0);
  const faults = new Map<string, Problem[]>();
  let waiting: FiledFile[] = [];
  const keepWaiting = () => {
    cache.atOnce(() => {
      for (const result of waiting) keepResult(cache, result, faults);
    });
    waiting = [];
  };
  const take = (results: readonly FiledFile[]) => {
    waiting.push(...results);
    if (waiting.length >= KEPT_AT_ONCE) keepWaiting();
    progress.advance(results.length);
  };
  if (count > 0) {
    progress.begin("Reading papers", count);
    const task: FilingTask = { kind: "filing", content, topics: frame.topics, rules, cache: cacheFile };
    // The renderer of Markdown and all it needs are loaded only when there is something to render.
    const { prepareFiling } = await import("./filing-task.ts");
    const perform = prepareFiling(task);
    if (count >= MANY) await crew.share(task, jobs, perform, take);
    else for (const job of jobs) take(perform(job));
    keepWaiting();
  }
  if (cache.papers().size > files.length - faults.size) removeGone(cache, files);
  if (count >= MANY) cache.settle();
  return { files, faults };
}

function removeGone(cache: PaperCache, files: readonly string[]): void {
  const present = new Set(files);
  const gone = [...cache.papers().keys()].filter((file) => !present.has(file));
  cache.atOnce(() => {
    for (const file of gone) cache.remove(file);
  });
}

function keepResult(cache: PaperCache, result: FiledFile, faults: Map<string, Problem[]>): void {
  if ("kept" in result) cache.keep(result.kept);
  else if ("look" in result) cache.keepLook(result.file, result.look);
  else {
    cache.remove(result.file);
    faults.set(result.file, result.problems);
  }
}

/** What the cache does not know, or knows by other rules. */
function findJobs(folder: string, files: readonly string[], cache: PaperCache, rules: string): FilingJob[] {
  const unread: { file: string; digest?: string }[] = [];
  const unjudged: CachedPaper[] = [];
  const otherwise = cache.rows.judgedOtherwise(rules);
  for (const file of files) {
    const known = cache.papers().get(file);
    const look = lookAt(`${folder}/${file}`);
    const same = known?.size === look.size && known.modified === look.modified && known.changed === look.changed;
    if (!known) unread.push({ file });
    else if (!same) unread.push({ file, ...(!otherwise.has(known.key) && { digest: cache.rows.digest(known.key) }) });
    else if (otherwise.has(known.key)) unjudged.push(known);
  }
  return [
    ...batches(unread).map((batch) => ({ files: batch })),
    ...batches(unjudged).map((batch) => ({ judge: batch })),
  ];
}

function sizeOf(job: FilingJob): number {
  return "files" in job ? job.files.length : job.judge.length;
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / JOB_SIZE) }, (_, at) =>
    items.slice(at * JOB_SIZE, (at + 1) * JOB_SIZE),
  );
}

/** Changes with what the rules of the topics say, not with what is said about the topics. */
function digestOfRules(topics: readonly Topic[]): string {
  return digestOf(JSON.stringify(topics.map(({ id, order, rules }) => [id, order, rules])));
}

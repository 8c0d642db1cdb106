/** Reads the content folder: collection, topics, papers and prose pages, with every fault named. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { type Collection, DEFAULT_COLLECTION } from "../archive/collection.ts";
import { compareText } from "../archive/filed-paper.ts";
import type { Paper } from "../archive/paper.ts";
import { InputError, type Problem } from "../archive/problem.ts";
import { ARCHIVE, AUTHORS, ORGANIZATIONS, SEARCH, TOPICS, topicPath, UNSORTED } from "../archive/routes.ts";
import { isSafeName } from "../archive/slug.ts";
import type { Topic } from "../archive/topic.ts";
import { findRuleProblems } from "../archive/topic-rules.ts";
import { collectionSchema, toCollection } from "./collection-schema.ts";
import { arrangePapers, markdownFiles, paperFiles, withUniqueIds } from "./content-files.ts";
import { doubledIdentifiers } from "./doubled-identifiers.ts";
import { parseFrontMatter, parseYaml } from "./front-matter.ts";
import { readPaper } from "./read-paper.ts";
import { readText } from "./read-text.ts";
import { topicFromFile, topicSchema } from "./topic-schema.ts";
import { validate } from "./validate.ts";

export interface ProsePage {
  id: string;
  title: string;
  /** Markdown. */
  body: string;
}

export interface Content {
  collection: Collection;
  /** In the curator's order. */
  topics: Topic[];
  papers: { paper: Paper; file: string }[];
  pages: ProsePage[];
  /** Faults that a person must mend. */
  problems: Problem[];
  /** What was assumed, a sentence each. */
  notes: string[];
}

/** Content without its papers. */
export type ContentFrame = Omit<Content, "papers">;

/** Reads everything below `folder`; never throws for what a file holds. */
export function readContent(folder: string): Content {
  const frame = readFrame(folder);
  const { problems } = frame;
  const found = paperFiles(folder).map((file) => ({ file, found: readPaperFile(file) }));
  const papers = arrangePapers(folder, found, frame.topics, problems);
  return { ...frame, papers, notes: [...frame.notes, ...doubledIdentifiers(papers)] };
}

/** Collection, topics and prose pages of a content folder. */
export function readFrame(folder: string): ContentFrame {
  const problems: Problem[] = [];
  const notes: string[] = [];
  if (!existsSync(folder))
    problems.push({ message: "There is no such content folder.", hint: "Check --content.", file: folder });
  const collection = readCollection(folder, problems, notes);
  const topics = readTopics(folder, problems, notes);
  return { collection, topics, pages: readPages(join(folder, "pages"), problems), problems, notes };
}

/** The paper in a file, or what keeps it from being one. */
export function readPaperFile(file: string, text: (file: string) => string = readText): Paper | Problem[] {
  const problems: Problem[] = [];
  return collect(problems, () => readPaper(text(file), file)) ?? problems;
}

/**
 * Every paper below a folder `papers`, in order of path; ids are unique among those returned. `read` tells what is in
 * each of its `files`, and is asked in their order.
 */
export function readPapers(
  folder: string,
  problems: Problem[],
  {
    files = markdownFiles(folder),
    read = readPaperFile,
  }: { files?: string[]; read?: (file: string) => Paper | Problem[] } = {},
): { paper: Paper; file: string }[] {
  return withUniqueIds(
    folder,
    files.map((file) => ({ file, found: read(file) })),
    problems,
  );
}

/** Runs a step on one file; what the file is at fault for becomes a problem. */
function collect<T>(problems: Problem[], step: () => T | Problem[]): T | undefined {
  try {
    const result = step();
    if (!Array.isArray(result)) return result;
    problems.push(...result);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(error.problem);
  }
  return undefined;
}

/** What collection.yaml says; the defaults, and a note or problems, when it is missing or at fault. */
export function readCollection(folder: string, problems: Problem[], notes: string[]): Collection {
  const file = join(folder, "collection.yaml");
  if (!existsSync(file)) {
    notes.push(`${file} is not there: the collection is called "${DEFAULT_COLLECTION.name}".`);
    return DEFAULT_COLLECTION;
  }
  const collection = collect(problems, () => {
    const yaml = readText(file);
    const checked = validate(collectionSchema, parseYaml(yaml, file), { file, yaml, linesAbove: 0 });
    return checked.value ? toCollection(checked.value) : checked.problems;
  });
  return collection ?? DEFAULT_COLLECTION;
}

function readTopics(folder: string, problems: Problem[], notes: string[]): Topic[] {
  const files = markdownFiles(join(folder, "topics"));
  if (files.length === 0) notes.push(`${join(folder, "topics")} holds no topic: every paper is unsorted.`);
  const topics: Topic[] = [];
  for (const file of files) {
    const topic = collect(problems, (): Topic | Problem[] => {
      requireAddress(file, (id) => topicPath(id) !== UNSORTED && !topics.some((topic) => topic.id === id));
      const { data, block, body } = parseFrontMatter(readText(file), file);
      const checked = validate(topicSchema, data, { file, yaml: block, linesAbove: 1 });
      if (!checked.value) return checked.problems;
      return topicFromFile(basename(file, ".md"), checked.value, body);
    });
    if (!topic) continue;
    const faults = findRuleProblems([topic]);
    problems.push(...faults.map((fault) => ({ ...fault, file })));
    if (faults.length === 0) topics.push(topic);
  }
  return topics.sort((a, b) => a.order - b.order || compareText(a.id, b.id));
}

/** First parts of addresses that the site uses itself; a year is one too. */
const SECTIONS: ReadonlySet<string> = new Set([
  ...[ARCHIVE, AUTHORS, ORGANIZATIONS, SEARCH, TOPICS],
  ...["papers/", "assets/", "fonts/"],
]);

function readPages(folder: string, problems: Problem[]): ProsePage[] {
  const done = new Set<string>();
  return markdownFiles(folder).flatMap((file) => {
    const page = collect(problems, () => {
      requireAddress(file, (id) => !SECTIONS.has(`${id}/`) && !/^\d{4}$/.test(id) && !done.has(id));
      const { data, body } = parseFrontMatter(readText(file), file);
      const id = basename(file, ".md");
      done.add(id);
      return { id, title: typeof data["title"] === "string" ? data["title"] : id, body };
    });
    return page ? [page] : [];
  });
}

/** A topic's or page's name is its address. Throws `InputError` when it cannot be one, or is that of another page. */
function requireAddress(file: string, isFree: (id: string) => boolean): void {
  const id = basename(file, ".md");
  if (isSafeName(id) && isFree(id)) return;
  if (isSafeName(id)) {
    throw new InputError({
      message: `The name \`${id}\` is the address of another page of the site.`,
      hint: "Rename the file.",
      file,
    });
  }
  throw new InputError({
    message: `The name \`${id}\` cannot be part of an address.`,
    hint: "Name the file with a-z, 0-9, - and . only, such as my-topic.md.",
    file,
  });
}

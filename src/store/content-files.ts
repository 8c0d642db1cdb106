/** Which files a content folder has, and which papers those are beside each other. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Paper } from "../archive/paper.ts";
import type { Problem } from "../archive/problem.ts";
import type { Topic } from "../archive/topic.ts";

/** The files of all papers of a content folder, in order of path. */
export function paperFiles(folder: string): string[] {
  return markdownFiles(join(folder, "papers"));
}

/** Markdown files below a folder in order of path; links are not followed, hidden names are left alone. */
export function markdownFiles(folder: string): string[] {
  return markdownFilesIn(folder).map((file) => join(folder, file));
}

/** The same, by their paths within the folder. */
export function markdownFilesIn(folder: string): string[] {
  const files: string[] = [];
  if (existsSync(folder)) addFiles(folder, "", files);
  // By code unit.
  return files.sort();
}

function addFiles(folder: string, path: string, files: string[]): void {
  // Not `recursive`, which goes through links to folders.
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const { name } = entry;
    if (name.startsWith(".")) continue;
    if (entry.isDirectory()) addFiles(folder, path + name + sep, files);
    else if (entry.isFile() && name.endsWith(".md")) files.push(path + name);
  }
}

/**
 * The papers among what the files of a content folder were found to hold, with ids that are unique; what is wrong with
 * any of them, alone or beside the others, joins the problems.
 */
export function arrangePapers<P extends Pick<Paper, "id" | "topics">>(
  folder: string,
  files: readonly { file: string; found: P | Problem[] }[],
  topics: readonly Topic[],
  problems: Problem[],
): { paper: P; file: string }[] {
  const papers = withUniqueIds(join(folder, "papers"), files, problems);
  const known = new Set(topics.map((topic) => topic.id));
  problems.push(...papers.flatMap(({ paper, file }) => unknownTopics(paper, file, known)));
  return papers;
}

/** The papers with ids that are unique; every other joins the problems. */
export function withUniqueIds<P extends Pick<Paper, "id">>(
  folder: string,
  files: readonly { file: string; found: P | Problem[] }[],
  problems: Problem[],
): { paper: P; file: string }[] {
  const fileOf = new Map<string, string>();
  const papers: { paper: P; file: string }[] = [];
  for (const { file, found } of files) {
    if (Array.isArray(found)) {
      problems.push(...found);
      continue;
    }
    const other = fileOf.get(found.id);
    if (other !== undefined) {
      problems.push({
        message: `The id \`${found.id}\` is also that of ${relative(folder, other)}.`,
        hint: "Two papers need two ids; if they are one paper, remove one of the files.",
        file,
        line: 2,
      });
      continue;
    }
    fileOf.set(found.id, file);
    papers.push({ paper: found, file });
  }
  return papers;
}

function unknownTopics({ topics }: Pick<Paper, "topics">, file: string, known: ReadonlySet<string>): Problem[] {
  if (!topics) return [];
  return [...(topics.add ?? []), ...(topics.remove ?? [])]
    .filter((id) => !known.has(id))
    .map((id) => ({
      message: `There is no topic \`${id}\`.`,
      hint: "Use the name of a file in content/topics, without .md, or remove it.",
      file,
    }));
}

/** content/ on disk as the importer sees it: known papers, memory, and files never torn. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { Paper } from "../../src/archive/paper.ts";
import { InputError, type Problem } from "../../src/archive/problem.ts";
import { readPapers } from "../../src/store/read-content.ts";
import { formatMemory, MEMORY_FILE, type Memory, parseMemory } from "./memory.ts";
import { orInputError } from "./refused-by-disk.ts";

/** The memory of a change that is decided; its papers may still be on their way to their places. */
const READY_FILE = ".import-memory.ready";
/** A staged file, and the name it will have. */
const STAGED = /^\.(.+)\.\d+\.tmp$/;

export interface ContentFolder {
  /** content/papers. */
  papersFolder: string;
  papers: { paper: Paper; file: string }[];
  memory: Memory;
  /** Files of papers that cannot be read; they are left as they are. */
  problems: Problem[];
}

/** Reads what the content folder holds; an empty or missing folder holds nothing. */
export function readContentFolder(content: string): ContentFolder {
  const papersFolder = join(content, "papers");
  const problems: Problem[] = [];
  const papers = readPapers(papersFolder, problems);
  const file = join(papersFolder, MEMORY_FILE);
  const memory = parseMemory(existsSync(file) ? readFileSync(file, "utf8") : "");
  return { papersFolder, papers, memory, problems };
}

/**
 * Completes what a killed import had decided, and takes away what it left half-written. A file that a person
 * changed since then stays as it is.
 */
export function recoverFolder(content: string): void {
  const folder = join(content, "papers");
  orInputError(folder, () => recover(folder));
}

function recover(folder: string): void {
  const ready = join(folder, READY_FILE);
  const isDecided = existsSync(ready);
  for (const temporary of temporariesBelow(folder)) {
    const file = join(dirname(temporary), STAGED.exec(basename(temporary))?.[1] ?? "");
    const isOlder = !existsSync(file) || statSync(file).mtimeMs <= statSync(temporary).mtimeMs;
    if (isDecided && STAGED.test(basename(temporary)) && isOlder) renameSync(temporary, file);
    else rmSync(temporary, { force: true });
  }
  if (isDecided) renameSync(ready, join(folder, MEMORY_FILE));
}

function temporariesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return temporariesBelow(path);
    return entry.isFile() && /^\..*\.tmp$/.test(entry.name) ? [path] : [];
  });
}

/**
 * Writes papers and memory so that each file is old or new at every moment, never torn, and the change is made as a
 * whole: all are staged beside their places and synced; then the memory is declared ready, which decides the change;
 * then each takes its place. An import killed before that has changed nothing, later the next import completes it.
 */
export function writeChange(folder: string, papers: readonly { file: string; text: string }[], memory: Memory): void {
  const memoryFile = join(folder, MEMORY_FILE);
  const text = formatMemory(memory);
  if (papers.length === 0 && existsSync(memoryFile) && readFileSync(memoryFile, "utf8") === text) return;
  const staged: { temporary: string; file: string }[] = [];
  try {
    for (const { file, text: content } of papers) orInputError(file, () => stage(folder, file, content, staged));
    orInputError(memoryFile, () => stage(folder, memoryFile, text, staged));
  } catch (error) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    throw error;
  }
  const ready = join(folder, READY_FILE);
  renameSync(staged.pop()?.temporary as string, ready);
  for (const { temporary, file } of staged) renameSync(temporary, file);
  renameSync(ready, memoryFile);
}

function stage(folder: string, file: string, text: string, staged: { temporary: string; file: string }[]): void {
  refuseLinkOut(folder, dirname(file));
  mkdirSync(dirname(file), { recursive: true });
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  staged.push({ temporary, file });
  writeSynced(temporary, text);
}

/** A linked folder is not read, so nothing is written through it either. */
function refuseLinkOut(folder: string, target: string): void {
  if (!existsSync(target)) {
    refuseLinkOut(folder, dirname(target));
    return;
  }
  const [root, place] = [realpathSync(folder), realpathSync(target)];
  if (place === root || place.startsWith(root + sep)) return;
  throw new InputError({
    message: `The folder leads out of ${folder} by a link, so nothing was changed.`,
    hint: "Put a folder in the place of the link.",
    file: target,
  });
}

function writeSynced(file: string, text: string): void {
  const handle = openSync(file, "w");
  try {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** content/ on disk as the importer sees it: known papers, memory, one import at a time, and files never torn. */
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

const LOCK_FILE = ".import-lock";
/** The memory of a change that is decided; its papers may still be on their way to their places. */
const READY_FILE = ".import-memory.ready";
/** A staged file, and the name it will have. */
const STAGED = /^\.(.+)\.\d+\.tmp$/;
/** A lock that names nobody yet is about to be written, or its writer was killed. */
const NAMELESS_MILLISECONDS = 1000;

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

/** Runs a step while no other import of this folder can; throws `InputError` when one is under way. */
export async function withLock<T>(content: string, step: () => T | Promise<T>): Promise<T> {
  const folder = join(content, "papers");
  const lock = join(folder, LOCK_FILE);
  orInputError(folder, () => {
    mkdirSync(folder, { recursive: true });
    takeLock(lock);
  });
  try {
    orInputError(folder, () => recover(folder));
    return await step();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock: string): void {
  for (;;) {
    try {
      const handle = openSync(lock, "wx");
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = readLock(lock);
      if (holder !== undefined && isRunning(Number(holder))) {
        throw new InputError({
          message: `Another import is under way, by process ${holder}.`,
          hint: "Wait until it is done; if there is none, delete this file.",
          file: lock,
        });
      }
      if (holder !== undefined) removeStale(lock, holder);
    }
  }
}

/** Who holds the lock; undefined when it was given back meanwhile. Waits a moment for a name to be written. */
function readLock(lock: string): string | undefined {
  try {
    for (;;) {
      const holder = readFileSync(lock, "utf8");
      if (holder !== "" || Date.now() - statSync(lock).mtimeMs > NAMELESS_MILLISECONDS) return holder;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
}

/** Takes a dead import's lock away; one that another import took over meanwhile is put back. */
function removeStale(lock: string, holder: string): void {
  const aside = `${lock}-${process.pid}.tmp`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return;
  }
  if (readFileSync(aside, "utf8") === holder) rmSync(aside);
  else renameSync(aside, lock);
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Completes what a killed import had decided, and takes away what it left half-written. A file that a person
 * changed since then stays as it is.
 */
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

/** Runs a step on the disk; what the disk refuses is the input's fault, not the program's. */
function orInputError<T>(file: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new InputError({
      message: `This cannot be written (${error.code}), so nothing was changed.`,
      hint: "Check free space and permissions, then import again.",
      file,
    });
  }
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
  mkdirSync(dirname(file), { recursive: true });
  refuseLinkOut(folder, dirname(file));
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  staged.push({ temporary, file });
  writeSynced(temporary, text);
}

/** A linked folder is not read, so nothing is written through it either. */
function refuseLinkOut(folder: string, target: string): void {
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

/** content/ on disk as the importer sees it: known papers, memory, and files never torn. */
import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Paper } from "../../src/archive/paper.ts";
import { InputError, type Problem } from "../../src/archive/problem.ts";
import { paperFiles } from "../../src/store/content-files.ts";
import { readPapers } from "../../src/store/read-content.ts";
import { formatMemory, MEMORY_FILE, type Memory, parseMemory } from "./memory.ts";
import { readAhead } from "./read-ahead.ts";
import { orInputError } from "./refused-by-disk.ts";
import { type StagedFile, stageFiles, syncFolders } from "./staged-files.ts";

/** The memory of a change that is decided; its papers may still be on their way to their places. */
const READY_FILE = ".import-memory.ready";
/** A staged file, and the name it will have. */
const STAGED = /^\.(.+)\.\d+\.tmp$/;
/** Ends the name of a staged note that says where the file of that name moves. */
const MOVED = ".moved";

export interface ContentFolder {
  /** content/papers. */
  papersFolder: string;
  papers: { paper: Paper; file: string }[];
  memory: Memory;
  /** Whether it was there. */
  hasMemory: boolean;
  /** Files of papers that cannot be read; they are left as they are. */
  problems: Problem[];
}

/**
 * Begins to read what the content folder holds, so that its caller can do other work meanwhile, and gives back what
 * ends it. An empty or missing folder holds nothing.
 */
export function beginContentFolder(content: string): () => ContentFolder {
  const papersFolder = join(content, "papers");
  const files = paperFiles(content);
  const read = readAhead(files);
  return () => {
    const problems: Problem[] = [];
    const papers = readPapers(papersFolder, problems, { files, read });
    const file = join(papersFolder, MEMORY_FILE);
    const hasMemory = existsSync(file);
    const memory = parseMemory(hasMemory ? readFileSync(file, "utf8") : "");
    return { papersFolder, papers, memory, hasMemory, problems };
  };
}

/**
 * Tells whether a place is taken by anything, hidden from readers or not; names that differ in case or in the form of
 * accents alone are one file on some disks.
 */
export function takenPlaces(): (file: string) => boolean {
  const namesIn = new Map<string, Set<string>>();
  return (file) => {
    const folder = dirname(file);
    let names = namesIn.get(folder);
    if (!names) {
      names = new Set(existsSync(folder) ? readdirSync(folder).map((name) => name.normalize("NFC").toLowerCase()) : []);
      namesIn.set(folder, names);
    }
    return names.has(basename(file).normalize("NFC").toLowerCase());
  };
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
  const staged = temporariesBelow(folder).map((temporary) => {
    return { temporary, file: join(dirname(temporary), STAGED.exec(basename(temporary))?.[1] ?? "") };
  });
  // Moves come first, as in an import that is not killed, so that no paper is in two files.
  const moves = staged.filter(({ file }) => file.endsWith(MOVED));
  for (const { temporary, file } of moves) if (isDecided) completeMove(folder, temporary, file.slice(0, -MOVED.length));
  for (const { temporary, file } of staged) {
    if (!existsSync(temporary)) continue;
    const isPaper = STAGED.test(basename(temporary)) && !file.endsWith(MOVED);
    if (isDecided && isPaper && isOlder(file, temporary)) renameSync(temporary, file);
    else rmSync(temporary, { force: true });
  }
  removeEmptyFolders(
    folder,
    moves.map(({ file }) => ({ from: file })),
  );
  if (isDecided) renameSync(ready, join(folder, MEMORY_FILE));
}

/** Moves a paper's file where its note says, unless a person changed it since or the place is taken. */
function completeMove(folder: string, note: string, from: string): void {
  const to = join(folder, readFileSync(note, "utf8"));
  if (!existsSync(from) || existsSync(to)) return;
  if (isOlder(from, note)) renameSync(from, to);
  else for (const temporary of temporariesBelow(dirname(to))) if (isStagedFor(temporary, to)) rmSync(temporary);
}

function isStagedFor(temporary: string, file: string): boolean {
  return join(dirname(temporary), STAGED.exec(basename(temporary))?.[1] ?? "") === file;
}

function isOlder(file: string, temporary: string): boolean {
  return !existsSync(file) || (existsSync(temporary) && statSync(file).mtimeMs <= statSync(temporary).mtimeMs);
}

function temporariesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return temporariesBelow(path);
    return entry.isFile() && /^\..*\.tmp$/.test(entry.name) ? [path] : [];
  });
}

/** A paper's file with its new text; `from` is where it lies now when it is to move. */
export interface PaperChange {
  file: string;
  text: string;
  from?: string;
}

/**
 * Writes papers and memory so that each file is old or new at every moment, never torn, and the change is made as a
 * whole: all are staged beside their places and synced; then the memory is declared ready, which decides the change;
 * then each takes its place. An import killed before that has changed nothing, later the next import completes it.
 */
export async function writeChange(folder: string, papers: readonly PaperChange[], memory: Memory): Promise<void> {
  const memoryFile = join(folder, MEMORY_FILE);
  const text = formatMemory(memory);
  const moves = papers.flatMap(({ file, from }) => (from === undefined ? [] : [{ from, to: file }]));
  const notes = moves.map(({ from, to }) => ({ file: `${from}${MOVED}`, text: relative(folder, to) }));
  const staged = await stageFiles([...papers, ...notes, { file: memoryFile, text }], (place) =>
    refuseLinkOut(folder, place),
  );
  const ready = join(folder, READY_FILE);
  renameSync((staged.pop() as StagedFile).temporary, ready);
  syncFolders([folder]);
  const movings = staged.splice(papers.length);
  for (const { from, to } of moves) renameSync(from, to);
  for (const { temporary, file } of staged) renameSync(temporary, file);
  for (const { temporary } of movings) rmSync(temporary);
  syncFolders(new Set([...staged, ...movings].map(({ file }) => dirname(file))));
  removeEmptyFolders(folder, moves);
  renameSync(ready, memoryFile);
  syncFolders([folder]);
}

/** A month from which the last paper moved away, and its year. */
function removeEmptyFolders(folder: string, moves: readonly { from: string }[]): void {
  for (const { from } of moves) {
    for (let place = dirname(from); place !== folder && isEmpty(place); place = dirname(place)) rmdirSync(place);
  }
}

function isEmpty(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length === 0;
}

/** A linked folder is not read, so nothing is written through it either. */
export function refuseLinkOut(folder: string, target: string): void {
  if (target === dirname(target)) return;
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

/** Files that are written beside their places, synced many at a time, and then take their places. */
import { closeSync, fsync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { orInputError } from "./refused-by-disk.ts";

/** A disk syncs many files in little more time than one. */
const SYNCED_AT_ONCE = 256;
/** Syncing waits for the disk, not for a processor; Node's own number of threads is 4. */
const THREADS = "32";

const syncHandle = promisify(fsync);

/** A file's new text beside its place. */
export interface StagedFile {
  temporary: string;
  file: string;
}

interface Written {
  handle: number;
  file: string;
}

/** The staged file of a place: hidden, named after it and this process. */
function temporaryOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
}

/**
 * Writes every text beside its file's place and syncs it and its folder. `prepare` is called once for each folder.
 * Throws `InputError` when the disk refuses one; then none is left.
 */
export async function stageFiles(
  files: readonly { file: string; text: string }[],
  prepare: (folder: string) => void,
): Promise<StagedFile[]> {
  // Heeded when the process has used no thread yet.
  process.env["UV_THREADPOOL_SIZE"] ??= THREADS;
  const staged: StagedFile[] = [];
  const folders = new Set<string>();
  let written: Written[] = [];
  /** The batch that the disk is at, while the next is written; what went wrong with it, in the end. */
  let syncing: Promise<unknown> = Promise.resolve();
  const sync = async () => {
    const [full, before] = [written, syncing];
    written = [];
    syncing = syncAndClose(full).catch((error: unknown) => error);
    await throwIf(before);
  };
  try {
    for (const { file, text } of files) {
      orInputError(file, () => {
        const folder = dirname(file);
        if (!folders.has(folder)) {
          prepare(folder);
          mkdirSync(folder, { recursive: true });
          folders.add(folder);
        }
        const temporary = temporaryOf(file);
        staged.push({ temporary, file });
        const handle = openSync(temporary, "w");
        written.push({ handle, file });
        writeWhole(handle, text);
      });
      if (written.length === SYNCED_AT_ONCE) await sync();
    }
    await sync();
    await throwIf(syncing);
    syncFolders(folders);
  } catch (error) {
    await syncing;
    for (const { handle } of written) closeSync(handle);
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    throw error;
  }
  return staged;
}

async function throwIf(failing: Promise<unknown>): Promise<void> {
  const error = await failing;
  if (error !== undefined) throw error;
}

function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
}

async function syncAndClose(written: readonly Written[]): Promise<void> {
  const synced = await Promise.allSettled(written.map(({ handle }) => syncHandle(handle)));
  for (const { handle } of written) closeSync(handle);
  synced.forEach((one, at) => {
    orInputError(written[at]?.file ?? "", () => {
      if (one.status === "rejected") throw one.reason;
    });
  });
}

/** Makes the names in folders last; a system that cannot sync a folder keeps its own order. */
export function syncFolders(folders: Iterable<string>): void {
  for (const folder of folders) {
    try {
      const handle = openSync(folder, "r");
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch (error) {
      if (!["EISDIR", "EPERM", "EINVAL", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
}

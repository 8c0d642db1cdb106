/** One import of a content folder at a time. */
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../src/archive/problem.ts";
import { isRunning, startOf } from "../running-process.ts";
import { orInputError } from "./refused-by-disk.ts";

const LOCK_FILE = ".import-lock";
/** A lock that names nobody yet is about to be written, or its writer was killed. */
const NAMELESS_MILLISECONDS = 1000;

/** Runs a step while no other import of this folder can; throws `InputError` when one is under way. */
export async function withLock<T>(content: string, step: () => T | Promise<T>): Promise<T> {
  const folder = join(content, "papers");
  const lock = join(folder, LOCK_FILE);
  orInputError(folder, () => {
    mkdirSync(folder, { recursive: true });
    takeLock(lock);
  });
  try {
    return await step();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock: string): void {
  for (;;) {
    try {
      const handle = openSync(lock, "wx");
      writeSync(handle, `${process.pid} ${startOf(process.pid)}`);
      closeSync(handle);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = readLock(lock);
      if (holder !== undefined && holds(holder)) {
        throw new InputError({
          message: `Another import is under way, by process ${holder.split(" ")[0]}.`,
          hint: "Wait until it is done; if there is none, delete this file.",
          file: lock,
        });
      }
      if (holder !== undefined) removeStale(lock, holder);
    }
  }
}

/** Whether the process that a lock names still runs, and is not another that got its number. */
function holds(holder: string): boolean {
  const [pid, start = ""] = holder.split(" ");
  return isRunning(Number(pid)) && (start === "" || startOf(Number(pid)) === start);
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

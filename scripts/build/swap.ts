/** Puts a finished site in the place of the old one. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../../src/archive/problem.ts";
import { isRunning } from "../running-process.ts";

/** Stands in every folder that a build made, and in none that it did not. */
const SITE_MARK = join("search", "root.js");

/**
 * Puts the folder `stage` in the place of `out`. At every moment `out` is the old site, the new one, or for the
 * instant between two renames not there; an interrupted swap leaves the old site beside it.
 * Refuses to replace a folder that holds something else than a site.
 */
export function swapIn(stage: string, out: string): void {
  refuseForeignFolder(out);
  const incoming = join(dirname(out), `.${basename(out)}.new-${process.pid}`);
  const outgoing = join(dirname(out), `.${basename(out)}.old-${process.pid}`);
  mkdirSync(dirname(out), { recursive: true });
  moveFolder(stage, incoming);
  if (existsSync(out)) renameSync(out, outgoing);
  try {
    renameSync(incoming, out);
  } catch (error) {
    if (existsSync(outgoing)) renameSync(outgoing, out);
    throw error;
  }
  rmSync(outgoing, { recursive: true, force: true });
  for (const kind of ["new", "old"]) removeLeftovers(dirname(out), `.${basename(out)}.${kind}-`);
}

/** Takes away what builds that were killed left in a folder, under a prefix, the number of their process, perhaps `-` and their own. */
export function removeLeftovers(folder: string, prefix: string): void {
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(prefix) ? /^(\d+)(?:-\d+)?$/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Throws `InputError` when `out` is there and is not a site that a build made. */
export function refuseForeignFolder(out: string): void {
  if (!existsSync(out) || existsSync(join(out, SITE_MARK))) return;
  if (statSync(out).isDirectory() && readdirSync(out).length === 0) return;
  throw new InputError({
    message: `${out} is there already and is not a site built before, so it is not replaced.`,
    hint: "Give --out a folder that is new or was built before.",
  });
}

/** A rename, or across file systems a copy. */
function moveFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true, force: true });
  }
}

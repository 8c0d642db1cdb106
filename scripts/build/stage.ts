/** Files on their way into a site: put aside first, then moved in one go that a killed build's successor can finish. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { InputError } from "../../src/archive/problem.ts";
import { isRunning } from "../running-process.ts";

/** Stands in every folder that a build made, and in none that it did not. */
const SITE_MARK = join("search", "root.js");
/** Stands in a folder that a build made with a part of a site; see shards.ts. */
export const SHARD_FILE = "shard.json";
/** Stands in a stage that is complete: what is to be moved into the site, and what taken out of it. */
const JOURNAL = "changes.json";

interface Journal {
  written: readonly string[];
  removed: readonly string[];
}

/** Stages of this process, each with a number of its own. */
let stages = 0;

/** A folder beside the site, on the same disk, so that its files can be moved there. */
export class Stage {
  readonly out: string;
  /** Where the files are put, by their path in the site. */
  readonly files: string;
  readonly #folder: string;
  readonly #made = new Set<string>();
  /** Whether there is no site yet, so that there is nothing to compare with. */
  readonly #isFirst: boolean;

  private constructor(out: string, folder: string) {
    this.out = out;
    this.#folder = folder;
    this.files = join(folder, "site");
    this.#isFirst = !existsSync(out);
  }

  /** Makes an empty stage. */
  static open(out: string): Stage {
    const stage = new Stage(out, join(dirname(out), `${prefixOf(out)}${process.pid}-${++stages}`));
    mkdirSync(stage.files, { recursive: true });
    return stage;
  }

  /** A stage that is there, as another part of the same build sees it. */
  static beside(out: string, files: string): Stage {
    return new Stage(out, dirname(files));
  }

  /** Puts a file aside unless the site holds it with the same bytes; gives its length, and whether it did. */
  put(file: string, content: Uint8Array | string): { size: number; staged: boolean } {
    const bytes = typeof content === "string" ? encoded(content) : content;
    const size = bytes.length;
    if (!this.#isFirst && holds(join(this.out, file), bytes)) return { size, staged: false };
    const path = join(this.files, file);
    const folder = dirname(path);
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    writeFileSync(path, bytes);
    return { size, staged: true };
  }

  /**
   * Moves everything into the site, and takes files out of it. Once this has begun it is finished, if need be by the
   * next build; until then the site is the old one. The stage is to be discarded when all is noted down elsewhere.
   */
  commit(changes: Journal): void {
    mkdirSync(dirname(this.out), { recursive: true });
    if (!existsSync(this.out)) renameSync(this.files, this.out);
    else {
      const journal = join(this.#folder, JOURNAL);
      writeFileSync(`${journal}.new`, JSON.stringify(changes));
      renameSync(`${journal}.new`, journal);
      finish(this.#folder, this.out);
    }
  }

  /** Takes the stage away with all that is still in it. */
  discard(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Finishes or takes away what killed builds left beside the site; gives the files that may have changed by it. */
export function settleLeftovers(out: string): string[] {
  const parent = dirname(out);
  const touched: string[] = [];
  if (!existsSync(parent)) return touched;
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(prefixOf(out)) ? /^(\d+)-\d+$/.exec(name.slice(prefixOf(out).length))?.[1] : undefined;
    if (pid === undefined || isRunning(Number(pid)) || Number(pid) === process.pid) continue;
    const folder = join(parent, name);
    if (existsSync(join(folder, JOURNAL))) touched.push(...finish(folder, out));
    rmSync(folder, { recursive: true, force: true });
  }
  return touched;
}

/** Throws `InputError` when `out` is there and is not a site that a build made. */
export function refuseForeignFolder(out: string): void {
  if (!existsSync(out) || existsSync(join(out, SITE_MARK)) || existsSync(join(out, SHARD_FILE))) return;
  if (statSync(out).isDirectory() && readdirSync(out).length === 0) return;
  throw new InputError({
    message: `${out} is there already and is not a site built before, so it is not replaced.`,
    hint: "Give --out a folder that is new or was built before.",
  });
}

/** Files below a folder, as paths with slashes. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

let scratch = Buffer.allocUnsafeSlow(1024 * 1024);

/** Bytes that hold until the next text: new memory for each of many thousand files costs more than the encoding. */
function encoded(text: string): Uint8Array {
  // A UTF-16 unit takes three bytes at most.
  if (text.length * 3 > scratch.length) scratch = Buffer.allocUnsafeSlow(text.length * 3);
  return scratch.subarray(0, scratch.write(text));
}

function prefixOf(out: string): string {
  return `.${basename(out)}.new-`;
}

/** Moves what is still in the stage, and removes what the journal names, as often as need be; gives what it names. */
function finish(folder: string, out: string): string[] {
  const { written, removed } = JSON.parse(readFileSync(join(folder, JOURNAL), "utf8")) as Journal;
  // First, since a file may stand where a folder will, or the other way round.
  for (const file of removed) remove(out, file);
  const made = new Set<string>();
  for (const file of filesBelow(join(folder, "site"))) {
    const target = join(out, file);
    if (!made.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
    made.add(dirname(target));
    renameSync(join(folder, "site", file), target);
  }
  return [...written, ...removed];
}

/** Removes a file, and the folders that are empty without it. */
function remove(out: string, file: string): void {
  try {
    unlinkSync(join(out, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(out, folder));
    } catch {
      return;
    }
  }
}

function holds(path: string, bytes: Uint8Array): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  return size === bytes.length && readFileSync(path).equals(bytes);
}

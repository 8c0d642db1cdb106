/** A site that several machines render: each a shard of its files, which are joined afterwards. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../../src/archive/filed-paper.ts";
import { InputError } from "../../src/archive/problem.ts";
import { digestOf, numberDigestOf } from "./digest.ts";
import { checkSite } from "./integrity-gate.ts";
import { lookAtPage, type PageLook } from "./page-look.ts";
import type { Progress } from "./progress.ts";
import { papersIn } from "./search-index.ts";
import { filesBelow, refuseForeignFolder, SHARD_FILE, Stage, settleLeftovers } from "./stage.ts";
import type { SiteChanges } from "./update-site.ts";

/** The second of eight: `{ number: 2, of: 8 }`. */
export interface Shard {
  number: number;
  of: number;
}

/** What stands in a shard's folder beside its files. */
interface ShardNote extends Shard {
  /** Of all that the site was made from: the same in all of its shards. */
  inputs: string;
  /** Of the paths of all files of the site but those of the search index. */
  files: string;
}

/** Reads `2/8`; undefined when it is nothing of the kind. */
export function parseShard(text: string): Shard | undefined {
  const [, number, of] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  return number !== undefined && of !== undefined && number >= 1 && number <= of ? { number, of } : undefined;
}

/** Whether a page belongs to the shard. The first has also what is no page. */
export function isOfShard({ number, of }: Shard, file: string): boolean {
  return numberDigestOf(file) % of === number - 1;
}

/** The note for a shard of a site with these files. */
export function noteOfShard(shard: Shard, inputs: string, files: Iterable<string>): Uint8Array {
  const note: ShardNote = { ...shard, inputs, files: digestOfPaths(files) };
  return Buffer.from(`${JSON.stringify(note)}\n`);
}

/** Without the search index, whose files the other shards do not know. */
function digestOfPaths(files: Iterable<string>): string {
  const known = [...files].filter((file) => !/^search\/.*\.js$/.test(file));
  return digestOf(known.sort(compareText).join("\n"));
}

/**
 * Joins the shards of a site in any order. Throws `InputError` when one is missing or of another site, and
 * `IntegrityError`, the folder untouched, when the joined site would not be whole.
 */
export function mergeShards(folders: readonly string[], out: string, progress: Progress): SiteChanges {
  settleLeftovers(out);
  refuseForeignFolder(out);
  refuseOddShards(folders);
  const places = new Map<string, string>();
  for (const folder of folders) {
    for (const file of filesBelow(folder)) if (file !== SHARD_FILE) places.set(file, join(folder, file));
  }
  if (digestOfPaths(places.keys()) !== readNote(folders[0] as string).files) {
    throw new InputError({
      message: "The shards together do not have the files of the whole site.",
      hint: "Render them again: every file of each folder is needed.",
    });
  }
  progress.begin("Joining files", places.size);
  const stage = Stage.open(out);
  try {
    const written = stageChecked(stage, places, progress);
    const removed = filesBelow(out).filter((file) => !places.has(file));
    const changes = { written: written.sort(compareText), removed: removed.sort(compareText) };
    stage.commit(changes);
    return { files: places.size, ...changes };
  } finally {
    stage.discard();
    progress.end();
  }
}

/** Stages the files that differ from the site's, when all of them are well; gives their paths. */
function stageChecked(stage: Stage, places: ReadonlyMap<string, string>, progress: Progress): string[] {
  const looks = new Map<string, PageLook>();
  const searched = new Set<string>();
  const sitemap: string[] = [];
  const written: string[] = [];
  for (const [file, path] of places) {
    const bytes = readFileSync(path);
    if (file.endsWith(".html")) looks.set(file, lookAtPage(file, bytes.toString(), places));
    else if (file.startsWith("search/")) for (const id of papersIn(bytes.toString())) searched.add(id);
    else if (/^sitemap[^/]*\.xml$/.test(file)) sitemap.push(bytes.toString());
    if (stage.put(file, bytes).staged) written.push(file);
    progress.advance(1);
  }
  const papers = [...places.keys()].flatMap((file) => /^papers\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? []);
  // That each day shows its papers was looked at when its shard was rendered.
  const site = { files: places, listed: places.keys(), keptPapers: 0, looks, idsOf: () => [], sitemap, searched };
  checkSite(site, { papers, days: new Map() });
  return written;
}

function readNote(folder: string): ShardNote {
  const file = join(folder, SHARD_FILE);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ShardNote;
  } catch {
    throw new InputError({
      message: "This folder holds no shard of a site.",
      hint: "Make one with npm run build -- --shard 1/8 --out FOLDER.",
      file,
    });
  }
}

/** Throws `InputError` unless these are all shards of one site, each once. */
function refuseOddShards(folders: readonly string[]): void {
  const notes = folders.map(readNote);
  const { of = 0, inputs } = notes[0] ?? {};
  const numbers = new Set(notes.map(({ number }) => number));
  const other = notes.findIndex((note) => note.of !== of || note.inputs !== inputs);
  if (other >= 0) {
    throw new InputError({
      message: `This shard is of another site than ${folders[0]}: made from other content, code, settings or a split into more or fewer.`,
      hint: "Render all shards from the same commit with the same options.",
      file: folders[other] as string,
    });
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((number) => !numbers.has(number));
  if (missing.length > 0 || notes.length !== of) {
    const what = missing.length > 0 ? `These are missing: ${missing.join(", ")}.` : "One is given twice.";
    throw new InputError({ message: `A site of ${of} shards needs each of them once. ${what}` });
  }
}

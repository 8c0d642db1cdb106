/** Parsed listings → content/papers. Reads everything, decides, then writes. */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Paper } from "../../src/archive/paper.ts";
import { InputError } from "../../src/archive/problem.ts";
import { readPaper } from "../../src/store/read-paper.ts";
import { readText } from "../../src/store/read-text.ts";
import {
  beginContentFolder,
  type PaperChange,
  recoverFolder,
  refuseLinkOut,
  takenPlaces,
  writeChange,
} from "./content-folder.ts";
import type { DeskPaper } from "./desk-paper.ts";
import type { ParsedListing } from "./entry.ts";
import { withLock } from "./import-lock.ts";
import { isLongHash, PaperMemory, valueHash } from "./memory.ts";
import { keyOf, MERGED_KEYS, sameValue } from "./merge.ts";
import { PaperDesk, placeOf } from "./paper-desk.ts";
import { formatPaper } from "./paper-file.ts";
import { patchPaperFile } from "./patch-paper-file.ts";
import { placeEntries } from "./place-entries.ts";
import type { ImportReport } from "./report.ts";

/** A listing that was read and parsed. */
export interface ImportedListing {
  /** As the user named it. */
  file: string;
  format: string;
  /** Value of `source` in a paper's `listed`. */
  listedAs: string;
  listing: ParsedListing;
  /** Set for a file of content/listings: under this name and digest it is remembered as done. */
  waiting?: { name: string; digest: string };
}

/**
 * Imports listings into a content folder, oldest first. Importing the same again changes no byte. Where the listings
 * are yet to be parsed, that is done while the folder is read.
 * Throws `InputError` when another import is under way or a file cannot be written; then nothing was changed.
 */
export async function importListings(
  content: string,
  listings: readonly ImportedListing[] | (() => readonly ImportedListing[]),
  { dryRun }: { dryRun: boolean },
): Promise<ImportReport> {
  if (existsSync(content)) refuseLinkOut(content, join(content, "papers"));
  if (dryRun) return importInto(content, listings, dryRun);
  return withLock(content, () => {
    recoverFolder(content);
    return importInto(content, listings, dryRun);
  });
}

async function importInto(
  content: string,
  given: Parameters<typeof importListings>[1],
  dryRun: boolean,
): Promise<ImportReport> {
  const endReading = beginContentFolder(content);
  const listings = typeof given === "function" ? given() : given;
  const { papersFolder, papers, memory, hasMemory, problems } = endReading();
  const desk = new PaperDesk(papersFolder, papers, memory, problems, takenPlaces());
  const report: ImportReport = { dryRun, listings: [], entries: [], problems: [...problems] };
  /** Digests of the waiting listings of which everything was used, by name. */
  const done = new Map<string, string>();
  const unfinished = new Set<string>();
  const inOrder = [...listings].sort(
    (a, b) => compareText(a.listing.date, b.listing.date) || compareText(a.file, b.file),
  );
  for (const one of inOrder) {
    const { file, format, listing, waiting } = one;
    const { date, entries, problems, assumptions } = listing;
    report.listings.push({ file, format, date, entries: entries.length, assumptions });
    report.problems.push(...problems);
    const reports = placeEntries(desk, content, one);
    for (const entry of reports) report.entries.push(entry);
    if (!waiting) continue;
    const isUsed = problems.length === 0 && reports.every(({ outcome }) => outcome !== "failed");
    if (isUsed) done.set(waiting.name, waiting.digest);
    else unfinished.add(waiting.name);
  }
  // An archive's listings share its name: it is done when all of them are.
  for (const name of unfinished) done.delete(name);
  const changes = new Map<DeskPaper, PaperChange>();
  const isTaken = takenPlaces();
  for (const desked of desk.papers()) {
    const text = changedText(desked);
    if (text === undefined) {
      failEntries(report, desked);
      desked.names.clear();
      done.clear();
    } else if (text !== "") changes.set(desked, placed(papersFolder, desked, text, isTaken));
  }
  namePlaces(content, report, changes);
  const isNews = rememberPapers(desk) || [...done].some(([name, digest]) => memory.listings.get(name) !== digest);
  for (const [name, digest] of done) memory.listings.set(name, digest);
  if (!dryRun && (isNews || changes.size > 0 || !hasMemory))
    await writeChange(papersFolder, [...changes.values()], memory);
  return report;
}

/** The file's new text, empty when it stays as it is; undefined when it would not read as this paper. */
function changedText({ file, before, paper }: DeskPaper): string | undefined {
  if (before === paper) return "";
  const keys = MERGED_KEYS.filter((key) => !before || !sameValue(before, paper, key));
  if (keys.length === 0) return "";
  const text = before ? patchPaperFile(readText(file), paper, keys) : formatPaper(paper);
  return isAbout(text, paper, file) ? text : undefined;
}

/** Whether the text reads as this paper, value for value. */
function isAbout(text: string, paper: Paper, file: string): boolean {
  try {
    const read = readPaper(text, file);
    return !Array.isArray(read) && MERGED_KEYS.every((key) => sameValue(read, paper, key));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return false;
  }
}

/**
 * A file that is new, or lies where the importer put it, belongs in the month of its first listing; one that a person
 * moved, or whose listings she changed, stays where it is.
 */
function placed(
  papersFolder: string,
  { file, before, paper, own }: DeskPaper,
  text: string,
  isTaken: (file: string) => boolean,
): PaperChange {
  const place = placeOf(papersFolder, paper);
  const mayMove = !before || (own.has("listed") && file === placeOf(papersFolder, before));
  if (place === file || !mayMove || isTaken(place)) return { file, text };
  return { file: place, text, ...(before && { from: file }) };
}

/** Names in the report where each paper's file is in the end, and was before. */
function namePlaces(content: string, report: ImportReport, changes: ReadonlyMap<DeskPaper, PaperChange>): void {
  const places = new Map(
    [...changes].flatMap(([desked, { file, from }]) =>
      file === desked.file ? [] : [[desked.paper.id, { file, from }] as const],
    ),
  );
  if (places.size === 0) return;
  for (const entry of report.entries) {
    const place = entry.id === undefined ? undefined : places.get(entry.id);
    if (!place) continue;
    entry.file = relative(content, place.file);
    if (place.from !== undefined) entry.movedFrom = relative(content, place.from);
  }
}

/** A paper that cannot be written stays as it was, is remembered as it was, and its listings are not done. */
function failEntries(report: ImportReport, { paper, before }: DeskPaper): void {
  for (const entry of report.entries) {
    if (entry.id !== paper.id || (before && entry.outcome !== "updated")) continue;
    entry.outcome = "failed";
    entry.notes = before
      ? ["Its file is written in a way that cannot be added to; give every key a line of its own."]
      : ["Its facts are too long for the front matter of a file."];
    if (before) continue;
    delete entry.id;
    delete entry.file;
  }
}

/**
 * Each value that the importer wrote, or would have written just so, is its own; the others are the curator's.
 * Says whether anything is known that was not.
 */
function rememberPapers(desk: PaperDesk): boolean {
  let isNew = false;
  const note = <K, V>(map: Map<K, V>, key: K, value: V) => {
    if (map.get(key) === value) return;
    map.set(key, value);
    isNew = true;
  };
  for (const desked of desk.papers()) {
    const { paper, before, names } = desked;
    if (names.size === 0) continue;
    const remembered = desk.memory.papers.get(paper.id) ?? new PaperMemory();
    if (!names.isSubsetOf(remembered.names)) isNew = true;
    for (const name of names) remembered.names.add(name);
    desk.memory.papers.set(paper.id, remembered);
    if (!desked.isDecided) continue;
    const { own, since } = desked;
    for (const key of own) {
      if (paper[key] === undefined) continue;
      const isSame = before?.[key] === paper[key] && isLongHash(remembered.wrote.get(key));
      if (!isSame) note(remembered.wrote, key, valueHash(paper, key));
    }
    for (const [fact, day] of since) if (own.has(keyOf(fact))) note(remembered.since, fact, day);
  }
  return isNew;
}

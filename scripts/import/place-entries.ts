import { join } from "node:path";
import type { ImportedListing } from "./import-listings.ts";
import { cleanLine, normaliseEntry } from "./normalise.ts";
import type { PaperDesk } from "./paper-desk.ts";
import type { EntryReport } from "./report.ts";

/** Lays every entry of a listing on the desk, and tells what became of each. */
export function placeEntries(
  desk: PaperDesk,
  content: string,
  { file, listedAs, listing: { date, entries } }: ImportedListing,
): EntryReport[] {
  const above = join(content, "papers").length - "papers".length;
  return entries.map((raw) => {
    const { paper, outcome, notes, changes } = desk.place(normaliseEntry(raw), date, listedAs);
    const where = paper ? { id: paper.paper.id, file: paper.file.slice(above) } : {};
    const { line, title } = raw;
    return { outcome, listing: file, line, title: cleanLine(title), ...where, notes, ...(changes && { changes }) };
  });
}

/** Listings dropped into content/listings that were not imported yet. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isCalendarDate } from "../../src/archive/calendar-date.ts";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Problem } from "../../src/archive/problem.ts";
import type { ImportedListing } from "./import-listings.ts";
import type { ImportReport } from "./report.ts";

/**
 * Imports every file of content/listings that is new or changed since it was imported. Its name begins with its day.
 * Undefined when none was waiting. A file that cannot be read is a problem of the report, the others are imported.
 */
export async function importWaiting(content: string): Promise<ImportReport | undefined> {
  const folder = join(content, "listings");
  const names = listingNames(folder);
  if (names.length === 0) return undefined;
  const { MEMORY_FILE, parseDone } = await import("./memory.ts");
  const memoryFile = join(content, "papers", MEMORY_FILE);
  const done = parseDone(existsSync(memoryFile) ? readFileSync(memoryFile, "utf8") : "");
  const waiting = names
    .map((name) => ({ name, digest: digestOfFile(join(folder, name)) }))
    .filter(({ name, digest }) => done.get(name) !== digest);
  if (waiting.length === 0) return undefined;
  // What reads listings is loaded only now: most builds have nothing to import, and start sooner without it.
  const [{ importListings }, { openListings }] = await Promise.all([
    import("./import-listings.ts"),
    import("./parse-listing.ts"),
  ]);
  const listings: ImportedListing[] = [];
  const problems: Problem[] = [];
  for (const { name, digest } of waiting) {
    const file = join(folder, name);
    const date = dayOfName(name);
    const opened = date ? openListings(file, { date }) : { listings: [], problems: [nameless(file)] };
    problems.push(...opened.problems);
    const isWhole = opened.problems.length === 0;
    listings.push(...opened.listings.map((one) => (isWhole ? { ...one, waiting: { name, digest } } : one)));
  }
  if (listings.length === 0 && problems.length === 0) return undefined;
  const report = await importListings(content, listings, { dryRun: false });
  return { ...report, problems: [...problems, ...report.problems] };
}

function digestOfFile(file: string): string {
  return `sha256:${createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16)}`;
}

function listingNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort(compareText);
}

function dayOfName(name: string): string | undefined {
  const day = name.slice(0, 10);
  return isCalendarDate(day) && /^[.-]/.test(name.slice(10)) && !/\s/.test(name) ? day : undefined;
}

function nameless(file: string): Problem {
  return {
    message: "The name does not begin with the day of the listing.",
    hint: "Call it YYYY-MM-DD.txt, or YYYY-MM-DD-name.txt, without spaces.",
    file,
  };
}

import { isCalendarDate } from "../src/archive/calendar-date.ts";
import type { Problem } from "../src/archive/problem.ts";
import { runCommand, UsageError } from "./command-line.ts";
import type { Source } from "./import/entry.ts";
import { type ImportedListing, importListings } from "./import/import-listings.ts";
import { openListings } from "./import/parse-listing.ts";
import { SOURCES } from "./import/recognise.ts";
import { countOutcomes, formatReport, formatReportJson } from "./import/report.ts";

const formats = SOURCES.map(({ name }) => name).join(", ");

await runCommand({
  usage: `
Usage: npm run import -- FILE… [options]

Reads the day's listing of papers and writes each paper to content/papers.
FILE is a listing in any format below, also packed (zip, gzip), or - for standard input.

  --date YYYY-MM-DD  the day of the listing; without it the year is inferred, and the report says how
  --format NAME      ${formats}; without it the content tells
  --content DIR      the content folder (content)
  --dry-run          shows what would change and writes nothing
  --json             the report as JSON

Exit code: 0 done; 1 something could not be used, and is named; 2 wrong usage.`,
  options: {
    date: { type: "string" },
    format: { type: "string" },
    content: { type: "string", default: "content" },
    "dry-run": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
  async run({ values, positionals }) {
    if (positionals.length === 0) throw new UsageError("Name a listing's file, or - for standard input.");
    const date = checkedDate(values.date);
    const source = checkedFormat(values.format);
    const listings: ImportedListing[] = [];
    const problems: Problem[] = [];
    for (const name of positionals) {
      const opened = openListings(name, { ...(date && { date }), ...(source && { source }) });
      listings.push(...opened.listings);
      problems.push(...opened.problems);
    }
    const imported = await importListings(values.content, listings, { dryRun: values["dry-run"] });
    const report = { ...imported, problems: [...problems, ...imported.problems] };
    process.stdout.write(values.json ? formatReportJson(report) : formatReport(report));
    return countOutcomes(report).failed > 0 ? 1 : 0;
  },
});

function checkedDate(date: string | undefined): string | undefined {
  if (date === undefined || isCalendarDate(date)) return date;
  throw new UsageError(`--date takes a day as YYYY-MM-DD, such as 2025-10-23, not "${date}".`);
}

function checkedFormat(format: string | undefined): Source | undefined {
  const source = SOURCES.find(({ name }) => name === format);
  if (format === undefined || source) return source;
  throw new UsageError(`There is no format "${format}". Known: ${formats}.`);
}

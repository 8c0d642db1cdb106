import { join } from "node:path";
import type { Problem } from "../src/archive/problem.ts";
import { runCommand, UsageError } from "./command-line.ts";
import type { Source } from "./import/entry.ts";
import { fetchWish } from "./import/fetch/fetch-wish.ts";
import { endSteps, showStep } from "./import/fetch/show-step.ts";
import { isAddress } from "./import/fetch/web-address.ts";
import { importListings } from "./import/import-listings.ts";
import { openListings } from "./import/parse-listing.ts";
import { SOURCES } from "./import/recognise.ts";
import { countOutcomes, formatReport, formatReportJson, type ImportReport, mergeReports } from "./import/report.ts";

/** Answers kept, and days fetched; safe to delete. */
const FETCH_FOLDER = join(".broadsheet", "fetch");
const formats = SOURCES.map(({ name }) => name).join(", ");

await runCommand({
  usage: `
Usage: npm run import -- [FILE…|URL…] [options]

Reads the day's listing of papers and writes each paper to content/papers.
FILE is a listing in any format below, also packed (zip, gzip), or - for standard input. A URL is fetched.

  --from SOURCE      fetches from daily-papers, from arxiv, or from all sources of content/collection.yaml,
                     each since its last listing in the archive when neither --date nor --since is given
  --category NAME    with --from arxiv: the category, such as cs.CL
  --ids FILE         with --from arxiv: the papers of a list of ids or links
  --date YYYY-MM-DD  the day of the listing; without it the year is inferred, and the report says how.
                     With --from, the day to fetch, or days: YYYY-MM-DD..YYYY-MM-DD
  --since YYYY-MM-DD with --from: every day since then
  --format NAME      ${formats}; without it the content tells
  --content DIR      the content folder (content)
  --dry-run          shows what would change and writes nothing
  --json             the report as JSON

Exit code: 0 done; 1 something could not be used, and is named; 2 wrong usage.`,
  options: {
    from: { type: "string" },
    category: { type: "string" },
    ids: { type: "string" },
    date: { type: "string" },
    since: { type: "string" },
    format: { type: "string" },
    content: { type: "string", default: "content" },
    "dry-run": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
  async run({ values, positionals }) {
    const format = checkedFormat(values.format);
    const wish = fetchWish(values, positionals, format);
    const files = positionals.filter((name) => !isAddress(name));
    const fetches = wish.from !== undefined || wish.urls.length > 0;
    if (files.length === 0 && !fetches) {
      throw new UsageError("Name a listing's file or address, - for standard input, or a source with --from.");
    }
    const dryRun = values["dry-run"];
    const reports: ImportReport[] = [];
    if (files.length > 0) reports.push(await importFiles(values.content, files, { dryRun, date: wish.date, format }));
    if (fetches) {
      const { importFetched } = await import("./import/fetch/import-fetched.ts");
      const settings = { dryRun, folder: FETCH_FOLDER, onStep: showStep };
      reports.push(await importFetched(values.content, wish, settings));
      endSteps();
    }
    const report = mergeReports(reports);
    process.stdout.write(values.json ? formatReportJson(report) : formatReport(report));
    return countOutcomes(report).failed > 0 ? 1 : 0;
  },
});

async function importFiles(
  content: string,
  files: readonly string[],
  { dryRun, date, format }: { dryRun: boolean; date: string | undefined; format: Source | undefined },
): Promise<ImportReport> {
  const problems: Problem[] = [];
  const open = () =>
    files.flatMap((name) => {
      const opened = openListings(name, { ...(date && { date }), ...(format && { source: format }) });
      problems.push(...opened.problems);
      return opened.listings;
    });
  // What is piped in may take its time; no other import is kept waiting for it.
  const imported = await importListings(content, files.includes("-") ? open() : open, { dryRun });
  return { ...imported, problems: [...problems, ...imported.problems] };
}

function checkedFormat(format: string | undefined): Source | undefined {
  const source = SOURCES.find(({ name }) => name === format);
  if (format === undefined || source) return source;
  throw new UsageError(`There is no format "${format}". Known: ${formats}.`);
}

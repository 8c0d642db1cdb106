/** What an import did, for people and for programs. Every entry of every listing has exactly one outcome. */
import { formatDay } from "../../src/archive/calendar-date.ts";
import { formatProblem, type Problem } from "../../src/archive/problem.ts";

export const OUTCOMES = ["added", "updated", "unchanged", "kept", "failed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A value of a paper that was filled or replaced; long ones are cut. Of `listed`, `to` is what was added. */
export interface Change {
  key: string;
  /** Absent when there was none. */
  from?: string;
  to: string;
}

/** What became of one entry. */
export interface EntryReport {
  outcome: Outcome;
  listing: string;
  /** Line of its title in the listing. */
  line: number;
  title: string;
  /** Absent when it failed. */
  id?: string;
  /** File of the paper, below the content folder. */
  file?: string;
  /** What changed, was kept or contradicts, a sentence each. */
  notes: string[];
  /** Of an updated paper. */
  changes?: Change[];
  /** Where its file was moved from, since it was listed in an earlier month than was known; below the content folder. */
  movedFrom?: string;
}

export interface ListingReport {
  file: string;
  format: string;
  date: string;
  entries: number;
  assumptions: string[];
}

export interface ImportReport {
  dryRun: boolean;
  listings: ListingReport[];
  entries: EntryReport[];
  /** What could not be used, each with its place. */
  problems: Problem[];
  /** What else its reader should know, a sentence each, such as days that were not asked for again. */
  notes?: string[];
}

/** Several imports as one; a problem that one met is not named again for another. */
export function mergeReports(reports: readonly ImportReport[]): ImportReport {
  const problems: Problem[] = [];
  for (const report of reports) {
    const known = new Set(problems.map(formatProblem));
    problems.push(...report.problems.filter((problem) => !known.has(formatProblem(problem))));
  }
  return {
    dryRun: reports.some(({ dryRun }) => dryRun),
    listings: reports.flatMap(({ listings }) => listings),
    entries: reports.flatMap(({ entries }) => entries),
    problems,
    notes: reports.flatMap(({ notes = [] }) => notes),
  };
}

/** Number of entries by outcome; what could not be read as an entry counts as failed. */
export function countOutcomes(report: ImportReport): Record<Outcome, number> {
  const counts = { added: 0, updated: 0, unchanged: 0, kept: 0, failed: 0 };
  for (const { outcome } of report.entries) counts[outcome]++;
  counts.failed += report.problems.length;
  return counts;
}

/** The report as JSON: the counts first, then everything. */
export function formatReportJson(report: ImportReport): string {
  const { dryRun, listings, entries, problems, notes } = report;
  return `${JSON.stringify({ ...countOutcomes(report), dryRun, listings, entries, problems, notes }, null, 2)}\n`;
}

/** A terminal's screen full; the JSON has all. */
const MOST_SHOWN = 30;

/** The report as lines for a terminal. Entries that need no attention are counted, not listed. */
export function formatReport(report: ImportReport): string {
  const lines: string[] = [...(report.notes ?? [])];
  for (const { file, format, date, entries, assumptions } of report.listings) {
    lines.push(`${file}: ${entries} ${entries === 1 ? "paper" : "papers"} of ${formatDay(date)} (${format})`);
    lines.push(...assumptions.map((assumption) => `  assumed: ${assumption}`));
  }
  for (const entry of report.entries) {
    const { outcome, listing, line, title, notes } = entry;
    if (notes.length === 0 && !(report.dryRun && outcome !== "unchanged")) continue;
    lines.push(`  ${listing}:${line}: ${outcome}: ${title}`, ...notes.map((note) => `    ${note}`));
    if (report.dryRun) lines.push(...changeLines(entry));
  }
  lines.push(...report.problems.slice(0, MOST_SHOWN).map((problem) => `  failed: ${formatProblem(problem)}`));
  if (report.problems.length > MOST_SHOWN)
    lines.push(`  … and ${report.problems.length - MOST_SHOWN} more; --json names all`);
  lines.push(`${formatCounts(countOutcomes(report))}${report.dryRun ? " (nothing was written)" : ""}`);
  return `${lines.join("\n")}\n`;
}

/** The file, and its values before and after. */
function changeLines({ file, movedFrom, changes = [] }: EntryReport): string[] {
  return [
    ...(file === undefined ? [] : [`    file: ${file}${movedFrom === undefined ? "" : `, moved from ${movedFrom}`}`]),
    ...changes.map(({ key, from, to }) => `    ${key}: ${from === undefined ? "+" : `${from} →`} ${to}`),
  ];
}

/** `94 added, 0 updated, 0 unchanged, 0 kept, 0 failed` */
function formatCounts(counts: Record<Outcome, number>): string {
  return OUTCOMES.map((outcome) => `${counts[outcome]} ${outcome}`).join(", ");
}

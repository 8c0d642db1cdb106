import { isCalendarDate } from "../../../src/archive/calendar-date.ts";
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { findBlocks } from "./daily-papers/block.ts";
import { mergeDuplicates } from "./daily-papers/duplicates.ts";
import { type Header, isByline, readHeader } from "./daily-papers/header.ts";
import { type Line, readLines } from "./daily-papers/lines.ts";
import { readEntries } from "./daily-papers/listing-entries.ts";
import { dayOfLink } from "./daily-papers/paper-link.ts";
import { explainYearBefore, resolveEntry, yearOfId } from "./daily-papers/resolve-entry.ts";
import { shorten } from "./daily-papers/stretch-report.ts";
import { findViewingDay } from "./daily-papers/viewing-day.ts";

/** The text of a "Daily Papers" page, as an extractor or a browser copies it. */
export const dailyPapersText: Source = { name: "daily-papers-text", listedAs: "daily-papers", recognises, parse };

/** How much of a text is looked at to recognise it. */
const SAMPLE = 200_000;
const OTHER_FORMAT = /^[\s\ufeff]*(?:<[!?a-z]|\{|\[\s*[{"\]]|@[a-z]+\s*[{(])/i;

function recognises(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  if (OTHER_FORMAT.test(sample)) return false;
  const lines = readLines(sample);
  if (lines.some(isByline)) return true;
  const isTitled = lines.some((line) => /^(?:Daily|Trending) Papers$/.test(line.text));
  const isPromoted = lines.some((line) => /^Get trending papers in your email inbox\b/.test(line.text));
  if (isTitled && isPromoted) return true;
  return findBlocks(lines, 0, lines.length).some((block) => block.date && (block.authorCount || block.organization));
}

function parse(text: string, context: ListingContext): ParsedListing {
  const lines = readLines(text);
  const header = readHeader(lines);
  const read = readEntries(lines, header, text.endsWith("\n"));
  if (read.entries.length === 0) throw noEntries(read.problems, context);
  const day = findViewingDay(
    {
      header,
      linkedDays: linkedDays(lines),
      printedDates: read.entries.flatMap(({ block }) => (block?.date?.year === undefined ? [] : [block.date])),
      yearsOfIds: read.entries.flatMap(yearOfId),
    },
    context,
  );
  const problems = [...headerProblems(header), ...read.problems];
  const resolved = read.entries.map((raw) => resolveEntry(raw, read.form, day.reference, problems));
  const merged = mergeDuplicates(resolved.map(({ entry }) => entry));
  const byLine = (a: Problem, b: Problem) => (a.line ?? 0) - (b.line ?? 0);
  return {
    date: day.date,
    entries: merged.entries.map((entry, index) => ({ ...entry, rank: index + 1 })),
    problems: problems.sort(byLine).map((problem) => ({ ...problem, file: context.file })),
    assumptions: [
      ...day.assumptions,
      ...read.assumptions,
      ...explainYearBefore(resolved, day.reference),
      ...merged.assumptions,
    ],
  };
}

function linkedDays(lines: readonly Line[]): string[] {
  return lines.flatMap(({ links }) => links.flatMap((link) => dayOfLink(link) ?? [])).filter(isCalendarDate);
}

function headerProblems(header: Header): Problem[] {
  const problems = header.unread.map((line) => ({
    line: line.number,
    message: `“${shorten(line.text)}” stands above the head of the listing, and was not used.`,
    hint: "If it is an entry, move it below the day.",
  }));
  const [first, ...more] = header.days;
  for (const { date, line } of more) {
    if (date.month === first?.date.month && date.day === first.date.day) continue;
    problems.push({
      line,
      message: "A second listing, of another day, starts here; its entries were taken as of the first day.",
      hint: "Keep the listing of each day in a file of its own.",
    });
  }
  return problems;
}

function noEntries(problems: readonly Problem[], { file }: ListingContext): InputError {
  const [first] = problems;
  return new InputError({
    file,
    ...(first?.line === undefined ? {} : { line: first.line }),
    message: `There is no whole entry in this listing.${first ? ` ${first.message}` : ""}`,
    hint: "An entry is a title, a blank line and an abstract, mostly with authors, · and a date below.",
  });
}

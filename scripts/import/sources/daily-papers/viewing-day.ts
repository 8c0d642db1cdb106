import {
  addDays,
  compareDates,
  daysBetween,
  daysInMonth,
  formatDate,
  MONTH_NAMES,
  parseDate,
} from "../../../../src/archive/calendar-date.ts";
import { InputError } from "../../../../src/archive/problem.ts";
import type { ListingContext } from "../../entry.ts";
import type { Header } from "./header.ts";
import type { PrintedDate } from "./printed-date.ts";

/** What the listing itself tells about its day. */
export interface DayClues {
  header: Header;
  /** Days of links to `/papers/date/…`, in the order of the page. */
  linkedDays: string[];
  /** Dates of papers that print their year. */
  printedDates: PrintedDate[];
  /** Years that the arXiv ids of papers without a printed year stand for. */
  yearsOfIds: number[];
}

export interface ViewingDay {
  /** The day the listing is of. */
  date: string;
  /** The day from which the years of bare dates count: the heading's, even when the user names another. */
  reference: string;
  assumptions: string[];
}

/** So many papers with a printed year are needed to conclude that the view is of the year after the latest. */
const SEVERAL = 3;

function inYear({ month, day }: PrintedDate, year: number): string | undefined {
  return day <= daysInMonth(year, month) ? formatDate({ year, month, day }) : undefined;
}

/** The latest such day that is not after a bound; 29 February may need eight years. */
export function latestNotAfter(date: PrintedDate, bound: string): string | undefined {
  const boundYear = parseDate(bound)?.year ?? 0;
  for (let year = boundYear; year > boundYear - 9; year--) {
    const candidate = inYear(date, year);
    if (candidate && compareDates(candidate, bound) <= 0) return candidate;
  }
  return undefined;
}

function nearestTo(date: PrintedDate, day: string): string | undefined {
  const year = parseDate(day)?.year ?? 0;
  let nearest: string | undefined;
  for (let offset = -4; offset <= 4; offset++) {
    const candidate = inYear(date, year + offset);
    if (!candidate) continue;
    const isNearer = !nearest || Math.abs(daysBetween(candidate, day)) < Math.abs(daysBetween(nearest, day));
    if (isNearer) nearest = candidate;
  }
  return nearest;
}

/** Finds the viewing day. The user's word wins; else the heading gives month and day, and the clues give the year. */
export function findViewingDay(clues: DayClues, context: ListingContext): ViewingDay {
  const heading = clues.header.days[0];
  if (context.date !== undefined) return dayFromUser(context.date, heading?.date);
  if (!heading) throw noDay(clues, context);
  const { date: printed } = heading;
  const { month, year } = printed;
  const name = `${MONTH_NAMES[month - 1]} ${printed.day}`;
  const fixed = year === undefined ? undefined : inYear(printed, year);
  if (fixed) return { date: fixed, reference: fixed, assumptions: [] };
  const found = fromLink(printed, clues) ?? fromIds(printed, clues, context) ?? fromYears(printed, clues, context);
  if (!found) throw noYear(name, heading.line, clues, context);
  const sentence = `The listing is headed ${name} and does not say its year: ${found.date} was taken, because ${found.because}.`;
  return { date: found.date, reference: found.date, assumptions: [sentence] };
}

function dayFromUser(date: string, printed: PrintedDate | undefined): ViewingDay {
  const reference = (printed && nearestTo(printed, date)) ?? date;
  if (reference === date) return { date, reference, assumptions: [] };
  const sentence = `The heading of the listing says ${reference}, but it was imported as of ${date}, as asked.`;
  return { date, reference, assumptions: [sentence] };
}

interface FoundDay {
  date: string;
  because: string;
}

/** The page links to the day before and the day after, with their years. */
function fromLink(printed: PrintedDate, { linkedDays }: DayClues): FoundDay | undefined {
  for (const linked of linkedDays) {
    const date = nearestTo(printed, linked);
    if (date && Math.abs(daysBetween(date, linked)) <= 31) return { date, because: `the page links to ${linked}` };
  }
  return undefined;
}

/** A paper without printed year is of the year of the view, and its arXiv id says which that is. */
function fromIds(printed: PrintedDate, { yearsOfIds }: DayClues, { fileDate }: ListingContext): FoundDay | undefined {
  const votes = new Map<number, number>();
  for (const year of yearsOfIds) votes.set(year, (votes.get(year) ?? 0) + 1);
  const best = [...votes].sort(([a, votesA], [b, votesB]) => votesB - votesA || b - a)[0];
  const date = best && best[1] * 2 > yearsOfIds.length ? inYear(printed, best[0]) : undefined;
  if (!date || (fileDate && compareDates(date, fileDate) > 0)) return undefined;
  return { date, because: "the arXiv ids of its newest papers are of that year" };
}

function latestYear(dates: readonly PrintedDate[]): number {
  return dates.reduce((latest, { year = 0 }) => Math.max(latest, year), 0);
}

/** A view prints every year but its own, so it is later than the years it prints; the file's date is the other bound. */
function fromYears(printed: PrintedDate, clues: DayClues, { fileDate }: ListingContext): FoundDay | undefined {
  const latest = latestYear(clues.printedDates);
  const next = [1, 2, 3, 4, 5, 6, 7, 8]
    .map((step) => inYear(printed, latest + step))
    .find((date) => date !== undefined);
  const isBounded = !fileDate || (next !== undefined && compareDates(next, fileDate) <= 0);
  if (clues.printedDates.length >= SEVERAL && next && isBounded) {
    return {
      date: next,
      because: `the latest year printed at its papers is ${latest}, and a view leaves out its own year`,
    };
  }
  const date = fileDate === undefined ? undefined : latestNotAfter(printed, fileDate);
  if (!date || clues.printedDates.some((paper) => compareDates(inYear(paper, paper.year ?? 0) ?? "", date) > 0)) {
    return undefined;
  }
  return { date, because: `it is the latest such day not after the file's own date, ${fileDate}` };
}

function noDay(clues: DayClues, { file }: ListingContext): InputError {
  const { label } = clues.header;
  const linked = clues.linkedDays[0];
  return new InputError({
    file,
    ...(label ? { line: label.line } : {}),
    message: label
      ? `The listing is headed “${label.text}”, which names no day.`
      : "The listing does not say the day it is of.",
    hint: `Say the day it was viewed, such as --date ${linked ? addDays(linked, 1) : "2025-10-23"}.`,
  });
}

function noYear(name: string, line: number, clues: DayClues, { file, fileDate }: ListingContext): InputError {
  const latest = latestYear(clues.printedDates);
  return new InputError({
    file,
    line,
    message:
      fileDate === undefined
        ? `The listing is headed ${name} and nothing in it tells the year.`
        : `The listing is headed ${name}, and no year fits both the dates of its papers and the file's own date, ${fileDate}.`,
    hint: `Say the day it was viewed: --date YYYY-MM-DD${latest > 0 ? `, in ${latest} or later` : ""}.`,
  });
}

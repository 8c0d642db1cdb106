import { monthNumber } from "../../../../src/archive/calendar-date.ts";

/** A date as the page prints it: `May 18` in the year of the view, `Apr 4, 2023` in any other. */
export interface PrintedDate {
  month: number;
  day: number;
  year?: number;
}

export interface DateLine {
  date: PrintedDate;
  /** The comment count that may follow the date on its line. */
  comments?: number;
}

const MONTH_AND_DAY = "([A-Z][a-z]{2,8})\\.? (\\d{1,2})";
/** `Feb 27, 20251` is a year with a count glued to it; a bare `May 231` stays unread, because it has two meanings. */
const DATE_LINE = new RegExp(`^(?:Published on )?${MONTH_AND_DAY}(?:, ?(\\d{4})(\\d{0,4}))?(.*)$`);
/** ` 2`, `[9]`, `[ 6]`, `(3)`, with what is left of a link. */
const TRAILING_COUNT = /^(?: *[[(] *(\d{1,6}) *[\])]| +(\d{1,6}))?(?:\([^()]*\)|\[\d{1,5}\])?$/;
const MAX_DATE_LINE = 300;

function printedDate(monthName: string, day: string, year: string | undefined): PrintedDate | undefined {
  const month = monthNumber(monthName);
  if (month === undefined || Number(day) < 1 || Number(day) > 31) return undefined;
  return { month, day: Number(day), ...(year === undefined ? {} : { year: Number(year) }) };
}

/** Reads the line under the `·`: a date, perhaps `Published on` before it and a comment count after it. */
export function readDateLine(text: string): DateLine | undefined {
  if (text.length > MAX_DATE_LINE) return undefined;
  const match = DATE_LINE.exec(text);
  if (!match) return undefined;
  const [, monthName = "", day = "", year, glued, rest = ""] = match;
  const date = printedDate(monthName, day, year);
  const trailing = TRAILING_COUNT.exec(rest);
  if (!date || !trailing) return undefined;
  const count = trailing[1] ?? trailing[2] ?? (glued || undefined);
  return { date, ...(count === undefined ? {} : { comments: Number(count) }) };
}

/** Reads a line that is a date and nothing else, such as the viewing day in the header. */
export function readBareDate(text: string): PrintedDate | undefined {
  if (text.startsWith("Published")) return undefined;
  const line = readDateLine(text);
  return line && line.comments === undefined && /\d$/.test(text) ? line.date : undefined;
}

const WEEK_OR_MONTH_LABELS = [
  /^(?:\d{4}[- ]?)?(?:Week|W) ?\d{1,2}(?:,? \d{4})?$/i,
  /^([A-Z][a-z]{2,8}) \d{4}$/,
  /^[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})? ?[-–—] ?(?:[A-Z][a-z]{2,8} )?\d{1,2}(?:, \d{4})?$/,
];

/** True for what a weekly or monthly view may print in place of its day: `Week 10`, `March 2026`, `Mar 2 - Mar 8`. */
export function isWeekOrMonthLabel(text: string): boolean {
  if (text.length > 40) return false;
  return WEEK_OR_MONTH_LABELS.some((label) => {
    const match = label.exec(text);
    return match !== null && (match[1] === undefined || monthNumber(match[1]) !== undefined);
  });
}

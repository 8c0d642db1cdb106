/** The day of publication as bibliographies give it, in parts or as text. A day is taken only when all of it is said. */
import { formatDate, isCalendarDate, monthNumber } from "../../../../src/archive/calendar-date.ts";

/** `2014-06-01`, `2014/6/1`, `2014/06/01/`, `2014-06-01T10:00:00Z`; no range and nothing else behind it. */
const YEAR_FIRST = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[/T][^-]*)?$/;
/** `2014 Jun 1`, `2014/Jun/01`. */
const YEAR_MONTH_DAY = /^(\d{4})[-/ ](\p{L}{3,9})\.?[-/ ](\d{1,2})$/u;
/** `June 18`, `Jun. 18, 2021`. */
const MONTH_DAY = /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/u;
/** `18 June`, `18. Jun 2021`. */
const DAY_MONTH = /^(\d{1,2})(?:\.|st|nd|rd|th)?\s+(\p{L}{3,9})\.?(?:,?\s+(\d{4}))?$/u;

/** The day that year, month and day make; undefined when one is missing or they make no day that exists. */
export function dayOfParts(year: string, month: string, day: string): string | undefined {
  const number = /^\d{1,2}$/.test(month) ? Number(month) : monthNumber(month.replace(/\.$/, ""));
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(day) || number === undefined) return undefined;
  const date = formatDate({ year: Number(year), month: number, day: Number(day) });
  return isCalendarDate(date) ? date : undefined;
}

/** The day that a text means; `year` is that of the record, for a text without one. */
export function dayOfText(text: string, year = ""): string | undefined {
  const plain = text.trim().slice(0, 60);
  const numbers = YEAR_FIRST.exec(plain);
  if (numbers) return dayOfParts(numbers[1] ?? "", numbers[3] ?? "", numbers[4] ?? "");
  const named = YEAR_MONTH_DAY.exec(plain);
  if (named) return dayOfParts(named[1] ?? "", named[2] ?? "", named[3] ?? "");
  const monthFirst = MONTH_DAY.exec(plain);
  if (monthFirst) return dayOfParts(monthFirst[3] ?? year, monthFirst[1] ?? "", monthFirst[2] ?? "");
  const dayFirst = DAY_MONTH.exec(plain);
  if (dayFirst) return dayOfParts(dayFirst[3] ?? year, dayFirst[2] ?? "", dayFirst[1] ?? "");
  return undefined;
}

/** The year in a text that begins with one, such as `2014`, `2014///` or `2014/06`; empty when it does not. */
export function yearOf(text: string): string {
  return /^\s*(\d{4})(?!\d)/.exec(text)?.[1] ?? "";
}

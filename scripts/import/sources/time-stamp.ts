/** The day that a source's time stamp means, `YYYY-MM-DD`; undefined for what names no day that exists. */
import { formatDate, isCalendarDate, monthNumber } from "../../../src/archive/calendar-date.ts";

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** `20 Aug 2025` in `Wed, 20 Aug 2025 00:00:00 -0400`; e-mail writes `Thu 21 Nov 24`. */
const MAIL_DAY = /\b(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}|\d{2})\b/;

/** The day in UTC; a bare day stays as it is. */
export function utcDay(stamp: string | undefined): string | undefined {
  const text = stamp?.trim() ?? "";
  if (!ISO_TIME.test(text)) return printedDay(text);
  if (text.endsWith("Z")) return printedDay(text);
  return dayOfMilliseconds(Date.parse(text));
}

/** The day as it is printed, whatever the time zone: for announcements, which are of a day and not of a moment. */
export function printedDay(stamp: string | undefined): string | undefined {
  const text = stamp?.trim() ?? "";
  const day = /^(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(text);
  if (day) {
    const date = `${day[1]}-${day[2]}-${day[3]}`;
    return isCalendarDate(date) ? date : undefined;
  }
  return mailDay(text.slice(0, 100));
}

/** The first day in a line of e-mail, as printed. */
export function mailDay(text: string): string | undefined {
  const match = MAIL_DAY.exec(text);
  const month = monthNumber(match?.[2] ?? "");
  if (!match || month === undefined) return undefined;
  const date = formatDate({ year: fullYear(match[3] ?? ""), month, day: Number(match[1]) });
  return isCalendarDate(date) ? date : undefined;
}

/** arXiv, the only source that prints two digits, began in 1991. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year > 90 ? 1900 + year : 2000 + year;
}

/** The UTC day of milliseconds since 1970. */
export function dayOfMilliseconds(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined || !Number.isFinite(milliseconds)) return undefined;
  const date = new Date(milliseconds);
  const day = Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
  return isCalendarDate(day) ? day : undefined;
}

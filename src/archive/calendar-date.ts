/**
 * Days as `YYYY-MM-DD` strings and months as `YYYY-MM`.
 * Plain arithmetic on the proleptic Gregorian calendar: no `Date` object, so no time zone can move a day.
 */

export interface CalendarDate {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

/** An ISO 8601 week: its year differs from the calendar year around New Year. */
export interface IsoWeek {
  year: number;
  week: number;
}

export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `Jan` to `Dec`. */
export const SHORT_MONTH_NAMES: readonly string[] = MONTH_NAMES.map((name) => name.slice(0, 3));

export const WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEAR_MONTH = /^(\d{4})-(\d{2})$/;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 1 to 12; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (!Number.isInteger(month) || month < 1 || month > 12) return 0;
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a `YYYY-MM-DD` string that names a day that exists. */
export function isCalendarDate(text: string): boolean {
  return parseDate(text) !== undefined;
}

/** The parts of a `YYYY-MM-DD` string; undefined when it names no day that exists. */
export function parseDate(text: string): CalendarDate | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return date.day >= 1 && date.day <= daysInMonth(date.year, date.month) ? date : undefined;
}

/** `YYYY-MM-DD`. */
export function formatDate({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The month, 1 to 12, that an English name means, full or cut to three letters, in any case. */
export function monthNumber(name: string): number | undefined {
  const folded = name.toLowerCase();
  const index = MONTH_NAMES.findIndex((month) => {
    const full = month.toLowerCase();
    return full === folded || full.slice(0, 3) === folded;
  });
  return index < 0 ? undefined : index + 1;
}

/** Days since 1 March of the year 0; the year starts in March, so that a leap day comes last. */
function dayNumber({ year, month, day }: CalendarDate): number {
  const shiftedYear = month > 2 ? year : year - 1;
  const shiftedMonth = (month + 9) % 12;
  const leapDays = Math.floor(shiftedYear / 4) - Math.floor(shiftedYear / 100) + Math.floor(shiftedYear / 400);
  return shiftedYear * 365 + leapDays + Math.floor((shiftedMonth * 153 + 2) / 5) + day - 1;
}

const DAYS_IN_400_YEARS = 146_097;
const DAYS_IN_100_YEARS = 36_524;
const DAYS_IN_4_YEARS = 1_461;

/** The inverse of `dayNumber`, after Hinnant's "chrono-Compatible Low-Level Date Algorithms". */
function fromDayNumber(days: number): CalendarDate {
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / (DAYS_IN_4_YEARS - 1)) +
      Math.floor(dayOfEra / DAYS_IN_100_YEARS) -
      Math.floor(dayOfEra / (DAYS_IN_400_YEARS - 1))) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function requireDate(text: string): CalendarDate {
  const date = parseDate(text);
  if (!date) throw new RangeError(`"${text}" is not a day of the form YYYY-MM-DD.`);
  return date;
}

/** The day so many days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return formatDate(fromDayNumber(dayNumber(requireDate(date)) + days));
}

/** How many days `to` is after `from`; negative when before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(requireDate(to)) - dayNumber(requireDate(from));
}

/** For sorting, oldest first. `YYYY-MM-DD` strings sort as text, whatever the locale. */
export function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** ISO day of the week: 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: string): number {
  // Day 0, 1 March of the year 0, was a Wednesday.
  return ((dayNumber(requireDate(date)) + 2) % 7) + 1;
}

/** `Thursday`. */
export function weekday(date: string): string {
  return WEEKDAY_NAMES[dayOfWeek(date) - 1] ?? "";
}

/** The ISO 8601 week of a day. */
export function isoWeekOf(date: string): IsoWeek {
  // A week belongs to the year that its Thursday is in.
  const thursday = addDays(date, 4 - dayOfWeek(date));
  const { year } = requireDate(thursday);
  const firstDay = formatDate({ year, month: 1, day: 1 });
  return { year, week: Math.floor(daysBetween(firstDay, thursday) / 7) + 1 };
}

/** The Monday of an ISO 8601 week. */
export function mondayOfIsoWeek({ year, week }: IsoWeek): string {
  // 4 January is always in week 1.
  const fourth = formatDate({ year, month: 1, day: 4 });
  return addDays(fourth, 1 - dayOfWeek(fourth) + (week - 1) * 7);
}

/** `23 October 2025`. */
export function formatDay(date: string): string {
  const { year, month, day } = requireDate(date);
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
}

/** `Thursday, 23 October 2025`. */
export function formatLongDay(date: string): string {
  return `${weekday(date)}, ${formatDay(date)}`;
}

/** `October 2025`, from `2025-10`. */
export function formatMonth(yearMonth: string): string {
  const match = YEAR_MONTH.exec(yearMonth);
  const name = match ? MONTH_NAMES[Number(match[2]) - 1] : undefined;
  if (!match || !name) throw new RangeError(`"${yearMonth}" is not a month of the form YYYY-MM.`);
  return `${name} ${Number(match[1])}`;
}

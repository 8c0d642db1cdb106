/** What a person asks to be fetched, from the command's options. */
import { addDays, isCalendarDate } from "../../../src/archive/calendar-date.ts";
import { ARXIV_CATEGORY } from "../../../src/archive/collection.ts";
import { UsageError } from "../../command-line.ts";
import type { Source } from "../entry.ts";
import { isAddress } from "./web-address.ts";

export interface DayRange {
  first: string;
  /** Absent: up to the current day. */
  last?: string;
}

export interface FetchWish {
  from?: "all" | "arxiv" | "daily-papers";
  category?: string;
  /** A list of arXiv ids. */
  idsFile?: string;
  urls: string[];
  days?: DayRange;
  /** The day of a listing whose text does not say it. */
  date?: string;
  /** Format of what the addresses hold; without it the content tells. */
  format?: Source;
}

/** The options as they were typed. */
interface Typed {
  from?: string | undefined;
  date?: string | undefined;
  since?: string | undefined;
  category?: string | undefined;
  ids?: string | undefined;
}

/** Judges the options that concern fetching. Throws `UsageError` for what does not go together. */
export function fetchWish(typed: Typed, names: readonly string[], format: Source | undefined): FetchWish {
  const { category, ids, since } = typed;
  const from = checkedFrom(typed.from);
  const days = checkedDays(typed.date, since);
  const isSingleDay = days !== undefined && days.first === days.last;
  if (days && !isSingleDay && (from === undefined || ids !== undefined)) {
    throw new UsageError(`${since === undefined ? "A range of days" : "--since"} goes with --from and no list of ids.`);
  }
  if (category !== undefined && from !== "arxiv") throw new UsageError("--category goes with --from arxiv.");
  if (ids !== undefined && from !== "arxiv") throw new UsageError("--ids goes with --from arxiv.");
  if (from === "arxiv" && (category === undefined) === (ids === undefined)) {
    throw new UsageError("--from arxiv takes --category NAME, such as cs.CL, or --ids FILE.");
  }
  if (category !== undefined && !ARXIV_CATEGORY.test(category)) {
    throw new UsageError(`--category takes a category of arXiv, such as cs.CL, not "${category}".`);
  }
  return {
    urls: names.filter(isAddress),
    ...(from && { from }),
    ...(category !== undefined && { category }),
    ...(ids !== undefined && { idsFile: ids }),
    ...(days && { days }),
    ...(isSingleDay && { date: days.first }),
    ...(format && { format }),
  };
}

/** Every day of a range, oldest first; none when it begins after `today`. */
export function daysOfRange({ first, last }: DayRange, today: string): string[] {
  const end = last ?? today;
  const days: string[] = [];
  for (let day = first; day <= end; day = addDays(day, 1)) days.push(day);
  return days;
}

function checkedFrom(from: string | undefined): FetchWish["from"] {
  if (from === undefined || from === "all" || from === "arxiv" || from === "daily-papers") return from;
  throw new UsageError(`--from takes daily-papers, arxiv or all, not "${from}".`);
}

function checkedDays(date: string | undefined, since: string | undefined): DayRange | undefined {
  if (date !== undefined && since !== undefined) throw new UsageError("Give --date or --since, not both.");
  if (since !== undefined) return { first: checkedDay(since, "--since") };
  if (date === undefined) return undefined;
  const [first = "", last = first, ...more] = date.split("..");
  checkedDay(first, "--date", date);
  checkedDay(last, "--date", date);
  if (more.length > 0 || last < first) {
    throw new UsageError(`--date takes a range as 2025-10-01..2025-10-23, the earlier day first, not "${date}".`);
  }
  return { first, last };
}

function checkedDay(day: string, option: string, typed = day): string {
  if (isCalendarDate(day)) return day;
  throw new UsageError(`${option} takes a day as YYYY-MM-DD, such as 2025-10-23, not "${typed}".`);
}

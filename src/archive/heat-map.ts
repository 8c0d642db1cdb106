/** Calendars whose days are shaded by how many papers they have. */
import { dayOfWeek, daysInMonth, formatDate } from "./calendar-date.ts";

/** How many papers a day has; days without any are absent. */
export type DayCounts = ReadonlyMap<string, number>;

export interface HeatDay {
  date: string;
  /** 1 to 31. */
  day: number;
  /** 0 when the day has no listing. */
  count: number;
  /** 0 for none, then 1 to 4. */
  level: number;
}

export interface MonthGrid {
  /** `2025-10`. */
  month: string;
  /** Papers of its days; a paper listed on two days counts on both. */
  count: number;
  /** Rows from Monday to Sunday; undefined where the day belongs to another month. */
  weeks: (HeatDay | undefined)[][];
}

const HEAT_LEVELS = 4;

/**
 * The shade of a count beside the fullest day: 0 for none, else 1 to 4.
 * By the square root, so that one day far above the others does not make them all look alike.
 */
export function heatLevel(count: number, fullest: number): number {
  if (count <= 0 || fullest <= 0) return 0;
  return Math.min(HEAT_LEVELS, Math.max(1, Math.ceil(HEAT_LEVELS * Math.sqrt(count / fullest))));
}

/** The count of the fullest of the days whose date starts with the text; 0 when there is none. */
export function fullestDay(counts: DayCounts, startingWith = ""): number {
  let fullest = 0;
  for (const [date, count] of counts) if (date.startsWith(startingWith) && count > fullest) fullest = count;
  return fullest;
}

/** The days of a calendar that have papers, in order. */
export function filledDays({ weeks }: MonthGrid): HeatDay[] {
  return weeks.flat().filter((day) => day !== undefined && day.count > 0) as HeatDay[];
}

/** The calendar of a month, shaded beside its own fullest day unless another measure is given. */
export function monthGrid(month: string, counts: DayCounts, fullest = fullestDay(counts, month)): MonthGrid {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5));
  const length = daysInMonth(year, number);
  const cells: (HeatDay | undefined)[] = Array.from({ length: dayOfWeek(`${month}-01`) - 1 });
  let total = 0;
  for (let day = 1; day <= length; day++) {
    const date = formatDate({ year, month: number, day });
    const count = counts.get(date) ?? 0;
    total += count;
    cells.push({ date, day, count, level: heatLevel(count, fullest) });
  }
  const weeks: MonthGrid["weeks"] = [];
  for (let start = 0; start < cells.length; start += 7) {
    const week = cells.slice(start, start + 7);
    weeks.push([...week, ...Array.from<undefined>({ length: 7 - week.length })]);
  }
  return { month, count: total, weeks };
}

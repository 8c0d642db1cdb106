/**
 * Pages that later papers leave as they are. Where all papers that came, went or changed are listed on a day or later,
 * both before and now, what these pages show is the same.
 */
import type { Archive, Period } from "./archive.ts";
import { isoWeekOf } from "./calendar-date.ts";
import type { FiledPaper } from "./filed-paper.ts";
import { closedPages } from "./pages-of.ts";
import { dayPath, monthPath, weekPath } from "./routes.ts";

/**
 * How many periods, the oldest, are settled. The last one that began before the day may reach up to it, and is the
 * neighbour of those that come.
 */
export function settledPeriods(periods: readonly Period[], since: string): number {
  return Math.max(0, countWhile(periods, ({ days }) => (days[0] as string) < since) - 1);
}

/** The same of days, whose pages show their month. */
export function settledDays(days: readonly Period[], since: string): number {
  const month = since.slice(0, 7);
  return Math.min(
    settledPeriods(days, since),
    countWhile(days, ({ key }) => key.slice(0, 7) < month),
  );
}

/**
 * The number of the last page of a list that is settled; 0 when none is. Pages are counted from the oldest end, and
 * each names its neighbours.
 */
export function settledPages(newestFirst: readonly FiledPaper[], size: number, since: string): number {
  const later = countWhile(newestFirst, ({ firstListed }) => firstListed >= since);
  return Math.max(0, closedPages(newestFirst.length - later, size) - 1);
}

/** Paths of the pages of settled days, weeks and months. */
export function settledPaths({ days, weeks, months }: Archive, since: string): string[] {
  return [
    ...days.slice(0, settledDays(days, since)).map(({ key }) => dayPath(key)),
    ...weeks.slice(0, settledPeriods(weeks, since)).map(({ days }) => weekPath(isoWeekOf(days[0] as string))),
    ...months.slice(0, settledPeriods(months, since)).map(({ key }) => monthPath(key)),
  ];
}

/** How many items at the beginning of a list have something that no later one has. */
function countWhile<T>(items: readonly T[], has: (item: T) => boolean): number {
  let from = 0;
  let to = items.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (has(items[middle] as T)) from = middle + 1;
    else to = middle;
  }
  return from;
}

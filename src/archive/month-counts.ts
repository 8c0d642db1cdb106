import type { FiledPaper } from "./filed-paper.ts";

export interface MonthCount {
  /** `2025-10`. */
  month: string;
  count: number;
}

/**
 * How many papers, newest first, were first listed in each of the months that end with the last one, oldest month first.
 */
export function monthCounts(papers: readonly FiledPaper[], last: string, months: number): MonthCount[] {
  const counts: MonthCount[] = [];
  let from = pastMonth(papers, 0, monthBefore(last, -1));
  for (let before = 0; before < months; before++) {
    const month = monthBefore(last, before);
    const to = pastMonth(papers, from, month);
    counts.push({ month, count: to - from });
    from = to;
  }
  return counts.reverse();
}

/** Where the papers of earlier months begin. */
function pastMonth(papers: readonly FiledPaper[], from: number, month: string): number {
  let at = from;
  while (at < papers.length && (papers[at] as FiledPaper).firstListed >= month) at++;
  return at;
}

/** The highest count of several charts, at least 1: one scale for all of them. */
export function fullestMonth(charts: readonly (readonly MonthCount[])[]): number {
  return Math.max(1, ...charts.flat().map(({ count }) => count));
}

/** The month so many months earlier: `2025-01`, 1 → `2024-12`. */
function monthBefore(month: string, months: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - months;
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

import type { FiledPaper } from "./filed-paper.ts";

export interface MonthCount {
  /** `2025-10`. */
  month: string;
  count: number;
}

/** How many papers were first listed in each of the months that end with the last one, oldest month first. */
export function monthCounts(papers: readonly FiledPaper[], last: string, months: number): MonthCount[] {
  const counts = new Map<string, number>();
  for (const { firstListed } of papers) {
    const month = firstListed.slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return Array.from({ length: months }, (_, at) => {
    const month = monthBefore(last, months - 1 - at);
    return { month, count: counts.get(month) ?? 0 };
  });
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

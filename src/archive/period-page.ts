/** The pages of weeks, months and years, and the calendar of them all. */
import { type Archive, type Period, weekKey } from "./archive.ts";
import { addDays, formatDay, formatMonth, isoWeekOf, MONTH_NAMES, mondayOfIsoWeek } from "./calendar-date.ts";
import { counted } from "./counted.ts";
import { byAttention, type FiledPaper } from "./filed-paper.ts";
import { fullestDay, type HeatDay, heatLevel, type MonthGrid, monthGrid } from "./heat-map.ts";
import { monthPath, weekPath, yearPath } from "./routes.ts";
import { settledPeriods } from "./settled.ts";
import { dayCounts, mostDiscussed, type Neighbours, neighboursOf, type TopicCount, topicCounts } from "./summary.ts";

/** A link to another page, with the words it shows. */
export interface PageLink {
  path: string;
  name: string;
}

/** All that the page of a week or month shows. */
export interface PeriodPage extends Neighbours<PageLink> {
  path: string;
  /** `October 2025`, `Week 43 of 2025`. */
  title: string;
  /** `20 to 26 October 2025`; absent where the title says it. */
  span?: string;
  /** What the page is, for a search engine. */
  description: string;
  /** Last day with papers: where the page stands in time. */
  date: string;
  days: number;
  total: number;
  /** The most discussed first; no more than a page can carry. */
  papers: FiledPaper[];
  topics: TopicCount[];
  /** Of a month. */
  calendar?: MonthGrid;
  /** Of a week: Monday to Sunday. */
  strip?: HeatDay[];
}

export interface YearPage extends Neighbours<PageLink> {
  path: string;
  year: string;
  description: string;
  date: string;
  days: number;
  total: number;
  /** Those with papers, oldest first. */
  months: MonthGrid[];
  topics: TopicCount[];
  mostDiscussed: FiledPaper[];
}

/** Longer lists would make the page heavier than 100 kB; the rest is one step away, on the days. */
const MOST_IN_A_PERIOD = 500;
const MOST_IN_A_YEAR = 30;

/** The pages of all weeks, oldest first, but for those that are settled since a day. */
export function weekPages(archive: Archive, since = ""): PeriodPage[] {
  const counts = dayCounts(archive);
  return periodPages(archive, { periods: archive.weeks, since }, weekLink, (week) => {
    const strip = Array.from({ length: 7 }, (_, at) => addDays(mondayOf(week.key), at));
    const fullest = Math.max(...strip.map((date) => counts.get(date) ?? 0));
    return {
      span: spanOf(strip[0] as string, strip[6] as string),
      strip: strip.map((date) => {
        const count = counts.get(date) ?? 0;
        return { date, day: Number(date.slice(8)), count, level: heatLevel(count, fullest) };
      }),
    };
  });
}

/** The pages of all months, in the same way. */
export function monthPages(archive: Archive, since = ""): PeriodPage[] {
  const counts = dayCounts(archive);
  return periodPages(archive, { periods: archive.months, since }, monthLink, (month) => ({
    calendar: monthGrid(month.key, counts),
  }));
}

/** The pages of all years, oldest first. */
export function yearPages(archive: Archive): YearPage[] {
  const counts = dayCounts(archive);
  const links = archive.years.map(({ key }) => ({ path: yearPath(key), name: key }));
  return archive.years.map((year, at) => ({
    path: yearPath(year.key),
    ...neighboursOf(links, at),
    year: year.key,
    description: periodDescription(year, year.key),
    date: lastDay(year),
    days: year.days.length,
    total: year.papers.length,
    months: monthsOf(year, (month) => monthGrid(month, counts, fullestDay(counts, year.key))),
    topics: topicCounts(archive, year.papers),
    mostDiscussed: mostDiscussed(year.papers, MOST_IN_A_YEAR),
  }));
}

/** The link to the week that a day is in. */
export function weekLinkOf(date: string): PageLink {
  return weekLink(weekKey(date));
}

function weekLink(key: string): PageLink {
  const week = isoWeekOf(mondayOf(key));
  return { path: weekPath(week), name: `Week ${week.week} of ${week.year}` };
}

function monthLink(key: string): PageLink {
  return { path: monthPath(key), name: formatMonth(key) };
}

function periodPages(
  archive: Archive,
  { periods, since }: { periods: readonly Period[]; since: string },
  linkOf: (key: string) => PageLink,
  particulars: (period: Period) => Pick<PeriodPage, "span" | "calendar" | "strip">,
): PeriodPage[] {
  const links = periods.map(({ key }) => linkOf(key));
  const settled = settledPeriods(periods, since);
  return periods.slice(settled).map((period, at) => {
    const { path, name } = linkOf(period.key);
    const own = particulars(period);
    return {
      path,
      title: name,
      description: periodDescription(period, name, own.span),
      ...neighboursOf(links, settled + at),
      date: lastDay(period),
      days: period.days.length,
      total: period.papers.length,
      papers: [...period.papers].sort(byAttention).slice(0, MOST_IN_A_PERIOD),
      topics: topicCounts(archive, period.papers),
      ...own,
    };
  });
}

/** `Papers from week 43 of 2025, 20 to 26 October: 94 papers on 1 day.` The year is not said twice. */
function periodDescription({ days, papers, key }: Period, name: string, span?: string): string {
  const hasOneYear = span?.match(/\d{4}/g)?.join() === key.slice(0, 4);
  const dates = hasOneYear ? span?.slice(0, -" 2025".length) : span;
  const stretch = name.replace(/^Week/, "week") + (dates === undefined ? "" : `, ${dates}`);
  return `Papers from ${stretch}: ${counted(papers.length, "paper")} on ${counted(days.length, "day")}.`;
}

function lastDay({ days }: Period): string {
  return days.at(-1) ?? "";
}

function monthsOf<T>({ days }: Period, make: (month: string) => T): T[] {
  return [...new Set(days.map((date) => date.slice(0, 7)))].map(make);
}

/** `2025-W43` → its Monday. */
function mondayOf(key: string): string {
  return mondayOfIsoWeek({ year: Number(key.slice(0, 4)), week: Number(key.slice(6)) });
}

/** `20 to 26 October 2025`, `29 September to 5 October 2025`: nothing said twice. */
function spanOf(from: string, to: string): string {
  const day = Number(from.slice(8));
  if (from.slice(0, 7) === to.slice(0, 7)) return `${day} to ${formatDay(to)}`;
  if (from.slice(0, 4) === to.slice(0, 4))
    return `${day} ${MONTH_NAMES[Number(from.slice(5, 7)) - 1]} to ${formatDay(to)}`;
  return `${formatDay(from)} to ${formatDay(to)}`;
}

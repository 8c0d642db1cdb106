/** What stands beside the papers on the pages of days, weeks, months, years and topics, for the peers. */
import type { Archive } from "../../../src/archive/archive.ts";
import { formatLongDay, formatMonth } from "../../../src/archive/calendar-date.ts";
import { counted } from "../../../src/archive/counted.ts";
import { dayPages } from "../../../src/archive/day-page.ts";
import type { FiledPaper } from "../../../src/archive/filed-paper.ts";
import { topicPages } from "../../../src/archive/group-page.ts";
import type { HeatDay, MonthGrid } from "../../../src/archive/heat-map.ts";
import { fullestMonth } from "../../../src/archive/month-counts.ts";
import { monthPages, weekPages, yearPages } from "../../../src/archive/period-page.ts";
import type { TopicCount } from "../../../src/archive/summary.ts";
import type { PeerCalendar, PeerLink, PeerPeriod, PeerTopic } from "./peer.ts";

/** Oldest first. */
export function peerDays(archive: Archive): PeerPeriod[] {
  return dayPages(archive).map(({ date, papers, discussed, previous, next, topics, mostDiscussed, month }) => ({
    ...{ key: date, title: formatLongDay(date), description: `Papers listed on ${formatLongDay(date)}.` },
    sum: `${counted(papers.length, "paper")} in the order of the listing, ${discussed} of them discussed.`,
    ...neighbours(previous, next),
    ...{ bars: toBars(topics), discussed: mostDiscussed.map(linkTo), calendars: [toCalendar(month)] },
  }));
}

/** Oldest first. */
export function peerPeriods(archive: Archive): { weeks: PeerPeriod[]; months: PeerPeriod[] } {
  const read = (pages: ReturnType<typeof weekPages>, keys: Archive["weeks"]) =>
    pages.map(({ title, description, total, days, topics, calendar, strip }, at) => ({
      ...{ key: keys[at]?.key ?? "", title, description },
      sum: `${counted(total, "paper")} on ${counted(days, "day")}, the most discussed first.`,
      ...neighbours(keys[at - 1]?.key, keys[at + 1]?.key),
      ...{ bars: toBars(topics), discussed: [] },
      calendars: calendar ? [toCalendar(calendar)] : [{ title, weeks: [strip as HeatDay[]] }],
    }));
  return { weeks: read(weekPages(archive), archive.weeks), months: read(monthPages(archive), archive.months) };
}

/** Oldest first. */
export function peerYears(archive: Archive): PeerPeriod[] {
  return yearPages(archive).map(({ year, description, total, days, topics, mostDiscussed, months }, at) => ({
    ...{ key: year, title: year, description, sum: `${counted(total, "paper")} on ${counted(days, "day")}.` },
    ...neighbours(archive.years[at - 1]?.key, archive.years[at + 1]?.key),
    ...{ bars: toBars(topics), discussed: mostDiscussed.map(linkTo), calendars: months.map(toCalendar) },
  }));
}

/** Of every month with papers, the latest first. */
export function allCalendars(archive: Archive): PeerCalendar[] {
  return yearPages(archive)
    .flatMap(({ months }) => months.map(toCalendar))
    .reverse();
}

/** In the curator's order, then the papers without one, if there are any. */
export function peerTopics(archive: Archive): PeerTopic[] {
  return topicPages(archive)
    .filter(({ number }) => number === undefined)
    .map(({ topic, name, total = 0, months }) => ({
      ...{ slug: topic?.id ?? "unsorted", name, group: topic?.group ?? "Topics", count: total },
      ...{ description: `Papers on ${name}.`, introduction: topic?.introduction ?? "" },
      months: months.map(({ month, count }) => ({
        words: `${formatMonth(month)} ${count}`,
        height: Math.round((40 * count) / fullestMonth([months])),
      })),
    }));
}

function neighbours(previous?: string, next?: string): Pick<PeerPeriod, "previous" | "next"> {
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}

function toBars(topics: readonly TopicCount[]): PeerPeriod["bars"] {
  const longest = topics[0]?.count ?? 1;
  return topics.map(({ id, name, count }) => ({ slug: id, name, count, width: Math.round((100 * count) / longest) }));
}

function toCalendar({ month, count, weeks }: MonthGrid): PeerCalendar {
  return {
    title: `${formatMonth(month)} · ${counted(count, "paper")}`,
    weeks: weeks.map((week) => week.map((day) => day ?? null)),
  };
}

function linkTo({ paper, title, comments }: FiledPaper): PeerLink {
  return { id: paper.id, title, words: counted(comments, "comment") };
}

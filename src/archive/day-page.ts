import type { Archive, Period } from "./archive.ts";
import type { FiledPaper } from "./filed-paper.ts";
import { type MonthGrid, monthGrid } from "./heat-map.ts";
import { settledDays } from "./settled.ts";
import { dayCounts, mostDiscussed, type Neighbours, neighboursOf, type TopicCount, topicCounts } from "./summary.ts";

/** All that the page of a day shows. */
export interface DayPage extends Neighbours<string> {
  date: string;
  /** As listed. */
  papers: FiledPaper[];
  /** How many of them somebody commented on. */
  discussed: number;
  mostDiscussed: FiledPaper[];
  topics: TopicCount[];
  month: MonthGrid;
}

const MOST_DISCUSSED = 5;

/** The pages of all days, oldest first, but for those that are settled since a day. */
export function dayPages(archive: Archive, since = ""): DayPage[] {
  const counts = dayCounts(archive);
  const dates = archive.days.map(({ key }) => key);
  const grids = new Map(archive.months.map(({ key }) => [key, monthGrid(key, counts)]));
  const settled = settledDays(archive.days, since);
  return archive.days.slice(settled).map((day: Period, at) => ({
    date: day.key,
    ...neighboursOf(dates, settled + at),
    papers: day.papers,
    discussed: day.papers.filter(({ comments }) => comments > 0).length,
    mostDiscussed: mostDiscussed(day.papers, MOST_DISCUSSED),
    topics: topicCounts(archive, day.papers),
    month: grids.get(day.key.slice(0, 7)) as MonthGrid,
  }));
}

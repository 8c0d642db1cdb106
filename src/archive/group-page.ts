/** The pages of papers that belong together: by topic, organisation or author. */
import type { Archive } from "./archive.ts";
import type { FiledPaper } from "./filed-paper.ts";
import type { Group } from "./groups.ts";
import { type MonthCount, monthCounts } from "./month-counts.ts";
import { closedPages, pagesOf } from "./pages-of.ts";
import { numberedPath, topicFeedPath, topicPath, UNSORTED_ID } from "./routes.ts";
import { settledPages } from "./settled.ts";
import type { Topic } from "./topic.ts";

/** A page of a list of papers, newest first. What a closed page says does not change when papers are added. */
export interface GroupPage {
  /** Its own path, and those of its neighbours in the list. */
  path: string;
  older?: string;
  newer?: string;
  name: string;
  /** Absent on the newest page. */
  number?: number;
  papers: FiledPaper[];
  /** Papers of the whole group; only on the newest page, since a closed one is to stay as it is. */
  total?: number;
  /** Day of the newest paper on the page; absent when there is none. */
  date?: string;
}

export interface TopicPage extends GroupPage {
  /** Absent for the papers that have no topic. */
  topic?: Topic;
  feed?: string;
  /** How the topic fared over the last year of the archive; only on the newest page, and where a chart says something. */
  months: MonthCount[];
}

/** A topic as the list of topics shows it. */
export interface TopicLine {
  topic: Topic;
  count: number;
  months: MonthCount[];
}

const TOPIC_PAPERS_A_PAGE = 25;
const GROUP_PAPERS_A_PAGE = 100;
const MONTHS_SHOWN = 12;
/** Fewer months of papers are a bar or two, which say nothing of how a topic fares. */
const MONTHS_FOR_A_CHART = 3;

/**
 * The pages of all topics, and of the papers without one when there are any, but for those that are settled since a
 * day.
 */
export function topicPages(archive: Archive, since = ""): TopicPage[] {
  const monthsOf = monthChart(archive);
  return topicLists(archive).flatMap(({ topic, id, name, papers }): TopicPage[] => {
    if (!topic && papers.length === 0) return [];
    const pages = groupPages(name, papers, (number) => topicPath(id, number), TOPIC_PAPERS_A_PAGE);
    return pages.slice(0, pages.length - settledPages(papers, TOPIC_PAPERS_A_PAGE, since)).map((page) => ({
      ...page,
      ...(topic && { topic, feed: topicFeedPath(id) }),
      months: topic && page.number === undefined ? monthsOf(papers) : [],
    }));
  });
}

/** The addresses of the pages that are settled. */
export function settledTopicPaths(archive: Archive, since: string): string[] {
  return topicLists(archive).flatMap(({ id, papers }) => {
    const settled = settledPages(papers, TOPIC_PAPERS_A_PAGE, since);
    return Array.from({ length: settled }, (_, at) => topicPath(id, at + 1));
  });
}

/** The pages of organisations or authors; `pathOf` gives the address of a slug. */
export function pagesOfGroups(groups: readonly Group[], pathOf: (slug: string) => string): GroupPage[] {
  return groups.flatMap(({ slug, name, papers }) => {
    const path = pathOf(slug);
    return groupPages(name, papers, (number) => numberedPath(path, number), GROUP_PAPERS_A_PAGE);
  });
}

/** The addresses of the same pages, in the same order. */
export function pathsOfGroups(groups: readonly Group[], pathOf: (slug: string) => string): string[] {
  return groups.flatMap(({ slug, count }) => {
    return pagePaths(count, GROUP_PAPERS_A_PAGE, (number) => numberedPath(pathOf(slug), number));
  });
}

/** The addresses of the pages of topics, and of papers without one, that have papers. */
export function topicPaths(archive: Archive): string[] {
  return topicLists(archive)
    .filter(({ papers }) => papers.length > 0)
    .flatMap(({ id, papers }) => pagePaths(papers.length, TOPIC_PAPERS_A_PAGE, (number) => topicPath(id, number)));
}

/** Every topic, and after them the papers without one. */
function topicLists({
  topics,
  unsorted,
}: Archive): { topic?: Topic; id: string; name: string; papers: FiledPaper[] }[] {
  return [
    ...topics.map(({ topic, papers }) => ({ topic, id: topic.id, name: topic.name, papers })),
    { id: UNSORTED_ID, name: "Unsorted", papers: unsorted },
  ];
}

function pagePaths(count: number, size: number, pathOf: (number?: number) => string): string[] {
  const paths = [pathOf()];
  for (let number = closedPages(count, size); number >= 1; number--) paths.push(pathOf(number));
  return paths;
}

/** The list of topics under the headings of their groups, both in the curator's order. */
export function topicGroups(archive: Archive): { name: string; topics: TopicLine[] }[] {
  const monthsOf = monthChart(archive);
  const groups = new Map<string, TopicLine[]>();
  for (const { topic, papers } of archive.topics) {
    const line = { topic, count: papers.length, months: monthsOf(papers) };
    const group = groups.get(topic.group);
    if (group) group.push(line);
    else groups.set(topic.group, [line]);
  }
  return [...groups].map(([name, topics]) => ({ name, topics }));
}

/** The groups with the most papers, by name: all of them while they fit on a page. */
export function fullestGroups(groups: readonly Group[], limit: number): Group[] {
  if (groups.length <= limit) return [...groups];
  const fullest = new Set([...groups].sort((a, b) => b.count - a.count).slice(0, limit));
  return groups.filter((group) => fullest.has(group));
}

function groupPages(
  name: string,
  papers: readonly FiledPaper[],
  pathOf: (number?: number) => string,
  size: number,
): GroupPage[] {
  return pagesOf(papers, size).map(({ number, items, older, newer }) => ({
    path: pathOf(number),
    name,
    papers: items,
    ...(number === undefined ? { total: papers.length } : { number }),
    ...(older !== undefined && { older: pathOf(older) }),
    ...(newer !== undefined && { newer: pathOf(newer === "newest" ? undefined : newer) }),
    ...(items[0] && { date: items[0].firstListed }),
  }));
}

/** Gives the last months of some papers; none for no papers, or while the archive is young. */
function monthChart({ months }: Archive): (papers: readonly FiledPaper[]) => MonthCount[] {
  const last = months.at(-1)?.key;
  if (last === undefined || months.length < MONTHS_FOR_A_CHART) return () => [];
  return (papers) => (papers.length === 0 ? [] : monthCounts(papers, last, MONTHS_SHOWN));
}

/** The whole collection, put in order: what every page, feed and index is made from. */
import { isoWeekOf } from "./calendar-date.ts";
import type { Collection } from "./collection.ts";
import { compareText, type FiledPaper, newestFirst, rankOn } from "./filed-paper.ts";
import { type Group, type Groups, groupsOf, type Slugs } from "./groups.ts";
import type { Topic } from "./topic.ts";

/** An author with fewer papers has no page. */
export const LEAST_PAPERS = 2;

/** Papers of a stretch of time and the days within it that have any. */
export interface Period {
  /** `2025-10-23`, `2025-W43`, `2025-10` or `2025`. */
  key: string;
  /** Oldest first. */
  days: string[];
  /** Each paper once: a day's as listed, a longer period's newest first. */
  papers: FiledPaper[];
}

export interface Archive {
  collection: Collection;
  /** Newest first. */
  papers: FiledPaper[];
  byId: ReadonlyMap<string, FiledPaper>;
  /** In the curator's order, those without papers included. */
  topics: { topic: Topic; papers: FiledPaper[] }[];
  /** Papers that no rule and no curator gave a topic. */
  unsorted: FiledPaper[];
  /** Each oldest first. */
  days: Period[];
  weeks: Period[];
  months: Period[];
  years: Period[];
  /** By name. */
  organizations: Group[];
  /** Those with enough papers, by name. */
  authors: Group[];
  /** Their parts of addresses by every spelling of their names, and those of organisations. */
  authorSlugs: Slugs;
  organizationSlugs: Slugs;
}

/**
 * Puts papers in order. Pure and deterministic: the order in which papers are given does not matter. Who their authors
 * are may be known already.
 */
export function buildArchive(
  collection: Collection,
  topics: readonly Topic[],
  given: readonly FiledPaper[],
  authorsOf: (newestFirst: readonly FiledPaper[]) => Groups = groupsOfAuthors,
): Archive {
  const papers = [...given].sort(newestFirst);
  const days = periodsOf(papers, (date) => date);
  for (const day of days) {
    day.papers.sort(
      (a, b) => rankOn(day.key, a.paper) - rankOn(day.key, b.paper) || compareText(a.paper.id, b.paper.id),
    );
  }
  const organizations = groupsOf(papers, ({ paper }) => (paper.organization ? [paper.organization.name] : []));
  const authors = authorsOf(papers);
  return {
    collection,
    papers,
    byId: new Map(papers.map((filed) => [filed.paper.id, filed])),
    topics: papersByTopic(topics, papers),
    unsorted: papers.filter((filed) => filed.topics.length === 0),
    days,
    weeks: periodsOf(papers, weekKey),
    months: periodsOf(papers, (date) => date.slice(0, 7)),
    years: periodsOf(papers, (date) => date.slice(0, 4)),
    organizations: organizations.groups,
    authors: authors.groups,
    authorSlugs: authors.slugs,
    organizationSlugs: organizations.slugs,
  };
}

function groupsOfAuthors(papers: readonly FiledPaper[]): Groups {
  return groupsOf(papers, ({ paper }) => paper.authors ?? [], LEAST_PAPERS);
}

/** `2025-10-23` → `2025-W43`. */
export function weekKey(date: string): string {
  const { year, week } = isoWeekOf(date);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

function papersByTopic(topics: readonly Topic[], papers: readonly FiledPaper[]): Archive["topics"] {
  const byTopic = new Map<string, FiledPaper[]>(topics.map((topic) => [topic.id, []]));
  for (const filed of papers) {
    for (const id of filed.topics) byTopic.get(id)?.push(filed);
  }
  return [...topics]
    .sort((a, b) => a.order - b.order || compareText(a.id, b.id))
    .map((topic) => ({ topic, papers: byTopic.get(topic.id) ?? [] }));
}

function periodsOf(papers: readonly FiledPaper[], keyOf: (date: string) => string): Period[] {
  const periods = new Map<string, { days: Set<string>; papers: FiledPaper[] }>();
  const byDate = new Map<string, { days: Set<string>; papers: FiledPaper[] }>();
  for (const filed of papers) {
    for (const { date } of filed.paper.listed) {
      let period = byDate.get(date);
      if (!period) {
        const key = keyOf(date);
        period = periods.get(key) ?? { days: new Set(), papers: [] };
        periods.set(key, period);
        byDate.set(date, period);
        period.days.add(date);
      }
      if (period.papers.at(-1) !== filed) period.papers.push(filed);
    }
  }
  return [...periods.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, period]) => ({ key, days: [...period.days].sort(), papers: period.papers }));
}

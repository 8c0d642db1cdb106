/** What a stretch of the archive is about: the figures that pages show beside a list. */
import type { Archive } from "./archive.ts";
import { byAttention, type FiledPaper } from "./filed-paper.ts";
import type { DayCounts } from "./heat-map.ts";

/** A topic and how many of some papers belong to it. */
export interface TopicCount {
  id: string;
  name: string;
  count: number;
}

/** The items before and after one in a list. */
export interface Neighbours<T> {
  previous?: T;
  next?: T;
}

/** Topics that the papers belong to, the fullest first, equal ones in the curator's order. */
export function topicCounts({ topics }: Pick<Archive, "topics">, papers: readonly FiledPaper[]): TopicCount[] {
  const counts = new Map<string, number>();
  for (const filed of papers) {
    for (const id of filed.topics) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const found: TopicCount[] = [];
  for (const { topic } of topics) {
    const count = counts.get(topic.id);
    if (count !== undefined) found.push({ id: topic.id, name: topic.name, count });
  }
  return found.sort((a, b) => b.count - a.count);
}

/** The names of all topics by id. */
export function topicNames({ topics }: Pick<Archive, "topics">): ReadonlyMap<string, string> {
  return new Map(topics.map(({ topic }) => [topic.id, topic.name]));
}

/** Papers that somebody commented on, the most discussed first. */
export function mostDiscussed(papers: readonly FiledPaper[], limit: number): FiledPaper[] {
  return papers
    .filter(({ comments }) => comments > 0)
    .sort(byAttention)
    .slice(0, limit);
}

/** How many papers each day of the archive has. */
export function dayCounts({ days }: Pick<Archive, "days">): DayCounts {
  return new Map(days.map(({ key, papers }) => [key, papers.length]));
}

/** What stands before and after a place in a list; absent at its ends. */
export function neighboursOf<T>(list: readonly T[], at: number): Neighbours<T> {
  const previous = at > 0 ? list[at - 1] : undefined;
  const next = list[at + 1];
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}

/** Filters, and how many papers each of their values would leave. */
import { compareText } from "../archive/filed-paper.ts";
import type { SearchRecord } from "./search-record.ts";
import type { FacetCount, Facets } from "./types.ts";

export interface Filters {
  topics: readonly string[];
  years: readonly string[];
}

/** The year of the first listing, by which the archive files a paper. */
export function yearOf({ listed }: SearchRecord): string {
  return listed.slice(0, 4);
}

export function hasTopic({ topics }: SearchRecord, filters: Filters): boolean {
  return filters.topics.length === 0 || topics.some((topic) => filters.topics.includes(topic));
}

export function hasYear(record: SearchRecord, filters: Filters): boolean {
  return filters.years.length === 0 || filters.years.includes(yearOf(record));
}

/** Each filter's values are counted under the other filter only, so that its counts say what choosing them gives. */
export function countFacets(records: readonly SearchRecord[], filters: Filters): Facets {
  const topics = new Map<string, number>();
  const years = new Map<string, number>();
  for (const record of records) {
    if (hasYear(record, filters)) for (const topic of new Set(record.topics)) count(topics, topic);
    if (hasTopic(record, filters)) count(years, yearOf(record));
  }
  return {
    topics: listed(topics).sort((a, b) => b.count - a.count || compareText(a.value, b.value)),
    years: listed(years).sort((a, b) => compareText(b.value, a.value)),
    organizations: [],
  };
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function listed(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts].map(([value, number]) => ({ value, count: number }));
}

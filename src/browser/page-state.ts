/** What the search page shows, as its address says it: `?q=words&topic=speech&year=2025&sort=newest`. */
import { SORTS, type Sort } from "../search/types.ts";

export interface PageState {
  query: string;
  /** A topic id; empty for all. */
  topic: string;
  /** Empty for all. */
  year: string;
  sort: Sort;
}

/** Reads any address; what it does not know is the usual. */
export function parseState(search: string): PageState {
  const given = new URLSearchParams(search);
  return {
    query: given.get("q") ?? "",
    topic: given.get("topic") ?? "",
    year: given.get("year") ?? "",
    sort: SORTS.find((sort) => sort === given.get("sort")) ?? "best",
  };
}

/** The query part of the address, with its `?`; empty when everything is as usual. */
export function formatState({ query, topic, year, sort }: PageState): string {
  const parts = new URLSearchParams();
  if (query !== "") parts.set("q", query);
  if (topic !== "") parts.set("topic", topic);
  if (year !== "") parts.set("year", year);
  if (sort !== "best") parts.set("sort", sort);
  const text = parts.toString();
  return text === "" ? "" : `?${text}`;
}

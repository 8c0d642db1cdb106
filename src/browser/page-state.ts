/** What the search page shows, as its address says it: `?q=words&topic=speech&year=2025&sort=newest&show=40`. */
import { SORTS, type Sort } from "../search/types.ts";

export interface PageState {
  query: string;
  /** Id of the paper that others are to be like; empty when words are searched for. */
  like: string;
  /** A topic id; empty for all. */
  topic: string;
  /** Empty for all. */
  year: string;
  /** Name of an organisation; empty for all. */
  org: string;
  sort: Sort;
  /** How many results are open. */
  show: number;
}

/** Results that are shown at first, and added by each request for more. */
export const PAGE = 20;
/** More would make a list that nobody reads, and a page that is slow. */
export const MOST_SHOWN = 1000;

/** Reads any address; what it does not know is the usual. */
export function parseState(search: string): PageState {
  const given = new URLSearchParams(search);
  const show = Math.ceil(Number(given.get("show")) / PAGE) * PAGE;
  return {
    query: given.get("q") ?? "",
    like: given.get("like") ?? "",
    topic: given.get("topic") ?? "",
    year: given.get("year") ?? "",
    org: given.get("org") ?? "",
    sort: SORTS.find((sort) => sort === given.get("sort")) ?? "best",
    show: show > PAGE ? Math.min(show, MOST_SHOWN) : PAGE,
  };
}

/** The query part of the address, with its `?`; empty when everything is as usual. */
export function formatState({ query, like, topic, year, org, sort, show }: PageState): string {
  const parts = new URLSearchParams();
  if (query !== "") parts.set("q", query);
  if (like !== "") parts.set("like", like);
  if (topic !== "") parts.set("topic", topic);
  if (year !== "") parts.set("year", year);
  if (org !== "") parts.set("org", org);
  if (sort !== "best") parts.set("sort", sort);
  if (show > PAGE) parts.set("show", String(show));
  const text = parts.toString();
  return text === "" ? "" : `?${text}`;
}

import { daysBetween } from "./calendar-date.ts";
import type { Paper } from "./paper.ts";
import type { TopicReason } from "./topic.ts";

/** An abstract made ready for a page: HTML from the one sanitizing renderer. */
export interface RenderedText {
  /** The first sentences, or all where it is short. */
  lead: string;
  /** What follows them, when something does. */
  rest?: string;
  /** Set when the rest goes on with the paragraph that the lead ends in. */
  continues?: true;
}

/** The whole abstract, its paragraphs as they were before the cut. */
export function wholeAbstract({ lead, rest = "", continues }: RenderedText): string {
  return continues ? `${lead.slice(0, -"</p>".length)} ${rest.slice("<p>".length)}` : lead + rest;
}

/** A paper with everything the archive worked out about it. */
export interface FiledPaper {
  paper: Paper;
  /** The title as a person expects to read it: TeX remains resolved, plain text. */
  title: string;
  abstract: RenderedText;
  /** The abstract as plain text, formulas in Unicode. */
  plain: string;
  /** HTML of the curator's notes. */
  notes?: string;
  /** Ids, strongest first. */
  topics: string[];
  /** For each of them why the paper has it, heaviest first. */
  reasons: TopicReason[][];
  /** The day of its first listing. */
  firstListed: string;
  /** The most that any listing counted. */
  comments: number;
  upvotes: number;
}

/** A first version this fresh on the day of its listing is marked "New". */
const NEW_WITHIN_DAYS = 31;

/** Whether the paper was first published within a month of the day. */
export function isNewOn(date: string, { published }: Paper): boolean {
  if (published === undefined || published > date) return false;
  return daysBetween(published, date) <= NEW_WITHIN_DAYS;
}

/** Who made it, in the words a list shows: names, the organisation, a count, or nothing known. */
export function creditOf({ authors, authorCount, organization }: Paper): string | undefined {
  if (authors && authors.length > 0) {
    if (authors.length <= 3) return authors.join(", ");
    return `${authors[0]} and ${authors.length - 1} others`;
  }
  if (organization) return organization.name;
  if (authorCount !== undefined) return authorCount === 1 ? "1 author" : `${authorCount} authors`;
  return undefined;
}

/** The day of a paper's first listing; every paper has one. */
export function firstListedOf({ listed }: Pick<Paper, "listed">): string {
  let first = listed[0]?.date ?? "";
  for (const { date } of listed) if (date < first) first = date;
  return first;
}

/** Comments weigh more than upvotes, a click; ties keep the order by id, so that the result is stable. */
export function byAttention(a: FiledPaper, b: FiledPaper): number {
  return b.comments - a.comments || b.upvotes - a.upvotes || newestFirst(a, b);
}

/** Latest first listing first; within a day as listed; then by id. */
export function newestFirst(a: FiledPaper, b: FiledPaper): number {
  if (a.firstListed !== b.firstListed) return a.firstListed < b.firstListed ? 1 : -1;
  return rankOn(a.firstListed, a.paper) - rankOn(b.firstListed, b.paper) || compareText(a.paper.id, b.paper.id);
}

/** The paper's place in the listing of a day; last where the source had no order. */
export function rankOn(date: string, { listed }: Paper): number {
  return listed.find((one) => one.date === date)?.rank ?? Number.MAX_SAFE_INTEGER;
}

/** By code unit, the same everywhere: never by locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

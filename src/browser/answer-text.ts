/** What the search page says about an answer, in sentences. Pure: no DOM. */
import { formatDay } from "../archive/calendar-date.ts";
import { counted } from "../archive/counted.ts";
import type { Correction, NamedPage, SearchAnswer, SearchResult, Sort } from "../search/types.ts";

/** The part of a query that a sentence repeats. */
const LONGEST_QUOTE = 80;

export interface Asked {
  query: string;
  /** Names of the filters chosen, as the page shows them. */
  filters: readonly string[];
  /** Set when papers like another, or like a text of the reader's, are asked for. */
  likeWhat?: "paper" | "text";
  /** True when a part of the index could not be loaded, so that papers may be missing. */
  isIncomplete?: boolean;
}

/** `12 papers for “preference alignment” in Speech, 2025`; empty when nothing was asked. */
export function statusText(answer: SearchAnswer, { query, filters, likeWhat, isIncomplete }: Asked): string {
  const asked = query.trim();
  if (!answer.asked) return asked === "" ? "" : `Nothing to look for in “${shorten(asked)}”: type a letter or a digit.`;
  const papers = answer.total === 0 ? "No paper" : counted(answer.total, "paper");
  const within = filters.length > 0 ? ` in ${filters.join(", ")}` : "";
  if (answer.total === 0 && isIncomplete) return "A part of the search index is missing, so nothing could be found";
  if (likeWhat) return `${papers} like ${likeWhat === "paper" ? "this one" : "your text"}${within}`;
  if (asked === "") return `${papers}${within}`;
  if (answer.partial && answer.total > 0) {
    return `No paper has all of “${shorten(asked)}”: ${papers} with some of it${within}`;
  }
  if (answer.total === 0 && answer.pages.length > 0) {
    return `No paper${within} mentions “${shorten(asked)}”, but the archive has a page for it`;
  }
  return `${papers} for “${shorten(asked)}”${within}`;
}

/** What stands before a day, and the day: `published 4 April 2023`. Never one kind of day in place of the other. */
export interface LabelledDay {
  label: "published" | "listed";
  date: string;
  text: string;
}

/** The days of a result, beginning with the one that the results are ordered by. */
export function daysOf({ published, listed }: Pick<SearchResult, "published" | "listed">, sort: Sort): LabelledDay[] {
  const days: LabelledDay[] = [];
  if (sort === "listed" || published === undefined)
    days.push({ label: "listed", date: listed, text: formatDay(listed) });
  if (published !== undefined) days.push({ label: "published", date: published, text: formatDay(published) });
  return days;
}

/** `: 94 papers`, after the name of a page that the query names. */
export function pageText({ count }: NamedPage): string {
  return `: ${counted(count, "paper")}`;
}

/** The tab's title for a query: `dice · Search · Daily Papers`. `usual` is that of the page without one. */
export function titleText(query: string, usual: string): string {
  const asked = query.trim().replace(/\s+/g, " ");
  return asked === "" ? usual : `${shorten(asked)} · ${usual}`;
}

/** `“atention” is in no paper; searched for “attention”.` */
export function correctionText({ typed, used }: Correction): string {
  const words = used.slice(0, 3).map((word) => `“${word}”`);
  return `“${typed}” is in no paper; searched for ${words.join(", ")}.`;
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST_QUOTE ? text : `${letters.slice(0, LONGEST_QUOTE - 1).join("")}…`;
}

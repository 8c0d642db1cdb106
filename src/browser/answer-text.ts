/** What the search page says about an answer, in sentences. Pure: no DOM. */
import type { Correction, SearchAnswer } from "../search/types.ts";

/** The part of a query that a sentence repeats. */
const LONGEST_QUOTE = 80;

export interface Asked {
  query: string;
  /** Names of the filters chosen, as the page shows them. */
  filters: readonly string[];
}

/** `12 papers for “preference alignment” in Speech, 2025`; empty when nothing was asked. */
export function statusText(answer: SearchAnswer, { query, filters }: Asked): string {
  const asked = query.trim();
  if (!answer.asked) return asked === "" ? "" : `Nothing to look for in “${shorten(asked)}”: type a letter or a digit.`;
  const papers = answer.total === 0 ? "No paper" : answer.total === 1 ? "1 paper" : `${answer.total} papers`;
  const within = filters.length > 0 ? ` in ${filters.join(", ")}` : "";
  if (asked === "") return `${papers}${within}`;
  if (answer.partial && answer.total > 0) {
    return `No paper has all of “${shorten(asked)}”: ${papers} with some of it${within}`;
  }
  return `${papers} for “${shorten(asked)}”${within}`;
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

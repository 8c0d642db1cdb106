/**
 * Which of two words for a fact stays: that of the earlier listing, whichever was imported first. So the order of
 * imports does not matter. Of words of one day the longer stays, and of equally long ones the greater.
 */
import { compareText } from "../../src/archive/filed-paper.ts";
import { LINK_KINDS, type LinkKind, type Listed } from "../../src/archive/paper.ts";
import type { Entry } from "./entry.ts";
import type { MergedKey } from "./merge.ts";

/** What sources can disagree on; each kind of link is a fact of its own. */
export const FACTS: ReadonlySet<Fact> = new Set([
  ...(["title", "authors", "authorCount", "organization", "published", "arxiv", "doi"] as const),
  ...(["categories", "keywords", "abstract"] as const),
  ...LINK_KINDS.map((kind): `links.${LinkKind}` => `links.${kind}`),
] as const);
export type Fact = Exclude<MergedKey, "listed" | "links"> | `links.${LinkKind}`;

/** Day of the earliest listing that said the word that stands, `YYYY-MM-DD`. A word of unknown age stays. */
export type Since = Map<Fact, string>;

/** The day from which an entry's words count: that of the listing it stands in, or of the first that a record names. */
export function dayOfWords({ listed }: Entry, date: string): string {
  return (listed ?? []).map((one: Listed) => one.date).sort(compareText)[0] ?? date;
}

/** Whether the word of an entry takes the place of the known one. */
export function takesPlace(known: { word: string; since: string | undefined }, added: { word: string; day: string }) {
  if (known.since === undefined) return false;
  if (known.since !== added.day) return added.day < known.since;
  return (known.word.length - added.word.length || compareText(known.word, added.word)) < 0;
}

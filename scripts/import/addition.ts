/** What an entry adds to a paper, as far as the paper's values are the importer's own. */
import { LINK_KINDS, type Listed, type Paper } from "../../src/archive/paper.ts";
import type { Entry } from "./entry.ts";
import { findListing, MERGED_KEYS, type MergedKey, mergeEntry, mergeListed, sameValue } from "./merge.ts";
import { showsText } from "./paper-file.ts";
import type { Since } from "./word-age.ts";

interface Addition {
  paper: Paper;
  changed: MergedKey[];
  /** Values that a person changed, of which the entry says something else. */
  kept: MergedKey[];
  notes: string[];
  since: Since;
}

/** A known paper with what the entry, whose words count from `day`, adds to the values that are the importer's. */
export function withEntry(
  known: { paper: Paper; own: ReadonlySet<MergedKey>; since: Since },
  entry: Entry,
  listed: readonly Listed[],
  day: string,
): Addition {
  const isOwn = (key: MergedKey) => known.own.has(key);
  // A person's line about a listing stays as she has it; another listing is added to it.
  const told = listed.filter((one) => isOwn("listed") || !findListing(known.paper.listed, one));
  const { paper, conflicts, since } = mergeEntry(known.paper, entry, told, { since: known.since, day });
  const notes: string[] = [];
  const kept = new Set<MergedKey>();
  if (listed.some((one) => !told.includes(one) && mergeListed(known.paper.listed, one) !== known.paper.listed))
    kept.add("listed");
  for (const { key, kept: stays, refused, isTaken } of conflicts) {
    if (!isOwn(key)) kept.add(key);
    else if (isTaken) notes.push(`${key}: ${stays} of this earlier listing takes the place of ${refused}.`);
    else notes.push(`${key}: ${stays} stays; the listing says ${refused}.`);
  }
  const changed: MergedKey[] = [];
  for (const key of MERGED_KEYS) {
    if (sameValue(paper, known.paper, key)) continue;
    if (key === "listed" || isOwn(key)) changed.push(key);
    else {
      kept.add(key);
      restore(paper, known.paper, key);
    }
  }
  return { paper, changed, kept: [...kept], notes, since };
}

function restore<K extends MergedKey>(merged: Paper, known: Paper, key: K): void {
  if (known[key] === undefined) delete merged[key];
  else merged[key] = known[key];
}

/** Whether every fact of the entry stands in the paper already, just so. */
export function addsNothing(paper: Paper, entry: Entry, listed: readonly Listed[]): boolean {
  return MERGED_KEYS.every((key) => {
    if (key === "abstract") return isAbstractSaid(entry, paper.abstract);
    if (key === "listed") return listed.every((one) => mergeListed(paper.listed, one) === paper.listed);
    if (key === "links") return LINK_KINDS.every((kind) => isSaid(entry.links?.[kind], paper.links?.[kind]));
    return isSaid(entry[key], paper[key]);
  });
}

function isAbstractSaid({ abstract, abstractIsMarkdown }: Entry, known: string): boolean {
  if (!abstract) return true;
  return abstractIsMarkdown ? abstract === known : showsText(known, abstract);
}

function isSaid(told: unknown, known: unknown): boolean {
  return (
    told === undefined || told === known || (typeof told === "object" && JSON.stringify(told) === JSON.stringify(known))
  );
}

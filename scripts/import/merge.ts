/** What an entry adds to a paper. The older fact stays where two differ; gaps are filled; listings are gathered. */
import { compareText } from "../../src/archive/filed-paper.ts";
import {
  LINK_KINDS,
  type LinkKind,
  type Links,
  type Listed,
  type Organization,
  type Paper,
} from "../../src/archive/paper.ts";
import type { Entry } from "./entry.ts";
import { haveSameNames } from "./match.ts";
import { toMarkdown } from "./paper-file.ts";
import { FACTS, type Fact, type Since, takesPlace } from "./word-age.ts";

/** Keys that a merge may change; each is owned by the importer or by the curator as a whole. */
export const MERGED_KEYS = [
  "title",
  "authors",
  "authorCount",
  "organization",
  "published",
  "listed",
  "arxiv",
  "doi",
  "links",
  "categories",
  "keywords",
  "abstract",
] as const satisfies readonly (keyof Paper)[];
export type MergedKey = (typeof MERGED_KEYS)[number];

/** Whether two papers have the same value, down to the order of what is in it. */
export function sameValue(a: Paper, b: Paper, key: MergedKey): boolean {
  return a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]);
}

export interface Merged {
  paper: Paper;
  /** Facts in which the entry differs from the known word: the older stays, and is the entry's where `isTaken`. */
  conflicts: { key: MergedKey; kept: string; refused: string; isTaken: boolean }[];
  since: Since;
}

/**
 * Where and when the entry was listed: by the listing of `date` it stands in, or, for a record, by those it names.
 * A record that names none adds none to a known paper; a new paper (`isNew`) needs a day and gets that of its file.
 */
export function listingsOf(entry: Entry, date: string, source: string, isNew: boolean): Listed[] {
  if (entry.listed && (entry.listed.length > 0 || !isNew)) return entry.listed;
  return [orderedListed({ ...entry, date, source })];
}

/** Keys in the order of the record. */
function orderedListed({ date, source, rank, comments, upvotes }: Listed): Listed {
  return {
    date,
    source,
    ...(rank === undefined ? {} : { rank }),
    ...(comments === undefined ? {} : { comments }),
    ...(upvotes === undefined ? {} : { upvotes }),
  };
}

/** The paper that an entry nobody knew before makes. */
export function newPaper(id: string, entry: Entry, listed: readonly Listed[]): Paper {
  const { title, authors, authorCount, organization, published, arxiv, doi, links, categories, keywords } = entry;
  const facts = {
    id,
    title,
    authors,
    authorCount,
    organization,
    published,
    listed: listed.reduce<Listed[]>(mergeListed, []),
    arxiv,
    doi,
    links,
    categories,
    keywords,
    topics: entry.own?.topics,
    status: entry.own?.status,
    notes: entry.own?.notes,
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  return { ...(known as Omit<Paper, "abstract">), abstract: abstractOf(entry) };
}

/**
 * A known paper with what the entry adds. Merging the same entry twice gives the same as once. `since` says how old the
 * known words are and `day` from when the entry's count; a known word of unknown age stays.
 */
export function mergeEntry(
  known: Paper,
  entry: Entry,
  listed: readonly Listed[],
  { since, day }: { since: Since; day: string } = { since: new Map(), day: "" },
): Merged {
  const paper: Paper = { ...known, listed: listed.reduce<Listed[]>(mergeListed, known.listed) };
  const merged: Merged = { paper, conflicts: [], since: new Map(since) };
  /** Whether the entry's word is to stand; what differs is noted. */
  const takes = (fact: Fact, word: unknown, added: unknown): boolean => settle(merged, { fact, word, added, day });
  for (const key of PLAIN_KEYS) take(paper, key, entry[key], takes);
  const abstract = abstractOf(entry);
  if (abstract !== "" && takes("abstract", known.abstract || undefined, abstract)) paper.abstract = abstract;
  const links: Links = { ...known.links };
  for (const kind of LINK_KINDS) {
    const added = entry.links?.[kind];
    if (added !== undefined && takes(`links.${kind}`, known.links?.[kind], added)) links[kind] = added;
  }
  const inOrder = LINK_KINDS.flatMap((kind) => (links[kind] === undefined ? [] : [[kind, links[kind]] as const]));
  if (inOrder.length > 0) paper.links = Object.fromEntries(inOrder);
  return merged;
}

const PLAIN_KEYS = [
  "authors",
  "authorCount",
  "organization",
  "published",
  "arxiv",
  "doi",
  "categories",
  "keywords",
  "title",
] as const;

function take<K extends (typeof PLAIN_KEYS)[number]>(
  paper: Paper,
  key: K,
  added: Paper[K] | undefined,
  takes: (fact: K, word: unknown, added: unknown) => boolean,
): void {
  if (added !== undefined && takes(key, paper[key], added)) paper[key] = added;
}

/** The key of the front matter that a fact stands in. */
export function keyOf(fact: Fact): MergedKey {
  return fact.startsWith("links.") ? "links" : (fact as Exclude<Fact, `links.${LinkKind}`>);
}

/** Decides between a known word and an entry's; keeps the age of the one that stands, and names what differs. */
function settle(
  { conflicts, since }: Merged,
  { fact, word, added, day }: { fact: Fact; word: unknown; added: unknown; day: string },
): boolean {
  const [known, told] =
    typeof word === "string" ? [word, added as string] : [JSON.stringify(word), JSON.stringify(added)];
  if (word === undefined || known === told) {
    ageWord(since, fact, word !== undefined, day);
    return word === undefined;
  }
  const isTaken =
    mayReplace(fact, word, added) && takesPlace({ word: known, since: since.get(fact) }, { word: told, day });
  if (isTaken) since.set(fact, day);
  const [kept, refused] = isTaken ? [added, word] : [word, added];
  conflicts.push({ key: keyOf(fact), kept: excerpt(kept), refused: excerpt(refused), isTaken });
  return isTaken;
}

/**
 * Whether a word may take a known one's place. What tells papers apart stays as it was known first: an entry that was
 * found to be this paper is found to be it again.
 */
function mayReplace(fact: Fact, known: unknown, added: unknown): boolean {
  if (fact === "authors") return haveSameNames(known as string[], added as string[]);
  return fact !== "arxiv" && fact !== "doi" && fact !== "published";
}

/** A word that is said again is as old as the first listing that says it. */
function ageWord(since: Since, fact: Fact, isKnown: boolean, day: string): void {
  const age = since.get(fact);
  if (!isKnown || (age !== undefined && day < age)) since.set(fact, day);
}

/** How old the words of a new paper are: as old as its entry. */
export function newSince(paper: Paper, day: string): Since {
  return new Map(
    [...FACTS]
      .filter((fact) => {
        if (fact.startsWith("links.")) return paper.links?.[fact.slice("links.".length) as LinkKind] !== undefined;
        const value = paper[fact as Exclude<Fact, `links.${LinkKind}`>];
        return value !== undefined && value !== "";
      })
      .map((fact) => [fact, day]),
  );
}

/** The entry's abstract as a paper holds it: Markdown, empty when it has none. */
function abstractOf({ abstract, abstractIsMarkdown }: Entry): string {
  if (abstract === undefined) return "";
  return abstractIsMarkdown ? abstract : toMarkdown(abstract);
}

/** A value as a report shows it. */
export function excerpt(value: unknown): string {
  const text = typeof value === "string" ? value : isOrganization(value) ? value.name : (JSON.stringify(value) ?? "");
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function isOrganization(value: unknown): value is Organization {
  return typeof value === "object" && value !== null && "name" in value;
}

/** What a list of listings has of this day and source. */
export function findListing(listed: readonly Listed[], { date, source }: Listed): Listed | undefined {
  return listed.find((one) => one.date === date && one.source === source);
}

/**
 * Counts only grow while a listing is up, so the larger is the later snapshot; the order of imports does not matter.
 * Gives the list itself when nothing is added to it.
 */
export function mergeListed(known: Listed[], added: Listed): Listed[] {
  const same = findListing(known, added);
  const merged: Listed = { ...same, ...added };
  if (same?.rank !== undefined) merged.rank = Math.min(same.rank, added.rank ?? same.rank);
  for (const key of ["comments", "upvotes"] as const) {
    if (same?.[key] !== undefined) merged[key] = Math.max(same[key], added[key] ?? 0);
  }
  if (same && JSON.stringify(orderedListed(same)) === JSON.stringify(orderedListed(merged))) return known;
  return [...known.filter((one) => one !== same), orderedListed(merged)].sort(
    (a, b) => compareText(a.date, b.date) || compareText(a.source, b.source),
  );
}

/** What an entry adds to a paper. The older fact stays where two differ; gaps are filled; listings are gathered. */
import { compareText } from "../../src/archive/filed-paper.ts";
import { LINK_KINDS, type Links, type Listed, type Organization, type Paper } from "../../src/archive/paper.ts";
import type { Entry } from "./entry.ts";
import { toMarkdown } from "./paper-file.ts";

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

export interface Merged {
  paper: Paper;
  /** Facts in which the entry differs from the older word, which stays. */
  conflicts: { key: MergedKey; kept: string; refused: string }[];
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

/** A known paper with what the entry adds. Merging the same entry twice gives the same as once. */
export function mergeEntry(known: Paper, entry: Entry, listed: readonly Listed[]): Merged {
  const paper: Paper = { ...known, listed: listed.reduce<Listed[]>(mergeListed, known.listed) };
  const conflicts: Merged["conflicts"] = [];
  const fill = <K extends "authors" | "authorCount" | "published" | "arxiv" | "doi" | "categories" | "keywords">(
    key: K,
  ) => {
    const value = entry[key] as Paper[K] | undefined;
    if (value === undefined) return;
    if (known[key] === undefined) paper[key] = value as Paper[K];
    else if (JSON.stringify(known[key]) !== JSON.stringify(value)) {
      conflicts.push({ key, kept: excerpt(JSON.stringify(known[key])), refused: excerpt(JSON.stringify(value)) });
    }
  };
  for (const key of ["authors", "authorCount", "published", "arxiv", "doi", "categories", "keywords"] as const)
    fill(key);
  if (entry.title !== known.title) conflicts.push({ key: "title", kept: known.title, refused: entry.title });
  if (entry.organization) {
    const organization = mergeOrganization(known.organization, entry.organization);
    if (organization) paper.organization = organization;
    else
      conflicts.push({ key: "organization", kept: known.organization?.name ?? "", refused: entry.organization.name });
  }
  const links = mergeLinks(known.links, entry.links);
  if (links) paper.links = links;
  for (const kind of LINK_KINDS) {
    const [kept, refused] = [known.links?.[kind], entry.links?.[kind]];
    if (kept !== undefined && refused !== undefined && kept !== refused)
      conflicts.push({ key: "links", kept, refused });
  }
  const abstract = abstractOf(entry);
  if (known.abstract === "") paper.abstract = abstract;
  else if (abstract !== "" && abstract !== known.abstract) {
    conflicts.push({ key: "abstract", kept: excerpt(known.abstract), refused: excerpt(abstract) });
  }
  return { paper, conflicts };
}

function abstractOf({ abstract, abstractIsMarkdown }: Entry): string {
  if (abstract === undefined) return "";
  return abstractIsMarkdown ? abstract : toMarkdown(abstract);
}

function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
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

/** Undefined when the two are different organisations. A handle fills the gap of one known by name alone. */
function mergeOrganization(known: Organization | undefined, added: Organization): Organization | undefined {
  if (!known) return added;
  const isSame = known.name === added.name || (known.handle !== undefined && known.handle === added.handle);
  if (!isSame) return undefined;
  if (known.handle !== undefined || added.handle === undefined) return known;
  return { handle: added.handle, name: known.name };
}

function mergeLinks(known: Links | undefined, added: Links | undefined): Links | undefined {
  const merged: Links = {};
  for (const kind of LINK_KINDS) {
    const address = known?.[kind] ?? added?.[kind];
    if (address !== undefined) merged[kind] = address;
  }
  return Object.keys(merged).length > 0 ? merged : undefined;
}

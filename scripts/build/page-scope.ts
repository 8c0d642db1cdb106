/** Which pages may have changed with a few papers, so that those of tens of thousands of others need not be listed. */
import { type Archive, LEAST_PAPERS } from "../../src/archive/archive.ts";
import { type FiledPaper, firstListedOf } from "../../src/archive/filed-paper.ts";
import { pathsOfGroups, settledTopicPaths } from "../../src/archive/group-page.ts";
import { type Group, nameKey } from "../../src/archive/groups.ts";
import { authorPath, organizationPath, pageFile, paperPath } from "../../src/archive/routes.ts";
import { settledPaths } from "../../src/archive/settled.ts";
import type { FiledRecord } from "../../src/store/filing.ts";
import { MOST_FORMER } from "../../src/store/former-papers.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";
import type { PageScope } from "../../src/store/site-data.ts";
import type { FormerSite } from "./open-site.ts";

/** How the papers differ from those that a site was made from. */
export interface PaperChanges {
  /** Keys in the cache of papers that are new or otherwise now. */
  now: ReadonlySet<number>;
  /** Papers as they were before they changed or went. */
  before: FiledRecord["facts"][];
}

/** Finds them by their stamps; undefined where too many differ, or it is not known any more how one was. */
export function changesSince({ came, went }: FormerSite, cache: PaperCache): PaperChanges | undefined {
  if (came.length + went.length > MOST_FORMER) return undefined;
  const before: FiledRecord["facts"][] = [];
  for (const stamp of went) {
    const record = cache.former.record(stamp);
    if (record === undefined) return undefined;
    before.push((JSON.parse(record) as FiledRecord).facts);
  }
  const stamps = new Set(came);
  const now = new Set<number>();
  for (const { key, stamp } of cache.papers().values()) if (stamps.has(stamp)) now.add(key);
  return { now, before };
}

/** An archive as it is now, and what differs from the one that a site was made from. */
export interface ChangedArchive {
  archive: Archive;
  /** Papers that are new or otherwise now. */
  now: ReadonlySet<FiledPaper>;
  /** Papers as they were before they changed or went. */
  before: readonly FiledRecord["facts"][];
  /** Papers of an author, by the key of the name. */
  papersOf(person: string): readonly FiledPaper[];
  /** Whether the site holds a file that may stay. */
  stays(file: string): boolean;
  /** Told of each file of a page that is not listed. */
  keep(file: string): void;
}

/**
 * Finds the pages whose values may differ. Which of days, weeks, months and topics do not, settled.ts tells. A paper's
 * page shows papers of its first day and, as papers like it, of days before; and it links to the pages of its authors
 * and its organisation. So it may differ when a paper of its day or before does, or when one of these pages came, went
 * or moved.
 */
export function scopeOf(changed: ChangedArchive): PageScope {
  const { archive, now, before, stays, keep } = changed;
  const { authors, linked } = authorsInScope(changed);
  for (const organization of archive.organizations) {
    const files = pathsOfGroups([organization], organizationPath).map(pageFile);
    if (!files.every(stays)) for (const filed of organization.papers) linked.add(filed);
  }
  const days = [...[...now].map(({ firstListed }) => firstListed), ...before.map(firstListedOf)];
  const first = days.sort()[0];
  const papers = new Set<FiledPaper>();
  for (const filed of archive.papers) {
    const file = pageFile(paperPath(filed.paper.id));
    const isLater = first !== undefined && filed.firstListed >= first;
    if (isLater || linked.has(filed) || !stays(file)) papers.add(filed);
    else keep(file);
  }
  const settled = first === undefined ? [] : settledFiles(archive, first);
  const areThere = settled.every(stays);
  if (areThere) for (const file of settled) keep(file);
  return { papers, authors, since: areThere && first !== undefined ? first : "" };
}

function settledFiles(archive: Archive, since: string): string[] {
  return [...settledPaths(archive, since), ...settledTopicPaths(archive, since)].map(pageFile);
}

/** Authors whose pages may differ, and the papers whose links to their authors may differ. */
function authorsInScope({ archive, now, before, papersOf, stays, keep }: ChangedArchive) {
  const keysOf = (papers: readonly { authors?: string[] }[]) =>
    papers.flatMap(({ authors = [] }) => authors.map(nameKey));
  const touchedBefore = new Set(keysOf(before));
  const touched = new Set([...touchedBefore, ...keysOf([...now].map(({ paper }) => paper))]);
  const authors = new Set<Group>();
  // Who has lost a page stands among those that changed.
  const linked = new Set([...touchedBefore].flatMap(papersOf));
  for (const author of archive.authors) {
    const files = pathsOfGroups([author], authorPath).map(pageFile);
    const isThere = files.every(stays);
    const isTouched = touched.has(author.key);
    if (!isThere || isTouched) authors.add(author);
    else for (const file of files) keep(file);
    const isNew = isTouched && author.papers.filter((filed) => !now.has(filed)).length < LEAST_PAPERS;
    if (!isThere || isNew) for (const filed of author.papers) linked.add(filed);
  }
  return { authors, linked };
}

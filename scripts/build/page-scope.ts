/** Which pages may have changed with a few papers, so that those of tens of thousands of others need not be listed. */
import { type Archive, LEAST_PAPERS } from "../../src/archive/archive.ts";
import { type FiledPaper, firstListedOf } from "../../src/archive/filed-paper.ts";
import { pathsOfGroups } from "../../src/archive/group-page.ts";
import { type Group, nameKey } from "../../src/archive/groups.ts";
import { authorPath, organizationPath, paperPath } from "../../src/archive/routes.ts";
import type { FiledRecord } from "../../src/store/filing.ts";
import { MOST_FORMER } from "../../src/store/former-papers.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";
import type { PageScope } from "../../src/store/site-data.ts";

/** How the papers differ from those that a site was made from. */
export interface PaperChanges {
  /** Keys in the cache of papers that are new or otherwise now. */
  now: ReadonlySet<number>;
  /** Papers as they were before they changed or went. */
  before: FiledRecord["facts"][];
}

/** Compares by the papers' stamps; undefined where too many differ, or it is not known any more how one was. */
export function changesSince(stamps: ReadonlySet<string>, cache: PaperCache): PaperChanges | undefined {
  const now = new Set<number>();
  const gone = new Set(stamps);
  for (const { key, stamp } of cache.papers().values()) if (!gone.delete(stamp)) now.add(key);
  if (now.size + gone.size > MOST_FORMER) return undefined;
  const before: FiledRecord["facts"][] = [];
  for (const stamp of gone) {
    const record = cache.former.record(stamp);
    if (record === undefined) return undefined;
    before.push((JSON.parse(record) as FiledRecord).facts);
  }
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
  /** Whether the site holds a page that may stay, by its path. */
  stays(path: string): boolean;
}

/** The pages to be listed, and the paths of all others. */
export interface ScopedPages {
  scope: PageScope;
  kept: string[];
}

/**
 * Finds the pages whose values may differ. A paper's page shows papers of its first day and, as papers like it, of days
 * before; and it links to the pages of its authors and its organisation. So it may differ when a paper of its day or
 * before does, or when one of these pages came, went or moved.
 */
export function scopeOf(changed: ChangedArchive): ScopedPages {
  const { archive, now, before, stays } = changed;
  const { authors, kept, linked } = authorsInScope(changed);
  for (const organization of archive.organizations) {
    const paths = pathsOfGroups([organization], organizationPath);
    if (!paths.every(stays)) for (const filed of organization.papers) linked.add(filed);
  }
  const days = [...[...now].map(({ firstListed }) => firstListed), ...before.map(firstListedOf)];
  const first = days.sort()[0];
  const papers = new Set<FiledPaper>();
  for (const filed of archive.papers) {
    const path = paperPath(filed.paper.id);
    const isLater = first !== undefined && filed.firstListed >= first;
    if (isLater || linked.has(filed) || !stays(path)) papers.add(filed);
    else kept.push(path);
  }
  return { scope: { papers, authors }, kept };
}

/** Authors whose pages may differ, the paths of the others, and the papers whose links to their authors may differ. */
function authorsInScope({ archive, now, before, papersOf, stays }: ChangedArchive) {
  const keysOf = (papers: readonly { authors?: string[] }[]) =>
    papers.flatMap(({ authors = [] }) => authors.map(nameKey));
  const touchedBefore = new Set(keysOf(before));
  const touched = new Set([...touchedBefore, ...keysOf([...now].map(({ paper }) => paper))]);
  const authors = new Set<Group>();
  const kept: string[] = [];
  // Who has lost a page stands among those that changed.
  const linked = new Set([...touchedBefore].flatMap(papersOf));
  for (const author of archive.authors) {
    const paths = pathsOfGroups([author], authorPath);
    const isThere = paths.every(stays);
    const isTouched = touched.has(author.key);
    if (isThere && !isTouched) kept.push(...paths);
    else authors.add(author);
    const isNew = isTouched && author.papers.filter((filed) => !now.has(filed)).length < LEAST_PAPERS;
    if (!isThere || isNew) for (const filed of author.papers) linked.add(filed);
  }
  return { authors, kept, linked };
}

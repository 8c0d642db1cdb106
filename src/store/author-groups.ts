/** The authors of an archive as the cache has them: their papers are looked up one author at a time. */
import { LEAST_PAPERS } from "../archive/archive.ts";
import { type FiledPaper, newestFirst } from "../archive/filed-paper.ts";
import { type Group, type Groups, inOrder, nameKey } from "../archive/groups.ts";
import type { AuthorTable, CountedAuthor } from "./author-table.ts";

/** What `groupsOf` makes of the papers' authors, where most are not asked for; `papers` are given by their keys. */
export function authorGroups(table: AuthorTable, papers: ReadonlyMap<number, FiledPaper>): Groups {
  const find = (person: string) => papersOfAuthor(table, person, papers);
  const groups = inOrder(
    table.withAtLeast(LEAST_PAPERS),
    (author, slug): Group => new GroupInTable(author, slug, find),
  );
  return { groups, slugs: { get: (name) => findGroup(groups, nameKey(name))?.slug } };
}

/** Looks a group up in a list that is in the order of keys. */
function findGroup(groups: readonly Group[], key: string): Group | undefined {
  let from = 0;
  let to = groups.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((groups[middle] as Group).key < key) from = middle + 1;
    else to = middle;
  }
  return groups[from]?.key === key ? groups[from] : undefined;
}

/** An author's papers, newest first. */
export function papersOfAuthor(
  table: AuthorTable,
  person: string,
  papers: ReadonlyMap<number, FiledPaper>,
): FiledPaper[] {
  return table
    .papersOf(person)
    .flatMap((key) => papers.get(key) ?? [])
    .sort(newestFirst);
}

class GroupInTable implements Group {
  readonly key: string;
  readonly name: string;
  readonly slug: string;
  readonly count: number;
  readonly #find: (person: string) => FiledPaper[];
  #papers: FiledPaper[] | undefined;

  constructor({ key, name, count }: CountedAuthor, slug: string, find: (person: string) => FiledPaper[]) {
    this.key = key;
    this.name = name;
    this.slug = slug;
    this.count = count;
    this.#find = find;
  }

  get papers(): FiledPaper[] {
    this.#papers ??= this.#find(this.key);
    return this.#papers;
  }
}

/** The authors of an archive as the cache has them: their papers are looked up one author at a time. */
import { LEAST_PAPERS } from "../archive/archive.ts";
import { type FiledPaper, newestFirst } from "../archive/filed-paper.ts";
import { type Group, type Groups, inOrder, nameKey } from "../archive/groups.ts";
import type { AuthorTable, CountedAuthor } from "./author-table.ts";

/** What `groupsOf` makes of the papers' authors, where most are not asked for; `papers` are given by their keys. */
export function authorGroups(table: AuthorTable, papers: ReadonlyMap<number, FiledPaper>): Groups {
  const slugs = new Map<string, string>();
  const groups = inOrder(table.withAtLeast(LEAST_PAPERS), (author, slug): Group => {
    slugs.set(author.key, slug);
    return new GroupInTable(author, slug, () => papersOfAuthor(table, author.key, papers));
  });
  return { groups, slugs: { get: (name) => slugs.get(nameKey(name)) } };
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
  readonly #find: () => FiledPaper[];
  #papers: FiledPaper[] | undefined;

  constructor({ key, name, count }: CountedAuthor, slug: string, find: () => FiledPaper[]) {
    this.key = key;
    this.name = name;
    this.slug = slug;
    this.count = count;
    this.#find = find;
  }

  get papers(): FiledPaper[] {
    this.#papers ??= this.#find();
    return this.#papers;
  }
}

/** Papers that share a name: an author's, an organisation's. */
import { compareText, type FiledPaper } from "./filed-paper.ts";
import { distinctSlugOf, foldText, slugOfFolded } from "./slug.ts";

/** Somebody, or something, with papers: the name as it is compared, and as it is shown. */
export interface Named {
  key: string;
  name: string;
}

/** Papers that share an organisation or an author; newest first. */
export interface Group extends Named {
  /** Its part of the address. */
  slug: string;
  /** How many papers. */
  count: number;
  readonly papers: FiledPaper[];
}

export interface Groups {
  /** By name. */
  groups: Group[];
  /** By every spelling of a name that belongs to one of the groups. */
  slugs: Slugs;
}

/** Parts of addresses by name. */
export type Slugs = Pick<ReadonlyMap<string, string>, "get">;

/**
 * Groups of at least so many papers; papers stay in the order given. Names that differ only in case, accents or
 * punctuation are one; the first spelling by code unit is shown.
 */
export function groupsOf(
  papers: readonly FiledPaper[],
  namesOf: (filed: FiledPaper) => readonly string[],
  least = 1,
): Groups {
  const mentions = new Mentions();
  for (const filed of papers) for (const name of namesOf(filed)) mentions.add(name, filed);
  const slugs = new Map<number, string>();
  const groups = inOrder(mentions.groups(least), ({ person, ...named }, slug): Group => {
    slugs.set(person, slug);
    return { slug, count: named.papers.length, ...named };
  });
  return { groups, slugs: mentions.bySpelling(slugs) };
}

/** Makes something of each, in order of their names, which have parts of addresses that differ. */
export function inOrder<N extends Named, T>(named: readonly N[], make: (one: N, slug: string) => T): T[] {
  const sorted = [...named].sort((a, b) => compareText(a.key, b.key));
  const bare = sorted.map(({ key, name }) => slugOfFolded(key, name));
  const doubled = doubledAmong(bare);
  return sorted.map((one, at) => {
    const slug = bare[at] as string;
    return make(one, doubled.has(slug) ? distinctSlugOf(one.name) : slug);
  });
}

function doubledAmong(texts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.size === seen.add(text).size));
}

/** A name as it is compared: the same for all its spellings. */
export function nameKey(name: string): string {
  return foldText(name) || name;
}

/** Who is named where. Most people are named once: only those with enough papers get a list of them. */
class Mentions {
  /** Numbers of people by spelling, and by the spelling folded. */
  readonly #byName = new Map<string, number>();
  readonly #byKey = new Map<string, number>();
  /** By number: how a person is called, in how many papers, and the last of these. */
  readonly #names: string[] = [];
  readonly #keys: string[] = [];
  readonly #counts: number[] = [];
  readonly #last: (FiledPaper | undefined)[] = [];
  /** Every mention in order: the person's number, and the paper. */
  readonly #people: number[] = [];
  readonly #papers: FiledPaper[] = [];

  add(name: string, paper: FiledPaper): void {
    const person = this.#byName.get(name) ?? this.#enter(name);
    // A paper may name somebody twice.
    if (this.#last[person] === paper) return;
    this.#last[person] = paper;
    this.#counts[person] = (this.#counts[person] as number) + 1;
    this.#people.push(person);
    this.#papers.push(paper);
  }

  /** Those named in at least so many papers. */
  groups(least: number): (Named & { person: number; papers: FiledPaper[] })[] {
    const lists = this.#counts.map((count): FiledPaper[] | undefined => (count >= least ? [] : undefined));
    for (let at = 0; at < this.#people.length; at++) {
      lists[this.#people[at] as number]?.push(this.#papers[at] as FiledPaper);
    }
    return lists.flatMap((papers, person) => {
      return papers ? [{ person, key: this.#keys[person] as string, name: this.#names[person] as string, papers }] : [];
    });
  }

  /** Slugs of people by number → by each spelling of their names. */
  bySpelling(slugs: ReadonlyMap<number, string>): Map<string, string> {
    const found = new Map<string, string>();
    for (const [name, person] of this.#byName) {
      const slug = slugs.get(person);
      if (slug !== undefined) found.set(name, slug);
    }
    return found;
  }

  #enter(name: string): number {
    const key = nameKey(name);
    const known = this.#byKey.get(key);
    const person = known ?? this.#names.length;
    this.#byName.set(name, person);
    if (known === undefined) {
      this.#byKey.set(key, person);
      this.#names.push(name);
      this.#keys.push(key);
      this.#counts.push(0);
      this.#last.push(undefined);
    } else if (compareText(name, this.#names[person] as string) < 0) this.#names[person] = name;
    return person;
  }
}

/** Which known paper an entry is: by arXiv id, by DOI, then by title where no known fact speaks against it. */
import { daysBetween } from "../../src/archive/calendar-date.ts";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Paper } from "../../src/archive/paper.ts";
import { foldText } from "../../src/archive/slug.ts";

/** The facts that tell papers apart. */
export type Identity = Pick<Paper, "title" | "arxiv" | "doi" | "published" | "authors">;

/** First versions further apart than this are two papers of one title; sources differ by days over the same one. */
const MOST_DAYS_APART = 60;

/** Known papers, found by what identifies them. `T` is whatever the caller keeps of a paper. */
export class PaperIndex<T> {
  readonly #identityOf: (known: T) => Identity & { id: string };
  readonly #byArxiv = new Map<string, T[]>();
  readonly #byDoi = new Map<string, T[]>();
  readonly #byTitle = new Map<string, T[]>();

  constructor(identityOf: (known: T) => Identity & { id: string }) {
    this.#identityOf = identityOf;
  }

  /** Adds a paper, or what is newly known of one that was added before. */
  add(known: T): void {
    const { title, arxiv, doi } = this.#identityOf(known);
    if (arxiv !== undefined) put(this.#byArxiv, arxiv, known);
    if (doi !== undefined) put(this.#byDoi, doi.toLowerCase(), known);
    put(this.#byTitle, titleKey(title), known);
  }

  /** The known papers that the entry may be, the likeliest first; mostly one, and none when it is new. */
  find(entry: Identity): T[] {
    const byArxiv = entry.arxiv === undefined ? undefined : this.#byArxiv.get(entry.arxiv);
    if (byArxiv) return this.#byId(byArxiv);
    const byDoi = entry.doi === undefined ? [] : this.#byId(this.#byDoi.get(entry.doi.toLowerCase()));
    const byTitle = this.#byId(this.#byTitle.get(titleKey(entry.title)));
    return [
      ...byDoi.filter((known) => !differ(this.#identityOf(known).arxiv, entry.arxiv)),
      ...byTitle.filter((known) => !byDoi.includes(known) && mayBeSame(this.#identityOf(known), entry)),
    ];
  }

  #byId(known: readonly T[] = []): T[] {
    return known.toSorted((a, b) => compareText(this.#identityOf(a).id, this.#identityOf(b).id));
  }
}

function put<T>(index: Map<string, T[]>, key: string, known: T): void {
  const others = index.get(key);
  if (!others) index.set(key, [known]);
  else if (!others.includes(known)) others.push(known);
}

/** A title as titles are compared: case, accents, punctuation and white space folded. */
export function titleKey(title: string): string {
  return foldText(title) || title.trim();
}

/** Whether two papers of one title can be one paper: no known fact contradicts it. */
export function mayBeSame(a: Identity, b: Identity): boolean {
  if (differ(a.arxiv, b.arxiv) || differ(a.doi?.toLowerCase(), b.doi?.toLowerCase())) return false;
  if (a.arxiv !== undefined && a.arxiv === b.arxiv) return true;
  if (a.published && b.published && Math.abs(daysBetween(a.published, b.published)) > MOST_DAYS_APART) return false;
  return !(a.authors && b.authors) || shareAnAuthor(a.authors, b.authors);
}

/** Whether both are known and are not the same. */
export function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** By last names, since sources abbreviate first names. */
function shareAnAuthor(a: readonly string[], b: readonly string[]): boolean {
  const lastNames = new Set(a.map(lastName));
  return b.some((name) => lastNames.has(lastName(name)));
}

/** Whether two lists of authors look the same to a comparison of papers, however first names are spelled. */
export function haveSameNames(a: readonly string[], b: readonly string[]): boolean {
  const [names, others] = [new Set(a.map(lastName)), new Set(b.map(lastName))];
  return names.size === others.size && names.isSubsetOf(others);
}

function lastName(name: string): string {
  return foldText(name).split(" ").at(-1) ?? "";
}

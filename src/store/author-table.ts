/** Who wrote which papers: kept in the cache from build to build, and asked for one author at a time. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { compareText } from "../archive/filed-paper.ts";
import { type Named, nameKey } from "../archive/groups.ts";
import { eachRow, insertRows } from "./database-rows.ts";

/** A row for each author of a paper, with the first of the spellings in that paper; up to which paper there are rows. */
export const AUTHOR_TABLES = `
  CREATE TABLE authors (person TEXT, paper INTEGER, name TEXT, PRIMARY KEY (person, paper)) WITHOUT ROWID;
  CREATE TABLE entered (paper INTEGER);
  INSERT INTO entered VALUES (0);`;

const INSERT = "INSERT INTO authors";

/** An author and their number of papers. */
export interface CountedAuthor extends Named {
  count: number;
}

/** Papers are told apart by their keys in the cache, which grow. */
export class AuthorTable {
  readonly #database: DatabaseSync;
  #papersOf: StatementSync | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The last paper that was entered; those with higher keys have no rows yet. */
  get entered(): number {
    return this.#database.prepare("SELECT paper FROM entered").get()?.["paper"] as number;
  }

  /** Enters new papers with the names of their authors. */
  enter(papers: readonly { key: number; names: readonly string[] }[]): void {
    const rows = papers.flatMap(({ key, names }) => rowsOf(key, names));
    // In the order of the table, so that it is filled from its beginning to its end.
    rows.sort(([a], [b]) => compareText(a, b));
    insertRows(this.#database, INSERT, rows);
    const last = papers.reduce((last, { key }) => Math.max(last, key), this.entered);
    this.#database.prepare("UPDATE entered SET paper = ?").run(last);
  }

  /** Takes a paper's old names for its new ones. */
  change(key: number, old: readonly string[], names: readonly string[]): void {
    if (JSON.stringify(old) === JSON.stringify(names) || key > this.entered) return;
    const remove = this.#database.prepare("DELETE FROM authors WHERE person = ? AND paper = ?");
    for (const [person] of rowsOf(key, old)) remove.run(person, key);
    insertRows(this.#database, INSERT, rowsOf(key, names));
  }

  /** Those with so many papers or more, in any order, each by the first of their spellings by code unit. */
  withAtLeast(papers: number): CountedAuthor[] {
    const sql = "SELECT person, MIN(name), COUNT(*) FROM authors GROUP BY person HAVING COUNT(*) >= ?";
    const authors: CountedAuthor[] = [];
    for (const [key, name, count] of eachRow<[string, string, number]>(this.#database, sql, papers))
      authors.push({ key, name: this.#firstSpelling(key, name), count });
    return authors;
  }

  /** The papers of an author. */
  papersOf(person: string): number[] {
    this.#papersOf ??= this.#database.prepare("SELECT paper FROM authors WHERE person = ?");
    return this.#papersOf.all(person).map((row) => row["paper"] as number);
  }

  /** The database orders by code point: that is another order where a character is beyond the surrogates. */
  #firstSpelling(person: string, first: string): string {
    if (!/[\ue000-\uffff]/.test(first)) return first;
    const rows = this.#database.prepare("SELECT name FROM authors WHERE person = ?").all(person);
    return rows.map((row) => row["name"] as string).sort(compareText)[0] as string;
  }
}

/** A row for each author: a paper may name somebody twice. */
function rowsOf(paper: number, names: readonly string[]): [person: string, paper: number, name: string][] {
  const first = new Map<string, string>();
  for (const name of names) {
    const person = nameKey(name);
    const other = first.get(person);
    if (other === undefined || compareText(name, other) < 0) first.set(person, name);
  }
  return [...first].map(([person, name]) => [person, paper, name]);
}

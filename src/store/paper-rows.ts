/** What the cache knows of each paper by itself: a row for all builds, and texts to be read when they are shown. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type CachedPaper, type FileLook, headOf, type KeptPaper } from "./cached-paper.ts";
import { eachRow, inArrays } from "./database-rows.ts";
import { SharedValues } from "./shared-values.ts";

export const PAPER_TABLES = `
  CREATE TABLE papers (key INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT UNIQUE, size INTEGER, modified REAL, changed REAL,
    digest TEXT, rules TEXT, stamp INTEGER, listed TEXT, topics TEXT, rest TEXT);
  CREATE TABLE records (key INTEGER PRIMARY KEY, record TEXT);
  CREATE TABLE texts (key INTEGER PRIMARY KEY, rendered TEXT, plain TEXT, own TEXT);`;

/** A paper has its key as long as its file is there; keys are never used again. */
const ADD = `INSERT INTO papers (size, modified, changed, digest, rules, stamp, listed, topics, rest, file)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING key`;
const CHANGE = `UPDATE papers SET size = ?, modified = ?, changed = ?, digest = ?, rules = ?, stamp = ?,
  listed = ?, topics = ?, rest = ? WHERE file = ? RETURNING key`;
const ROWS = "SELECT key, file, size, modified, changed, stamp, listed, topics, rest FROM papers";
type Row = [number, string, number, number, number, number, string, string, string];

export class PaperRows {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  *all(): Iterable<CachedPaper> {
    const shared = new SharedValues();
    const parse = (json: string) => shared.of(json);
    for (const row of eachRow<Row>(this.#database, ROWS)) {
      const [key, file, size, modified, changed, stamp, listed, topics, rest] = row;
      yield { key, file, size, modified, changed, stamp, head: headOf({ listed, topics, rest }, parse) };
    }
  }

  /** What tells the paper of a file from another, and whether it changed. */
  of(file: string): { key: number; stamp: number } | undefined {
    const row = this.#prepare("SELECT key, stamp FROM papers WHERE file = ?").get(file);
    if (!row) return undefined;
    const [key, stamp] = row as unknown as [number, number];
    return { key, stamp };
  }

  /** Keys of the papers that were judged by other topic rules than those of a digest. */
  judgedOtherwise(rules: string): Set<number> {
    const rows = this.#prepare("SELECT key FROM papers WHERE rules <> ?").all(rules);
    return new Set((rows as unknown as [number][]).map(([key]) => key));
  }

  /** Keys of the papers that came after one. */
  keysAfter(key: number): number[] {
    const rows = this.#prepare("SELECT key FROM papers WHERE key > ?").all(key);
    return (rows as unknown as [number][]).map(([one]) => one);
  }

  /** That of the bytes of a paper's file. */
  digest(key: number): string {
    return this.#column("papers", "digest", key);
  }

  /** JSON of each paper's `FiledRecord`, by the paper's key: read one by one, since all of them are much to hold. */
  *records(): Iterable<[key: number, record: string]> {
    yield* eachRow<[number, string]>(this.#database, "SELECT key, record FROM records");
  }

  /** That of one paper. */
  record(key: number): string {
    return this.#column("records", "record", key);
  }

  /** One of a paper's texts. */
  text(key: number, kind: "rendered" | "plain" | "own"): string {
    return this.#column("texts", kind, key);
  }

  /** Adds a paper and gives its key; undefined, and nothing done, when there is one of this file. */
  add(paper: KeptPaper): number | undefined {
    return this.#write(ADD, paper);
  }

  /** Puts a paper in the place of the one of its file, whose key it gets. */
  change(paper: KeptPaper): number {
    return this.#write(CHANGE, paper) as number;
  }

  changeLook(file: string, { size, modified, changed }: FileLook): void {
    const look = "UPDATE papers SET size = ?, modified = ?, changed = ? WHERE file = ?";
    this.#prepare(look).run(size, modified, changed, file);
  }

  remove(key: number): void {
    for (const table of ["records", "texts", "papers"]) {
      this.#prepare(`DELETE FROM ${table} WHERE key = ?`).run(key);
    }
  }

  #write(sql: string, { file, size, modified, changed, digest, rules, stamp, head, texts }: KeptPaper) {
    const { listed, topics, rest } = head;
    const row = this.#prepare(sql).get(size, modified, changed, digest, rules, stamp, listed, topics, rest, file);
    if (!row) return undefined;
    const [key] = row as unknown as [number];
    const { record, rendered, plain, own } = texts;
    this.#prepare("INSERT OR REPLACE INTO records VALUES (?, ?)").run(key, record);
    this.#prepare("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)").run(key, rendered, plain, own);
    return key;
  }

  #column(table: string, column: string, key: number): string {
    const statement = this.#prepare(`SELECT ${column} FROM ${table} WHERE key = ?`);
    const [text] = (statement.get(key) ?? []) as unknown as unknown[];
    if (typeof text !== "string") throw new Error(`The cache lost a text of its paper ${key}.`);
    return text;
  }

  #prepare(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? inArrays(this.#database, sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/**
 * What was worked out about the papers of a content folder, kept from build to build in one SQLite file outside of it.
 * Deleting the file is always safe, and a file of another version, or a damaged one, is as good as none.
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { firstListedOf } from "../archive/filed-paper.ts";
import { AuthorTable } from "./author-table.ts";
import { ADD_PAPER, CHANGE_PAPER, connect, PAGES_IN_MEMORY, TABLES } from "./cache-database.ts";
import { type CachedPaper, type FileLook, headOf, type KeptPaper, type KeptTexts } from "./cached-paper.ts";
import { eachRow, inArrays, openDatabase } from "./database-rows.ts";
import type { FiledRecord } from "./filing.ts";
import { FormerPapers } from "./former-papers.ts";
import { LikenessTable } from "./likeness-table.ts";
import { SharedValues } from "./shared-values.ts";
import { SimilarTable } from "./similar-table.ts";

const ROW = "key, file, size, modified, changed, stamp, listed, topics, rest";
type PaperRow = [number, string, number, number, number, number, string, string, string];

const TABLES_BY_PAPER = ["records", "texts", "papers"];

/** The papers that a build has read are not those of the cache any more: it has to begin anew. */
export class CacheChangedError extends Error {}

export class PaperCache {
  readonly authors: AuthorTable;
  readonly former: FormerPapers;
  readonly similar: SimilarTable;
  readonly likeness: LikenessTable;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #papers: Map<string, CachedPaper> | undefined;
  /** That of the database when the papers were read: what this connection writes does not change it. */
  #version: number | undefined;

  private constructor(database: DatabaseSync) {
    this.#database = database;
    this.authors = new AuthorTable(database);
    this.former = new FormerPapers(database);
    this.similar = new SimilarTable(database);
    this.likeness = new LikenessTable(database);
  }

  /** Opens the cache; an empty one where there is none of this version, or when nothing known is to be used. */
  static open(file: string, version: string, isFresh = false): PaperCache {
    return openDatabase(file, isFresh, {
      connect,
      make: (database) => {
        database.exec(TABLES);
        database.prepare("INSERT INTO version VALUES (?)").run(version);
      },
      read: (database) => {
        if (database.prepare("SELECT version FROM version").get()?.["version"] !== version)
          throw new Error("The cache is of another version.");
        const cache = new PaperCache(database);
        // Reading every row finds most damage.
        cache.papers();
        return cache;
      },
    });
  }

  /** A cache that another part of the same build has open: only to read from. */
  static openBeside(file: string): PaperCache {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
    database.exec(PAGES_IN_MEMORY);
    const cache = new PaperCache(database);
    cache.holdStill();
    return cache;
  }

  /**
   * From now on it is only read from, as it is: no reading takes a lock of its own. Throws `CacheChangedError` when that
   * is not the cache whose papers were read here.
   */
  holdStill(): void {
    this.#database.exec("BEGIN");
    if (this.isChangedByOthers()) throw new CacheChangedError();
  }

  /** Whether another build has changed the cache since its papers were read here. */
  isChangedByOthers(): boolean {
    return this.#version !== undefined && this.#version !== this.#currentVersion();
  }

  /** All papers by file. */
  papers(): ReadonlyMap<string, CachedPaper> {
    if (this.#papers) return this.#papers;
    this.#papers = new Map();
    this.#version = this.#currentVersion();
    const shared = new SharedValues();
    for (const row of eachRow<PaperRow>(this.#database, `SELECT ${ROW} FROM papers`)) {
      const [key, file, size, modified, changed, stamp, listed, topics, rest] = row;
      const head = headOf({ listed, topics, rest }, (json) => shared.of(json));
      this.#papers.set(file, { key, file, size, modified, changed, stamp, head });
    }
    return this.#papers;
  }

  /** Keys of the papers that were judged by other topic rules than those of a digest. */
  judgedOtherwise(rules: string): Set<number> {
    const rows = this.#prepare("SELECT key FROM papers WHERE rules <> ?").all(rules);
    return new Set((rows as unknown as [number][]).map(([key]) => key));
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

  /** Keys of the papers that came after one. */
  keysAfter(key: number): number[] {
    const rows = this.#prepare("SELECT key FROM papers WHERE key > ?").all(key);
    return (rows as unknown as [number][]).map(([one]) => one);
  }

  /** One of a paper's texts. */
  text(key: number, kind: "rendered" | "plain" | "own"): string {
    return this.#column("texts", kind, key);
  }

  /** Keeps a paper in the place of what was known of its file. */
  keep(paper: KeptPaper): void {
    const { file, size, modified, changed, digest, rules, stamp } = paper;
    const { record, rendered, plain, own, likeness } = paper.texts;
    const { listed, topics, rest } = paper.head;
    const head = headOf(paper.head);
    const row = [size, modified, changed, digest, rules, stamp, listed, topics, rest, file];
    this.atOnce(() => {
      let added = this.#prepare(ADD_PAPER).get(...row);
      if (!added) {
        this.#noteChange(file, paper.texts);
        added = this.#prepare(CHANGE_PAPER).get(...row);
      } else this.similar.spoil(firstListedOf(head));
      const [key] = added as unknown as [number];
      this.#prepare("INSERT OR REPLACE INTO records VALUES (?, ?)").run(key, record);
      this.#prepare("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)").run(key, rendered, plain, own);
      this.likeness.set(key, likeness);
      this.#papers?.set(file, { key, file, size, modified, changed, stamp, head });
    });
  }

  /** Notes that a file with the same bytes looks otherwise now. */
  keepLook(file: string, { size, modified, changed }: FileLook): void {
    const look = "UPDATE papers SET size = ?, modified = ?, changed = ? WHERE file = ?";
    this.#prepare(look).run(size, modified, changed, file);
    const paper = this.#papers?.get(file);
    if (paper) Object.assign(paper, { size, modified, changed });
  }

  remove(file: string): void {
    this.atOnce(() => {
      const key = this.#noteChange(file);
      if (key === undefined) return;
      this.similar.remove(key);
      for (const table of TABLES_BY_PAPER) this.#prepare(`DELETE FROM ${table} WHERE key = ?`).run(key);
      this.#papers?.delete(file);
    });
  }

  /** Runs steps of which all are kept or, when the process is killed, none. They may consist of such steps themselves. */
  atOnce(step: () => void): void {
    if (this.#database.isTransaction) {
      step();
      return;
    }
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      step();
      this.likeness.write();
      this.#database.exec("COMMIT");
    } catch (error) {
      this.likeness.forget();
      this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  /** Brings all that was kept into the file itself, where it is read fastest. */
  settle(): void {
    this.#database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  close(): void {
    this.#database.close();
  }

  /**
   * The paper of a file is about to change, or to go where it has no new texts; gives its key. Looked up anew: another
   * build may have the same cache.
   */
  #noteChange(file: string, now?: KeptTexts): number | undefined {
    const row = this.#prepare("SELECT key, stamp FROM papers WHERE file = ?").get(file);
    if (!row) return undefined;
    const [key, stamp] = row as unknown as [number, number];
    const record = this.record(key);
    const old = factsIn(record);
    const facts = now && factsIn(now.record);
    this.former.remember(stamp, record);
    this.authors.change(key, old.authors ?? [], facts?.authors ?? []);
    const days = [old, ...(facts ? [facts] : [])].map(firstListedOf);
    const isAlike = now !== undefined && areAlike(now.likeness, this.likeness.of(key));
    // The file may hold another paper now.
    if (old.id !== facts?.id || days[0] !== days[1] || !isAlike) for (const day of days) this.similar.spoil(day);
    return key;
  }

  #currentVersion(): number {
    const [version] = this.#prepare("PRAGMA data_version").get() as unknown as [number];
    return version;
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

function areAlike(some: Uint32Array, others: Uint32Array): boolean {
  return others.every((one, at) => one === (some[at] ?? 0));
}

function factsIn(record: string): FiledRecord["facts"] {
  return (JSON.parse(record) as FiledRecord).facts;
}

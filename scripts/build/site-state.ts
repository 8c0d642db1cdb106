/** What the last build put where: one SQLite file for each folder that a site is built into, outside of it. */
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { compareText } from "../../src/archive/filed-paper.ts";
import { eachRow, inArrays, insertRows, removeDatabase } from "../../src/store/database-rows.ts";
import { PathTable } from "./path-table.ts";

/** A file of the site. */
export interface SiteFile {
  /** Of what it was made from; empty when it must be made in every build. */
  key: string;
  /** Bytes. */
  size: number;
  /** Of a page the ids that links may name, of a search file those of its papers; with a space between. */
  ids: string;
}

/** What a site was made from, and what it shows. */
export interface SiteFacts {
  /** Digest of all that the site was made from, but for its papers. */
  frame: string;
  /** Which share of the site the folder holds, such as `2/8`; empty for all of it. */
  shard: string;
  papers: number;
  days: number;
}

/** How a site became another. */
export interface SiteChange {
  facts: SiteFacts;
  /** Of each paper, what it was made from. */
  stamps: ReadonlySet<string>;
  /** Files that are new or otherwise now, by path. */
  files: ReadonlyMap<string, SiteFile>;
  removed: readonly string[];
}

const VERSION = 4;
const NOTHING: SiteFacts = { frame: "", shard: "", papers: 0, days: 0 };
const TABLES = `
  CREATE TABLE facts (version INTEGER, build TEXT, json TEXT);
  INSERT INTO facts VALUES (${VERSION}, '', '${JSON.stringify(NOTHING)}');
  CREATE TABLE paths (digests BLOB);
  INSERT INTO paths VALUES (x'');
  CREATE TABLE stamps (stamp TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE files (file TEXT PRIMARY KEY, key TEXT, size INTEGER, list INTEGER) WITHOUT ROWID;
  CREATE TABLE lists (list INTEGER PRIMARY KEY, ids TEXT);`;
/** Write-ahead, so that another build may write meanwhile; in memory, in KiB, the rows of a large site. */
const SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768";

/** Of one folder. Files are named by their path within the site. */
export class SiteState {
  readonly facts: SiteFacts;
  readonly stamps: ReadonlySet<string>;
  /** Its files: all that a build asks about most pages of a large site. */
  readonly table: PathTable;
  /** Files that must be made in every build. */
  readonly keyless: ReadonlySet<string>;
  readonly #database: DatabaseSync;
  readonly #path: string;
  /** Of the build that kept it. */
  readonly #build: string;
  readonly #forgotten = new Set<string>();
  readonly #digests: Float64Array;
  #sizes: Map<string, number> | undefined;
  readonly #key: StatementSync;
  readonly #ids: StatementSync;

  private constructor(path: string, database: DatabaseSync) {
    this.#path = path;
    this.#database = database;
    database.exec(SETTINGS);
    // Read as it is now: no reading takes a lock of its own, which costs more than what is read.
    database.exec("BEGIN");
    const [facts] = this.#inArrays("SELECT * FROM facts").all() as unknown as [number, string, string][];
    if (facts?.[0] !== VERSION) throw new Error("The state is of another version.");
    this.#build = facts[1];
    this.facts = JSON.parse(facts[2]) as SiteFacts;
    const stamps = new Set<string>();
    for (const [stamp] of eachRow<[string]>(database, "SELECT stamp FROM stamps")) stamps.add(stamp);
    this.stamps = stamps;
    const [digests] = this.#inArrays("SELECT digests FROM paths").get() as unknown as [Uint8Array];
    this.#digests = new Float64Array(Uint8Array.from(digests).buffer);
    this.table = PathTable.of(this.#digests);
    const keyless = this.#inArrays("SELECT file FROM files WHERE key = ''").all() as unknown as [string][];
    this.keyless = new Set(keyless.map(([file]) => file));
    this.#ids = this.#inArrays("SELECT ids FROM lists NATURAL JOIN files WHERE file = ?");
    this.#key = this.#inArrays("SELECT key FROM files WHERE file = ?");
  }

  /** Opens the state; an empty one where there is none, or none that can be read, or when it is to be forgotten. */
  static open(path: string, isForgotten = false): SiteState {
    mkdirSync(dirname(path), { recursive: true });
    let database: DatabaseSync | undefined;
    try {
      if (!isForgotten) {
        database = new DatabaseSync(path, { timeout: 10_000 });
        return new SiteState(path, database);
      }
    } catch {
      // Lost or damaged: the build looks at every file itself.
    }
    database?.close();
    removeDatabase(path);
    const fresh = new DatabaseSync(path, { timeout: 10_000 });
    fresh.exec(TABLES);
    return new SiteState(path, fresh);
  }

  /** How many files the site holds. */
  get count(): number {
    let count = this.#digests.length;
    for (const file of this.#forgotten) if (this.table.knows(file)) count--;
    return count;
  }

  /** Whether the site holds a file. */
  has(file: string): boolean {
    return this.table.knows(file) && !this.#forgotten.has(file);
  }

  /** Bytes of every file. Reading those of a large site takes long. */
  get sizes(): ReadonlyMap<string, number> {
    if (this.#sizes) return this.#sizes;
    this.#sizes = new Map(eachRow<[string, number]>(this.#database, "SELECT file, size FROM files"));
    for (const file of this.#forgotten) this.#sizes.delete(file);
    return this.#sizes;
  }

  /** Of what a file was made from; undefined when the site does not hold it. */
  keyOf(file: string): string | undefined {
    return this.has(file) ? (this.#key.get(file) as unknown as [string] | undefined)?.[0] : undefined;
  }

  /** As `SiteFile` has them. */
  idsOf(file: string): string | undefined {
    return (this.#ids.get(file) as unknown as [string] | undefined)?.[0];
  }

  /** The files of the search index with their keys. */
  searchFiles(): [file: string, key: string][] {
    const rows = this.#inArrays("SELECT file, key FROM files WHERE file >= 'search/' AND file < 'search0'").all();
    return rows as unknown as [string, string][];
  }

  /** From now on nothing is known of a file, but that it may be there. */
  forget(file: string): void {
    this.#sizes?.delete(file);
    this.#forgotten.add(file);
  }

  /** All files that the folder may hold. */
  *paths(): Iterable<string> {
    yield* this.#forgotten;
    yield* this.sizes.keys();
  }

  /** Those of them that are not there any more, sorted; `kept` are files that stay, which have marks in the table. */
  pathsBut(made: ReadonlySet<string>, kept: Pick<ReadonlySet<string>, "has" | "size">): string[] {
    const isGone = (file: string) => !made.has(file) && !kept.has(file);
    const gone = this.searchFiles()
      .map(([file]) => file)
      .filter(isGone);
    let found = kept.size + gone.length;
    for (const file of made) if (this.table.knows(file)) found++;
    // Most builds take away nothing but parts of the search index.
    const areAll = this.#forgotten.size === 0 && found === this.#digests.length;
    return (areAll ? gone : [...this.paths()].filter(isGone)).sort(compareText);
  }

  /**
   * Keeps what has changed. Where that fails, or another build kept something meanwhile, nothing is known any more: the
   * next build looks at every file itself.
   */
  keep(change: SiteChange): void {
    try {
      this.#database.exec("COMMIT; BEGIN IMMEDIATE");
      const [build] = this.#inArrays("SELECT build FROM facts").get() as unknown as [string];
      if (build === this.#build) this.#write(change);
      else
        this.#database.exec(
          `DROP TABLE facts; DROP TABLE paths; DROP TABLE stamps; DROP TABLE files; DROP TABLE lists; ${TABLES}`,
        );
      this.#database.exec("COMMIT");
    } catch (error) {
      this.close();
      removeDatabase(this.#path);
      throw error;
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #write({ facts, stamps, files, removed }: SiteChange): void {
    this.#delete("files", "file", removed);
    const lists = this.#listsWith(files.values());
    const rows = [...files].map(([file, { key, size, ids }]) => [file, key, size, lists.get(ids) as number] as const);
    // In the order of the table, so that a first one is filled from its beginning to its end.
    rows.sort(([a], [b]) => (a < b ? -1 : 1));
    insertRows(this.#database, "INSERT OR REPLACE INTO files", rows);
    this.#writeDigests(files.keys(), removed);
    this.#database.exec("DELETE FROM lists WHERE list NOT IN (SELECT list FROM files)");
    this.#delete("stamps", "stamp", othersIn(this.stamps, stamps));
    const newStamps = othersIn(stamps, this.stamps).sort();
    insertRows(
      this.#database,
      "INSERT INTO stamps",
      newStamps.map((stamp) => [stamp]),
    );
    this.#database.prepare("UPDATE facts SET build = ?, json = ?").run(randomUUID(), JSON.stringify(facts));
  }

  #writeDigests(files: Iterable<string>, removed: readonly string[]): void {
    const gone = new Set(removed.map(PathTable.digestOf));
    const digests = Array.from(this.#digests).filter((digest) => !gone.has(digest));
    for (const file of files) if (!this.table.knows(file)) digests.push(PathTable.digestOf(file));
    const bytes = new Uint8Array(Float64Array.from(digests).buffer);
    this.#database.prepare("UPDATE paths SET digests = ?").run(bytes);
  }

  /** Numbers of lists of ids, those of some files among them: most pages have the same. */
  #listsWith(files: Iterable<SiteFile>): Map<string, number> {
    const known = this.#inArrays("SELECT ids, list FROM lists").all() as unknown as [string, number][];
    const lists = new Map(known);
    const before = lists.size;
    let last = known.reduce((last, [, list]) => Math.max(last, list), 0);
    for (const { ids } of files) if (!lists.has(ids)) lists.set(ids, ++last);
    insertRows(this.#database, "INSERT INTO lists (ids, list)", [...lists].slice(before));
    return lists;
  }

  #delete(table: string, column: string, values: Iterable<string>): void {
    const statement = this.#database.prepare(`DELETE FROM ${table} WHERE ${column} = ?`);
    for (const value of values) statement.run(value);
  }

  #inArrays(sql: string): StatementSync {
    return inArrays(this.#database, sql);
  }
}

/** Those of the first that the second does not have: faster than `difference` where these are few. */
function othersIn(some: ReadonlySet<string>, known: ReadonlySet<string>): string[] {
  const others: string[] = [];
  for (const one of some) if (!known.has(one)) others.push(one);
  return others;
}

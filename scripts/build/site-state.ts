/** What the last build put where: one SQLite file for each folder that a site is built into, outside of it. */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { compareText } from "../../src/archive/filed-paper.ts";
import { eachRow, inArrays, openDatabase, removeDatabase } from "../../src/store/database-rows.ts";
import { PathTable } from "./path-table.ts";
import {
  numbersOf,
  remakeTables,
  SETTINGS,
  type SiteChange,
  type SiteFacts,
  TABLES,
  VERSION,
  writeChange,
} from "./site-rows.ts";

/** Of one folder. Files are named by their path within the site. */
export class SiteState {
  readonly facts: SiteFacts;
  /** Those of the papers that it was made from. */
  readonly stamps: Float64Array;
  /** Its files, those of pages that stay unlisted marked: all that a build asks about most pages of a large site. */
  readonly table: PathTable;
  /** Files that must be made in every build. */
  readonly keyless: ReadonlySet<string>;
  readonly #database: DatabaseSync;
  readonly #path: string;
  /** Of the build that kept it. */
  readonly #build: string;
  readonly #forgotten = new Set<string>();
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
    const digests = this.#inArrays("SELECT paths, stamps FROM digests").get() as unknown as [Uint8Array, Uint8Array];
    this.table = PathTable.of(numbersOf(digests[0]));
    this.stamps = numbersOf(digests[1]);
    const keyless = this.#inArrays("SELECT file FROM files WHERE key = ''").all() as unknown as [string][];
    this.keyless = new Set(keyless.map(([file]) => file));
    this.#ids = this.#inArrays("SELECT ids FROM lists NATURAL JOIN files WHERE file = ?");
    this.#key = this.#inArrays("SELECT key FROM files WHERE file = ?");
  }

  /** Opens the state; an empty one where there is none, or none that can be read, or when it is to be forgotten. */
  static open(path: string, isForgotten = false): SiteState {
    return openDatabase(path, isForgotten, {
      connect: (file) => new DatabaseSync(file, { timeout: 10_000 }),
      make: (database) => database.exec(TABLES),
      read: (database) => new SiteState(path, database),
    });
  }

  /** How many files the site holds. */
  get count(): number {
    let count = this.table.count;
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

  /** Those of them that are neither made nor marked in the table, sorted. */
  pathsBut(made: ReadonlySet<string>): string[] {
    const isGone = (file: string) => !made.has(file) && !this.table.isMarked(file);
    const gone = this.searchFiles()
      .map(([file]) => file)
      .filter(isGone);
    let found = this.table.marked + gone.length;
    for (const file of made) if (this.table.knows(file)) found++;
    // Most builds take away nothing but parts of the search index.
    const areAll = this.#forgotten.size === 0 && found === this.table.count;
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
      if (build === this.#build) writeChange(this.#database, change, this.table);
      else remakeTables(this.#database);
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

  #inArrays(sql: string): StatementSync {
    return inArrays(this.#database, sql);
  }
}

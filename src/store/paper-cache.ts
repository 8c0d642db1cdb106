/**
 * What was worked out about the papers of a content folder, kept from build to build in one SQLite file outside of it.
 * Deleting the file is always safe, and a file of another version, or a damaged one, is as good as none.
 */
import { DatabaseSync } from "node:sqlite";
import { firstListedOf } from "../archive/filed-paper.ts";
import { AuthorTable } from "./author-table.ts";
import { connect, PAGES_IN_MEMORY, TABLES } from "./cache-database.ts";
import { type CachedPaper, type FileLook, headOf, type KeptPaper, type KeptTexts } from "./cached-paper.ts";
import { openDatabase } from "./database-rows.ts";
import type { FiledRecord } from "./filing.ts";
import { FormerPapers } from "./former-papers.ts";
import { LikenessTable } from "./likeness-table.ts";
import { PaperRows } from "./paper-rows.ts";
import { SimilarTable } from "./similar-table.ts";

/** The papers that a build has read are not those of the cache any more: it has to begin anew. */
export class CacheChangedError extends Error {}

export class PaperCache {
  readonly rows: PaperRows;
  readonly authors: AuthorTable;
  readonly former: FormerPapers;
  readonly similar: SimilarTable;
  readonly likeness: LikenessTable;
  readonly #database: DatabaseSync;
  #papers: Map<string, CachedPaper> | undefined;
  /** Whether some steps are being taken at once. */
  #isChanging = false;
  /** That of the database when the papers were read: what this connection writes does not change it. */
  #version: number | undefined;

  private constructor(database: DatabaseSync) {
    this.#database = database;
    this.rows = new PaperRows(database);
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
    for (const paper of this.rows.all()) this.#papers.set(paper.file, paper);
    return this.#papers;
  }

  /** Keeps a paper in the place of what was known of its file. */
  keep(paper: KeptPaper): void {
    const { file, size, modified, changed, stamp, texts } = paper;
    const head = headOf(paper.head);
    this.atOnce(() => {
      let key = this.rows.add(paper);
      if (key === undefined) {
        this.#noteChange(file, texts);
        key = this.rows.change(paper);
      } else this.similar.spoil(firstListedOf(head));
      this.likeness.set(key, texts.likeness);
      this.#papers?.set(file, { key, file, size, modified, changed, stamp, head });
    });
  }

  /** Notes that a file with the same bytes looks otherwise now. */
  keepLook(file: string, { size, modified, changed }: FileLook): void {
    this.rows.changeLook(file, { size, modified, changed });
    const paper = this.#papers?.get(file);
    if (paper) Object.assign(paper, { size, modified, changed });
  }

  remove(file: string): void {
    this.atOnce(() => {
      const key = this.#noteChange(file);
      if (key === undefined) return;
      this.similar.remove(key);
      this.rows.remove(key);
      this.#papers?.delete(file);
    });
  }

  /** Runs steps of which all are kept or, when the process is killed, none. They may consist of such steps themselves. */
  atOnce(step: () => void): void {
    if (this.#isChanging) {
      step();
      return;
    }
    this.#database.exec("BEGIN IMMEDIATE");
    this.#isChanging = true;
    try {
      step();
      this.likeness.write();
      this.#database.exec("COMMIT");
    } catch (error) {
      this.likeness.forget();
      this.#database.exec("ROLLBACK");
      throw error;
    } finally {
      this.#isChanging = false;
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
    const known = this.rows.of(file);
    if (!known) return undefined;
    const { key, stamp } = known;
    const record = this.rows.record(key);
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
    return this.#database.prepare("PRAGMA data_version").get()?.["data_version"] as number;
  }
}

function areAlike(some: Uint32Array, others: Uint32Array): boolean {
  return others.every((one, at) => one === (some[at] ?? 0));
}

function factsIn(record: string): FiledRecord["facts"] {
  return (JSON.parse(record) as FiledRecord).facts;
}

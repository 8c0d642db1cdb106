/** What the last build put where: one SQLite file for each folder that a site is built into, outside of it. */
import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A file of the site. */
export interface SiteFile {
  /** Of what it was made from; empty when it must be made in every build. */
  key: string;
  /** Bytes. */
  size: number;
  /** Ids that links may name, with a space between. */
  ids: string;
}

const VERSION = 1;
const TABLES = "CREATE TABLE files (file TEXT PRIMARY KEY, key TEXT, size INTEGER, ids TEXT) WITHOUT ROWID;";

export class SiteState {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Opens the state; an empty one where there is none, or none that can be read. */
  static open(file: string): SiteState {
    mkdirSync(dirname(file), { recursive: true });
    let database: DatabaseSync | undefined;
    try {
      database = connect(file);
      if (database.prepare("PRAGMA user_version").get()?.["user_version"] === VERSION) {
        const state = new SiteState(database);
        state.files();
        return state;
      }
    } catch {
      // Damaged: as good as none.
    }
    database?.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
    const fresh = connect(file);
    fresh.exec(`${TABLES} PRAGMA user_version = ${VERSION}`);
    return new SiteState(fresh);
  }

  /** By path within the site. */
  files(): Map<string, SiteFile> {
    const rows = this.#database.prepare("SELECT file, key, size, ids FROM files").all();
    return new Map(rows.map((row) => [row["file"] as string, row as unknown as SiteFile]));
  }

  /** Forgets files, so that the next build looks at them afresh. */
  forget(files: Iterable<string>): void {
    this.change(new Map(), files);
  }

  /** Notes what has been put there and what has been taken away, all or nothing. */
  change(put: ReadonlyMap<string, SiteFile>, removed: Iterable<string>): void {
    const insert = this.#database.prepare("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)");
    const drop = this.#database.prepare("DELETE FROM files WHERE file = ?");
    this.#database.exec("BEGIN IMMEDIATE");
    for (const file of removed) drop.run(file);
    for (const [file, { key, size, ids }] of put) insert.run(file, key, size, ids);
    this.#database.exec("COMMIT");
  }

  close(): void {
    this.#database.close();
  }
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16000");
  return database;
}

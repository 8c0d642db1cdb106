/** The SQLite file of the cache: its tables, and how it is opened. */
import { DatabaseSync } from "node:sqlite";
import { AUTHOR_TABLES } from "./author-table.ts";
import { FORMER_TABLE } from "./former-papers.ts";
import { LIKENESS_TABLE } from "./likeness-table.ts";
import { PAPER_TABLES } from "./paper-rows.ts";
import { SIMILAR_TABLES } from "./similar-table.ts";

export const TABLES = `
  CREATE TABLE version (version TEXT);
  ${PAPER_TABLES}
  ${LIKENESS_TABLE}
  ${SIMILAR_TABLES}
  ${FORMER_TABLE}
  ${AUTHOR_TABLES}`;

/** KiB. The disk's own cache holds the file: more memory here is only more to touch, which costs more than it saves. */
export const PAGES_IN_MEMORY = "PRAGMA cache_size = -4096";

/** Write-ahead, so that workers read while the build writes, and a killed build leaves whole rows. */
export function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  // Pages that hold a paper's texts whole.
  database.exec("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec(`PRAGMA wal_autocheckpoint = 4000; ${PAGES_IN_MEMORY}`);
  return database;
}

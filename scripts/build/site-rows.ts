/** The tables in which the state of a site is kept, and how a change of it is written. */
import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { bytesOf, inArrays, insertRows } from "../../src/store/database-rows.ts";
import type { PathTable } from "./path-table.ts";

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
  stamps: Float64Array;
  /** Files that are new or otherwise now, by path. */
  files: ReadonlyMap<string, SiteFile>;
  removed: readonly string[];
}

export const VERSION = 5;
const NOTHING: SiteFacts = { frame: "", shard: "", papers: 0, days: 0 };
export const TABLES = `
  CREATE TABLE facts (version INTEGER, build TEXT, json TEXT);
  INSERT INTO facts VALUES (${VERSION}, '', '${JSON.stringify(NOTHING)}');
  CREATE TABLE digests (paths BLOB, stamps BLOB);
  INSERT INTO digests VALUES (x'', x'');
  CREATE TABLE files (file TEXT PRIMARY KEY, key TEXT, size INTEGER, list INTEGER) WITHOUT ROWID;
  CREATE INDEX keyless ON files (file) WHERE key = '';
  CREATE TABLE lists (list INTEGER PRIMARY KEY, ids TEXT);`;
/** Write-ahead, so that another build may write meanwhile; in memory, in KiB, the rows of a large site. */
export const SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768";

/** Makes the tables anew, in which nothing is known. */
export function remakeTables(database: DatabaseSync): void {
  for (const table of ["facts", "digests", "files", "lists"]) database.exec(`DROP TABLE ${table}`);
  database.exec(TABLES);
}

/** Changes the rows of a site that became another; `known` are the paths of its files before. */
export function writeChange(database: DatabaseSync, change: SiteChange, known: PathTable): void {
  const { facts, stamps, files, removed } = change;
  const remove = database.prepare("DELETE FROM files WHERE file = ?");
  for (const file of removed) remove.run(file);
  const lists = listsWith(database, files.values());
  const rows = [...files].map(([file, { key, size, ids }]) => [file, key, size, lists.get(ids) as number] as const);
  // In the order of the table, so that a first one is filled from its beginning to its end.
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  insertRows(database, "INSERT OR REPLACE INTO files", rows);
  const paths = known.digestsAfter(files.keys(), removed);
  database.prepare("UPDATE digests SET paths = ?, stamps = ?").run(bytesOf(paths), bytesOf(stamps));
  database.exec("DELETE FROM lists WHERE list NOT IN (SELECT list FROM files)");
  database.prepare("UPDATE facts SET build = ?, json = ?").run(randomUUID(), JSON.stringify(facts));
}

/** Numbers of lists of ids, those of some files among them: most pages have the same. */
function listsWith(database: DatabaseSync, files: Iterable<SiteFile>): Map<string, number> {
  const known = inArrays(database, "SELECT ids, list FROM lists").all() as unknown as [string, number][];
  const lists = new Map(known);
  const before = lists.size;
  let last = known.reduce((last, [, list]) => Math.max(last, list), 0);
  for (const { ids } of files) if (!lists.has(ids)) lists.set(ids, ++last);
  insertRows(database, "INSERT INTO lists (ids, list)", [...lists].slice(before));
  return lists;
}

/** Numbers from what `bytesOf` made of them. */
export function numbersOf({ buffer, byteOffset, length }: Uint8Array): Float64Array {
  return new Float64Array(buffer, byteOffset, length / Float64Array.BYTES_PER_ELEMENT);
}

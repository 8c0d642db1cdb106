/** What every SQLite file of a build needs: opened or made anew, rows read and written fast, taken away whole. */
import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";

type Value = string | number;

/** How a database is opened. */
export interface DatabaseUse<T> {
  connect(file: string): DatabaseSync;
  /** Makes the tables of a new one. */
  make(database: DatabaseSync): void;
  /** Reads what it is opened for; throws when it is of another version, or damaged. */
  read(database: DatabaseSync): T;
}

/** Opens a database; where there is none that can be read, or when it is to be fresh, one is made anew. */
export function openDatabase<T>(file: string, isFresh: boolean, { connect, make, read }: DatabaseUse<T>): T {
  mkdirSync(dirname(file), { recursive: true });
  let database: DatabaseSync | undefined;
  try {
    if (!isFresh) {
      database = connect(file);
      return read(database);
    }
  } catch {
    // Lost or damaged: what it held is worked out again.
  }
  database?.close();
  removeDatabase(file);
  const fresh = connect(file);
  make(fresh);
  return read(fresh);
}

/** A call of the database costs more than a row: so many are inserted by one. */
const AT_ONCE = 50;

/** Inserts rows of equal length; `insert` is the statement up to its table, such as `INSERT INTO papers`. */
export function insertRows(database: DatabaseSync, insert: string, rows: readonly (readonly Value[])[]): void {
  const row = `(${(rows[0] ?? []).map(() => "?").join()})`;
  const prepare = (count: number) => database.prepare(`${insert} VALUES ${Array(count).fill(row).join()}`);
  const whole = rows.length - (rows.length % AT_ONCE);
  const many = whole > 0 ? prepare(AT_ONCE) : undefined;
  for (let at = 0; at < whole; at += AT_ONCE) many?.run(...rows.slice(at, at + AT_ONCE).flat());
  if (whole < rows.length) prepare(rows.length - whole).run(...rows.slice(whole).flat());
}

/** A query whose rows come as arrays: objects made by the database take twice as long. */
export function inArrays(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}

/** Rows one by one, as arrays: tens of thousands at once would keep the garbage collector busy. */
export function eachRow<Row extends (Value | Uint8Array)[]>(
  database: DatabaseSync,
  sql: string,
  ...values: Value[]
): Iterable<Row> {
  return inArrays(database, sql).iterate(...values) as unknown as Iterable<Row>;
}

/** Numbers as a table keeps them. */
export function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Takes a database away that nobody has open here, with what stands beside it. */
export function removeDatabase(file: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
}

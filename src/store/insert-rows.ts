import type { DatabaseSync } from "node:sqlite";

type Value = string | number;

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

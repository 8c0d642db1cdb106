/** The papers like each: kept in the cache from build to build, and from which day on they are to be found anew. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { inArrays } from "./database-rows.ts";

/** Nothing is known at first, which is as if the first day of all had changed. */
export const SIMILAR_TABLES = `
  CREATE TABLE similar (key INTEGER PRIMARY KEY, ids TEXT);
  CREATE TABLE spoilt (day TEXT);
  INSERT INTO spoilt VALUES ('');`;

/** Papers are told apart by their keys in the cache. */
export class SimilarTable {
  readonly #database: DatabaseSync;
  #idsOf: StatementSync | undefined;
  #spoil: StatementSync | undefined;
  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Lists of papers first listed on this day or later may not hold any more; undefined while every list holds. */
  spoiltFrom(): string | undefined {
    const [day] = inArrays(this.#database, "SELECT day FROM spoilt").get() as unknown as [string | null];
    return day ?? undefined;
  }

  /** Says that a paper of some day came, went or changed: a list follows from the papers up to its own paper's day. */
  spoil(day: string): void {
    this.#spoil ??= this.#database.prepare("UPDATE spoilt SET day = MIN(COALESCE(day, ?1), ?1)");
    this.#spoil.run(day);
  }

  /** Ids of the papers like one, nearest first. */
  of(key: number): string[] {
    this.#idsOf ??= inArrays(this.#database, "SELECT ids FROM similar WHERE key = ?");
    const [ids = ""] = (this.#idsOf.get(key) ?? []) as unknown as string[];
    return ids === "" ? [] : ids.split(" ");
  }

  /** Keeps the lists that were found anew: every one holds now. */
  keep(lists: readonly { key: number; ids: readonly string[] }[]): void {
    const insert = this.#database.prepare("INSERT OR REPLACE INTO similar VALUES (?, ?)");
    for (const { key, ids } of lists) insert.run(key, ids.join(" "));
    this.#database.exec("UPDATE spoilt SET day = NULL");
  }

  remove(key: number): void {
    this.#database.prepare("DELETE FROM similar WHERE key = ?").run(key);
  }
}

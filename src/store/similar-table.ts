/** The papers like each: kept in the cache from build to build, and from which day on they are to be found anew. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { inArrays } from "./database-rows.ts";

/** Nothing is known at first, which is as if the first day of all had changed. */
export const SIMILAR_TABLES = `
  CREATE TABLE similar (key INTEGER PRIMARY KEY, ids TEXT);
  CREATE TABLE spoilt (day TEXT, times INTEGER);
  INSERT INTO spoilt VALUES ('', 0);`;

/** Papers are told apart by their keys in the cache. */
export class SimilarTable {
  readonly #database: DatabaseSync;
  #idsOf: StatementSync | undefined;
  #spoil: StatementSync | undefined;
  /** How often lists had been spoilt when the papers were read, or have been since from here. */
  #times = 0;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The papers are about to be read: what others spoil from now on may be due to papers that are not known here. */
  look(): void {
    this.#times = this.#row()[1];
  }

  /** Lists of papers first listed on this day or later may not hold any more; undefined while every list holds. */
  spoiltFrom(): string | undefined {
    return this.#row()[0] ?? undefined;
  }

  /** Says that a paper of some day came, went or changed: a list follows from the papers up to its own paper's day. */
  spoil(day: string): void {
    this.#spoil ??= this.#database.prepare("UPDATE spoilt SET day = MIN(COALESCE(day, ?1), ?1), times = times + 1");
    this.#spoil.run(day);
    this.#times++;
  }

  /** Ids of the papers like one, nearest first. */
  of(key: number): string[] {
    this.#idsOf ??= inArrays(this.#database, "SELECT ids FROM similar WHERE key = ?");
    const [ids = ""] = (this.#idsOf.get(key) ?? []) as unknown as string[];
    return ids === "" ? [] : ids.split(" ");
  }

  /**
   * Keeps the lists that were found anew, of papers first listed on a day or later. Where another build spoilt some
   * meanwhile, even if it has found them since, all of these are to be found once more.
   */
  keep(lists: readonly { key: number; ids: readonly string[] }[], from: string): void {
    const insert = this.#database.prepare("INSERT OR REPLACE INTO similar VALUES (?, ?)");
    for (const { key, ids } of lists) insert.run(key, ids.join(" "));
    const day = "CASE WHEN times = ?1 THEN NULL ELSE MIN(COALESCE(day, ?2), ?2) END";
    this.#database.prepare(`UPDATE spoilt SET day = ${day}`).run(this.#times, from);
  }

  remove(key: number): void {
    this.#database.prepare("DELETE FROM similar WHERE key = ?").run(key);
  }

  #row(): [day: string | null, times: number] {
    return inArrays(this.#database, "SELECT day, times FROM spoilt").get() as unknown as [string | null, number];
  }
}

/** The papers like each: kept in the cache from build to build, and from which day on they are to be found anew. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { inArrays } from "./database-rows.ts";

/** Nothing is known at first, which is as if the first day of all had changed. */
export const SIMILAR_TABLES = `
  CREATE TABLE similar (key INTEGER PRIMARY KEY, ids TEXT);
  CREATE TABLE spoilt (day TEXT, times INTEGER);
  INSERT INTO spoilt VALUES ('', 0);`;

/** Papers first listed on a day or later, whose lists may not hold any more; and a number that tells when more are. */
export interface SpoiltLists {
  from: string;
  times: number;
}

/** Papers are told apart by their keys in the cache. */
export class SimilarTable {
  readonly #database: DatabaseSync;
  #idsOf: StatementSync | undefined;
  #spoil: StatementSync | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Undefined while every list holds. */
  spoilt(): SpoiltLists | undefined {
    const [from, times] = inArrays(this.#database, "SELECT day, times FROM spoilt").get() as unknown as [
      string,
      number,
    ];
    return from === null ? undefined : { from, times };
  }

  /** Says that a paper of some day came, went or changed: a list follows from the papers up to its own paper's day. */
  spoil(day: string): void {
    this.#spoil ??= this.#database.prepare("UPDATE spoilt SET day = MIN(COALESCE(day, ?1), ?1), times = times + 1");
    this.#spoil.run(day);
  }

  /** Ids of the papers like one, nearest first. */
  of(key: number): string[] {
    this.#idsOf ??= inArrays(this.#database, "SELECT ids FROM similar WHERE key = ?");
    const [ids = ""] = (this.#idsOf.get(key) ?? []) as unknown as string[];
    return ids === "" ? [] : ids.split(" ");
  }

  /** Keeps the lists that were found anew; more of them may have been spoilt meanwhile. */
  keep(lists: readonly { key: number; ids: readonly string[] }[], { times }: SpoiltLists): void {
    const insert = this.#database.prepare("INSERT OR REPLACE INTO similar VALUES (?, ?)");
    for (const { key, ids } of lists) insert.run(key, ids.join(" "));
    this.#database.prepare("UPDATE spoilt SET day = NULL WHERE times = ?").run(times);
  }

  remove(key: number): void {
    this.#database.prepare("DELETE FROM similar WHERE key = ?").run(key);
  }
}

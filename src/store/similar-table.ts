import type { DatabaseSync } from "node:sqlite";
import type { KeptSimilar } from "./cached-paper.ts";
import { inArrays } from "./database-rows.ts";

export const SIMILAR_TABLE = "CREATE TABLE similar (key INTEGER PRIMARY KEY, inputs TEXT, ids TEXT);";

/** The papers like each, by its key in the cache, as far as they were kept. */
export class SimilarTable {
  readonly #database: DatabaseSync;
  #all: Map<number, KeptSimilar> | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  all(): ReadonlyMap<number, KeptSimilar> {
    if (this.#all) return this.#all;
    const statement = inArrays(this.#database, "SELECT key, inputs, ids FROM similar");
    const rows = statement.all() as unknown as [key: number, inputs: string, ids: string][];
    this.#all = new Map(rows.map(([key, inputs, ids]) => [key, { inputs, ids: ids === "" ? [] : ids.split(" ") }]));
    return this.#all;
  }

  keep(papers: readonly (KeptSimilar & { key: number })[]): void {
    const insert = this.#database.prepare("INSERT OR REPLACE INTO similar VALUES (?, ?, ?)");
    for (const { key, inputs, ids } of papers) {
      insert.run(key, inputs, ids.join(" "));
      this.#all?.set(key, { inputs, ids });
    }
  }

  remove(key: number): void {
    this.#database.prepare("DELETE FROM similar WHERE key = ?").run(key);
    this.#all?.delete(key);
  }
}

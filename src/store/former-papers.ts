/** Papers of the cache as they were before they changed or went: a site that stands may still be made from these. */
import type { DatabaseSync } from "node:sqlite";

export const FORMER_TABLE = "CREATE TABLE former (stamp TEXT PRIMARY KEY, head TEXT);";

/** So many are remembered. */
const MOST = 1000;

export class FormerPapers {
  readonly #database: DatabaseSync;
  #count: number | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The head of a paper by its stamp of then; undefined when too many have changed since. */
  head(stamp: string): string | undefined {
    return this.#database.prepare("SELECT head FROM former WHERE stamp = ?").get(stamp)?.["head"] as string | undefined;
  }

  /** Remembers a paper, while there are few. */
  remember(stamp: string, head: string): void {
    this.#count ??= this.#database.prepare("SELECT COUNT(*) AS count FROM former").get()?.["count"] as number;
    if (this.#count >= MOST) return;
    this.#database.prepare("INSERT OR REPLACE INTO former VALUES (?, ?)").run(stamp, head);
    this.#count++;
  }

  /** Makes room for others when there are too many: to be called before anything changes. */
  prune(): void {
    this.#database.prepare("DELETE FROM former WHERE (SELECT COUNT(*) FROM former) >= ?").run(MOST);
  }
}

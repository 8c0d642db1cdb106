/** Papers of the cache as they were before they changed or went: a site that stands may still be made from these. */
import type { DatabaseSync } from "node:sqlite";

export const FORMER_TABLE = "CREATE TABLE former (stamp INTEGER PRIMARY KEY, record TEXT);";

/** So many are remembered: a build after more changes than this lists all pages. */
export const MOST_FORMER = 1000;

export class FormerPapers {
  readonly #database: DatabaseSync;
  #count: number | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** JSON of a paper's `FiledRecord` by its stamp of then; undefined when too many have changed since. */
  record(stamp: number): string | undefined {
    const row = this.#database.prepare("SELECT record FROM former WHERE stamp = ?").get(stamp);
    return row?.["record"] as string | undefined;
  }

  /** Remembers a paper, while there are few; those of earlier builds make room when there are too many. */
  remember(stamp: number, record: string): void {
    if (this.#count === undefined) {
      this.#count = this.#database.prepare("SELECT COUNT(*) AS count FROM former").get()?.["count"] as number;
      if (this.#count >= MOST_FORMER) {
        this.#database.exec("DELETE FROM former");
        this.#count = 0;
      }
    }
    if (this.#count >= MOST_FORMER) return;
    this.#database.prepare("INSERT OR REPLACE INTO former VALUES (?, ?)").run(stamp, record);
    this.#count++;
  }
}

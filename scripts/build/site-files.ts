import type { Files } from "./page-look.ts";
import { type PathData, PathTable } from "./path-table.ts";

/** What a page may link to: plain data, which also passes between threads. */
export interface LinkTargets {
  /** Files of pages that are listed, and those that no page makes; none of the search index. */
  listed: ReadonlySet<string>;
  /** The table in which those of all other pages are marked. */
  kept: PathData;
}

/** All files of a site but those of the search index. */
export class SiteFiles implements Files {
  readonly #listed: ReadonlySet<string>;
  readonly #kept: PathTable;

  constructor({ listed, kept }: LinkTargets) {
    this.#listed = listed;
    this.#kept = new PathTable(kept);
  }

  has(file: string): boolean {
    return this.#listed.has(file) || this.#kept.has(file);
  }
}

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
export function filesIn({ listed, kept }: LinkTargets): Files {
  const table = new PathTable(kept);
  return { has: (file) => listed.has(file) || table.isMarked(file) };
}

import { FRONT_MATTER_KEYS, type Paper } from "./paper.ts";

/**
 * A paper as a line of our own JSON Lines, without its line break: keys as in the front matter, then `abstract` and
 * `notes` as Markdown. The importer reads it back as the same paper.
 */
export function recordLine(paper: Paper): string {
  const facts = Object.fromEntries(FRONT_MATTER_KEYS.map((key) => [key, paper[key]]));
  return JSON.stringify({ ...facts, abstract: paper.abstract || undefined, notes: paper.notes });
}

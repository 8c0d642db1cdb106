import type { Paper } from "./paper.ts";

/**
 * A paper as a line of our own JSON Lines, without its line break: keys as in the front matter, then `abstract` and
 * `notes` as Markdown. The importer reads it back as the same paper.
 */
export function recordLine({ abstract, notes, ...facts }: Paper): string {
  return JSON.stringify({ ...facts, ...(abstract !== "" && { abstract }), ...(notes !== undefined && { notes }) });
}

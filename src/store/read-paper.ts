/** One paper's file: front matter is the record, the body its abstract and the curator's notes. */
import type { Paper } from "../archive/paper.ts";
import type { Problem } from "../archive/problem.ts";
import { parseFrontMatter } from "./front-matter.ts";
import { asFrontMatter, paperSchema } from "./paper-schema.ts";
import { validate } from "./validate.ts";

/** The heading below which everything is the curator's. */
export const NOTES_HEADING = /^## Notes[ \t]*$/m;

/**
 * The paper in a file's text, or the problems that keep it from being one.
 * Throws `InputError` when the file has no readable front matter.
 */
export function readPaper(text: string, file: string): Paper | Problem[] {
  const { data, block, body } = parseFrontMatter(text, file);
  const checked = validate(paperSchema, data, { file, yaml: block, linesAbove: 1 });
  if (!checked.value) return checked.problems;
  const { abstract, notes } = splitBody(body);
  return { ...asFrontMatter(checked.value), abstract, ...(notes === undefined ? {} : { notes }) };
}

/** A body's abstract and notes, each without blank lines around it. */
export function splitBody(body: string): { abstract: string; notes?: string } {
  const heading = NOTES_HEADING.exec(body);
  if (!heading) return { abstract: body.trim() };
  const notes = body.slice(heading.index + heading[0].length).trim();
  return { abstract: body.slice(0, heading.index).trim(), ...(notes ? { notes } : {}) };
}

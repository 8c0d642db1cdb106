/** Every format the importer reads, and the choice among them. */
import { InputError } from "../../src/archive/problem.ts";
import type { Source } from "./entry.ts";
import { dailyPapersText } from "./sources/daily-papers-text.ts";
import { jsonLines } from "./sources/json-lines.ts";

/** In the order in which they are asked; the strictest first. */
export const SOURCES: readonly Source[] = [jsonLines, dailyPapersText];

/** The format of a text by what it holds, never by its name. Throws `InputError` when it is none we know. */
export function recogniseSource(text: string, file: string): Source {
  const source = SOURCES.find((one) => one.recognises(text));
  if (source) return source;
  throw new InputError({
    message: "The text is in no format that the importer knows.",
    hint: `Give a listing in one of these, or force one with --format: ${SOURCES.map(({ name }) => name).join(", ")}.`,
    file,
  });
}

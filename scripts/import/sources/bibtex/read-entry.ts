/** An entry as it stands in the text → its fields, with `@string` names replaced by what they stand for. */
import { MONTH_NAMES } from "../../../../src/archive/calendar-date.ts";
import { parseFields } from "./citation-js.ts";
import type { RawEntry } from "./split-entries.ts";

export interface BibtexEntry {
  key: string;
  /** By name in lower case; values are TeX. */
  fields: Map<string, string>;
}

/** Longer entries are no entries; the bounds also keep names that stand for names from growing without end. */
const LONGEST_ENTRY = 256 * 1024;
const LONGEST_STRING = 10_000;

/** Names that stand for texts: those of the months, and those that the file defines. */
export class Strings {
  readonly #texts = new Map<string, string>(MONTH_NAMES.map((month) => [month.slice(0, 3).toLowerCase(), month]));

  /** Takes a definition. Answers why it cannot be used, if so. */
  define({ body, isClosed }: RawEntry): string | undefined {
    const name = /^\s*([^\s={}"]{1,100})\s*=/.exec(body)?.[1]?.toLowerCase();
    const value = name === undefined || !isClosed ? undefined : this.read(body.replace(/,\s*$/, ""))?.get(name);
    if (name === undefined || value === undefined) return "is no definition";
    if (value.length > LONGEST_STRING) return `has more than ${LONGEST_STRING} characters`;
    this.#texts.set(name, value);
    return undefined;
  }

  /**
   * The fields of a body; undefined when it is no BibTeX. The library keeps no names from one call to the next, so each
   * body is given those it may use; one that nobody defined stands for itself.
   */
  read(body: string): Map<string, string> | undefined {
    const names = new Set(
      body.matchAll(/[=#]\s{0,99}([A-Za-z_][\w:+-]{0,99})/g).map((match) => match[1]?.toLowerCase() ?? ""),
    );
    // The library looks names up in an object that inherits this one.
    if (names.has("__proto__")) return undefined;
    const definitions = [...names].map((name) => `@string{${name} = {${this.#texts.get(name) ?? name}}}\n`).join("");
    for (const attempt of [body, repaired(body)]) {
      try {
        return parseFields(`${definitions}@misc{key, ${attempt}}`);
      } catch {
        // The next attempt, or none: the caller names the entry.
      }
    }
    return undefined;
  }
}

/** The entry, or why it cannot be used. */
export function readEntry({ body, isClosed }: RawEntry, strings: Strings): BibtexEntry | { fault: string } {
  const keyed = /^\s*([^,={}"]{0,500}?)\s*(?:,|$)/.exec(body);
  const key = keyed?.[1] ?? "";
  if (!isClosed) return { fault: "is not closed" };
  if (body.length > LONGEST_ENTRY) return { fault: `has more than ${LONGEST_ENTRY} characters` };
  const fields = strings.read(keyed ? body.slice(keyed[0].length) : body);
  return fields ? { key, fields } : { fault: "is not written as BibTeX" };
}

/**
 * What programs leave out: braces around `\\"u` between quotation marks, a comma between two lines, quotation marks
 * around a value, plain letters in a field's name.
 */
function repaired(body: string): string {
  return body
    .replace(/\\"(?:\{\\?[A-Za-z]\}|\\?[A-Za-z])/g, "{$&}")
    .replace(/(["}\d][ \t]{0,20}\n|["}][ \t])(\s{0,99})(?=[A-Za-z][\w-]{0,39}\s{0,20}=\s{0,20}["{\w])/g, "$1,$2")
    .replace(/,(?:\s{0,99},){1,9}/g, ",")
    .replace(/=(\s{0,20})(\d[\w./:-]{0,60})(?=\s{0,20}(?:,|$))/gm, "=$1{$2}")
    .replace(/(^|[,\n])(\s{0,99})(?![\w:+-]{1,60}\s{0,20}=)[^\s={}",]{1,60}(?=\s{0,20}=\s{0,20}["{\w])/g, "$1$2other");
}

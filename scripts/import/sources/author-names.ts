/** Authors as sources print them in one text → names, one each. */
import { readableText } from "../../../src/archive/readable-text.ts";
import { cleanLine } from "../normalise.ts";

/** Parts that follow a comma and still belong to the name before it. */
const SUFFIX = /^(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D)\.?$/i;
const NO_NAME = /^(?:anonymous(?: authors?)?|and|et al\.?|others|\.{3}|…)$/i;

/** Names by `, ` and ` and `, as arXiv prints them: TeX accents resolved, affiliations in parentheses left out. */
export function splitArxivAuthors(text: string): string[] {
  const plain = cleanLine(readableText(withoutParentheses(text).replace(/~/g, " ")));
  return cleanNames(joinSuffixes(plain.split(/[,;] ?(?:and )?| and /)));
}

/**
 * Names in a cell of a table: by `|` or `;` where there is one, else by `, `.
 * `Family, Given` is turned round where another sign keeps the names apart.
 */
export function splitAuthorCell(text: string): string[] {
  const separator = text.includes("|") ? "|" : text.includes(";") ? ";" : undefined;
  if (separator) return cleanNames(text.split(separator).map(givenFirst));
  const lines = text.split("\n").map(cleanLine);
  return cleanNames(joinSuffixes(lines.flatMap((line) => line.split(/, (?:and )?| and /))));
}

/** `Young, J. E.` → `J. E. Young`; a name with another number of commas stays. */
export function givenFirst(name: string): string {
  const [family = "", given = "", ...more] = name.split(",").map((part) => part.trim());
  if (more.length > 0 || given === "" || SUFFIX.test(given)) return name;
  return `${given} ${family}`;
}

/** Names without the marks of equal contribution; what is no name, such as “Anonymous”, is left out. */
export function cleanNames(names: readonly string[]): string[] {
  return names
    .map((name) => trimMarks(cleanLine(name)))
    .filter((name) => /[\p{L}\p{N}]/u.test(name) && !NO_NAME.test(name));
}

function trimMarks(name: string): string {
  let end = name.length;
  while (end > 0 && "*†‡§ ,".includes(name[end - 1] ?? "")) end--;
  return name.slice(0, end);
}

function joinSuffixes(names: readonly string[]): string[] {
  const joined: string[] = [];
  for (const name of names) {
    const before = joined.at(-1);
    if (before !== undefined && SUFFIX.test(name.trim())) joined[joined.length - 1] = `${before}, ${name.trim()}`;
    else joined.push(name);
  }
  return joined;
}

/** Affiliations, also nested: `A. Name (1 and 2), B. Name ((1) Here, (2) There)`. An unclosed one reaches to the end. */
function withoutParentheses(text: string): string {
  let depth = 0;
  let start = 0;
  const kept: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") {
      if (depth === 0) kept.push(text.slice(start, at));
      depth++;
    } else if (text[at] === ")" && depth > 0) {
      depth--;
      start = at + 1;
    }
  }
  if (depth === 0) kept.push(text.slice(start));
  return kept.join("");
}

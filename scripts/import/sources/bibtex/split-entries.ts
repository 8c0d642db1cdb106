/** A BibTeX text → its entries, unparsed: one that is broken does not take the others with it. */

export interface RawEntry {
  /** In lower case: `article`, `string`, … */
  type: string;
  /** What stands between the delimiters. */
  body: string;
  /** From 1. */
  line: number;
  /** False when the text or another entry begins before the end. */
  isClosed: boolean;
}

interface End {
  at: number;
  isClosed: boolean;
}

/** `@article{`, also with white space or a comment after the sign; a sign in an e-mail address begins nothing. */
const START = /(?<![\w.@-])@(?:\s|%[^\n]{0,80}\n){0,8}([A-Za-z][\w-]{0,39})\s{0,20}([{(])/g;
/** A line that begins an entry even where the one before it was not closed. */
const NEXT_ENTRY = /\n[ \t]{0,20}@[A-Za-z]{1,40}[ \t]{0,9}[{(]\s{0,20}[^\s{}(),="@]{1,200}\s{0,20},/y;

/** All entries but comments, in order. */
export function splitEntries(text: string): RawEntry[] {
  const entries: RawEntry[] = [];
  let hasOpenComment = false;
  let line = 1;
  let counted = 0;
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    line += countLines(text, counted, match.index);
    counted = match.index;
    const type = (match[1] ?? "").toLowerCase();
    const start = match.index + match[0].length;
    if (type === "comment") {
      // Entries in a comment are commented out. A second one that never ends is not searched again.
      const end: End | undefined = hasOpenComment ? undefined : findEnd(text, start, match[2] === "(", false);
      hasOpenComment ||= !end?.isClosed;
      if (end?.isClosed) START.lastIndex = end.at + 1;
      continue;
    }
    const end: End = findEnd(text, start, match[2] === "(", true);
    entries.push({ type, body: text.slice(start, end.at), line, isClosed: end.isClosed });
    START.lastIndex = end.isClosed ? end.at + 1 : end.at;
  }
  return entries;
}

/** Where the delimiter stands that closes an entry, or where the next entry or the end of the text shows that none does. */
function findEnd(text: string, start: number, isRound: boolean, stopsAtNext: boolean): End {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === "{") depth++;
    else if (sign === "}") {
      if (depth === 0 && !isRound) return { at, isClosed: true };
      if (depth > 0) depth--;
    } else if (sign === '"' && depth === 0) isQuoted = !isQuoted;
    else if (sign === ")" && isRound && depth === 0 && !isQuoted) return { at, isClosed: true };
    else if (sign === "\n" && stopsAtNext) {
      NEXT_ENTRY.lastIndex = at;
      if (NEXT_ENTRY.test(text)) return { at, isClosed: false };
    }
  }
  return { at: text.length, isClosed: false };
}

/** How many lines end in a stretch of the text. */
export function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/**
 * The line of each record of a JSON listing: of each element of the array that is the whole text, or of the one under
 * `key` of the object that is. The text must be valid JSON; `JSON.parse` tells no places.
 */
export function recordLines(text: string, key: string | undefined): number[] {
  let lines: number[] = [];
  const listDepth = key === undefined ? 1 : 2;
  let isInList = false;
  let isAwaited = false;
  let depth = 0;
  let line = 1;
  let lastText = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (sign === "\n") line++;
    if (sign === " " || sign === "\n" || sign === "\t" || sign === "\r") continue;
    if (isInList && isAwaited && depth === listDepth && sign !== "]") {
      lines.push(line);
      isAwaited = false;
    }
    if (sign === '"') {
      const end = endOfText(text, at);
      if (depth === 1) lastText = text.slice(at, end + 1);
      at = end;
    } else if (sign === "[" || sign === "{") {
      depth++;
      if (depth === listDepth && sign === "[" && (key === undefined || isKey(lastText, key))) {
        isInList = true;
        isAwaited = true;
        lines = [];
      }
    } else if (sign === "]" || sign === "}") {
      if (depth === listDepth) isInList = false;
      depth--;
    } else if (sign === "," && depth === listDepth) isAwaited = true;
  }
  return lines;
}

function isKey(quoted: string, key: string): boolean {
  return quoted.length <= 6 * key.length + 2 && JSON.parse(quoted) === key;
}

/** Where the quotation mark stands that closes the one at `start`. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

/**
 * Front matter in the importer's own spelling, read without a YAML parser: most files of an archive are in it.
 * Every line that is taken means the same in YAML; for anything else the caller asks a parser.
 */

const STRING = String.raw`"(?:[^"\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]|\\(?:["\\bfnrt]|u[0-9a-fA-F]{4}))*"`;
const NUMBER = String.raw`(?:0|[1-9]\d{0,14})`;
const LIST = String.raw`\[(?:${STRING}(?:, ${STRING})*)?\]`;
const PAIR = `[a-z][a-zA-Z]*: (?:${STRING}|${NUMBER}|${LIST})`;
const MAP = String.raw`\{ ${PAIR}(?:, ${PAIR})* \}`;

const LINE = new RegExp(`^([a-z][a-zA-Z]*):(?: (${STRING}|${NUMBER}|${LIST})| (${MAP})|)$`);
const ITEM = new RegExp(`^ {2}- (${MAP})$`);
const PAIRS = new RegExp(`([a-z][a-zA-Z]*): (${STRING}|${NUMBER}|${LIST})`, "g");

/** The record that the lines of a block of front matter make; undefined when a line is spelled in another way. */
export function readPlainFrontMatter(block: string): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {};
  let list: unknown[] | undefined;
  const lines = block.split("\n");
  // A block ends in a line break, so its last line is empty.
  if (lines.pop() !== "") return undefined;
  for (const line of lines) {
    const item = ITEM.exec(line)?.[1];
    if (item !== undefined) {
      const value = readMap(item);
      if (!list || !value) return undefined;
      list.push(value);
      continue;
    }
    const [, key, plain, map] = LINE.exec(line) ?? [];
    if (key === undefined || list?.length === 0 || Object.hasOwn(data, key)) return undefined;
    list = plain === undefined && map === undefined ? [] : undefined;
    const value = list ?? (map === undefined ? (JSON.parse(plain as string) as unknown) : readMap(map));
    if (value === undefined) return undefined;
    data[key] = value;
  }
  return list?.length === 0 ? undefined : data;
}

function readMap(text: string): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {};
  for (const [, key = "", value = ""] of text.matchAll(PAIRS)) {
    if (Object.hasOwn(data, key)) return undefined;
    data[key] = JSON.parse(value) as unknown;
  }
  return data;
}

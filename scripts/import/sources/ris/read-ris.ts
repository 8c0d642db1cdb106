/** RIS text → its records: tagged lines from `TY` to `ER`. */
import type { Problem } from "../../../../src/archive/problem.ts";
import type { Located } from "../collect-entries.ts";

/** The lines of a record in order; a line without a tag continues the one before it. */
export type RisRecord = readonly RisField[];

interface RisField {
  tag: string;
  /** The value, and the lines that continue it. */
  lines: string[];
  /** From 1. */
  line: number;
}

/** `TY  - JOUR`, also with one space or in small letters; `ER  -` ends with or without one. */
const TAGGED = /^\s{0,4}([A-Z][A-Z0-9] {1,2}|[a-z][a-z0-9] {2})-(?:[ \t](.*))?$/s;

interface OpenRecord {
  fields: RisField[];
  line: number;
}

export function readRis(text: string, file: string): { records: Located<RisRecord>[]; problems: Problem[] } {
  const records: Located<RisRecord>[] = [];
  const problems: Problem[] = [];
  let open: OpenRecord | undefined;
  /** A stretch of tagged lines outside all records is named once. */
  let isStretchNamed = false;
  const close = () => {
    if (open) records.push({ value: open.fields, line: open.line, position: records.length + 1 });
    open = undefined;
  };
  text.split("\n").forEach((content, at) => {
    const line = at + 1;
    const [, written, value = ""] = TAGGED.exec(content) ?? [];
    const tag = written?.trim().toUpperCase();
    if (tag === "TY") {
      close();
      isStretchNamed = false;
      open = { fields: [{ tag, lines: [value.trim()], line }], line };
    } else if (tag === "ER") close();
    else if (open) addLine(open, tag, tag === undefined ? content : value, line);
    else if (tag !== undefined && !isStretchNamed) {
      isStretchNamed = true;
      problems.push({
        message: "The lines up to the next record stand in none.",
        hint: "A record begins with TY  -.",
        file,
        line,
      });
    }
  });
  const unclosed = open as OpenRecord | undefined;
  if (unclosed) {
    problems.push({
      message: "The last record is not closed.",
      hint: "A record ends with ER  -; perhaps the text was cut.",
      file,
      line: unclosed.line,
    });
  }
  return { records, problems };
}

function addLine({ fields }: OpenRecord, tag: string | undefined, content: string, line: number): void {
  const value = content.trim();
  if (tag !== undefined) fields.push({ tag, lines: [value], line });
  else if (value !== "") fields.at(-1)?.lines.push(value);
}

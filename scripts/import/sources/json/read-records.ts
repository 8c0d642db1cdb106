/** JSON texts of services and archives → their records, each with its line. */
import { InputError, type Problem } from "../../../../src/archive/problem.ts";
import type { Located } from "../collect-entries.ts";
import { isObject, type JsonObject, listOf, textOf, valueAt } from "./json-value.ts";
import { readPythonLiteral } from "./python-literal.ts";
import { recordLines } from "./record-lines.ts";

export interface JsonListing {
  records: Located<JsonObject>[];
  /** The object around the list of records; empty when there is none. */
  wrapper: JsonObject;
  problems: Problem[];
}

/** True when the text can be JSON, or what Python prints of it. */
export function startsLikeJson(text: string): boolean {
  return /^\s*(?:\[|\{)/.test(text.slice(0, 1000));
}

/**
 * The records of a JSON array, of the array under one of `listKeys`, of JSON Lines, or the one object that is the
 * whole text. A record that is a text is read as the JSON or the Python literal it holds.
 * Throws `InputError` when the text is no JSON, or an error message, or holds no record.
 */
export function readRecords(text: string, file: string, listKeys: readonly string[]): JsonListing {
  const whole = parseWhole(text);
  if ("fault" in whole) {
    const listing = readLines(text, file);
    if (listing) return listing;
    throw new InputError({ ...whole.fault, file });
  }
  const { value, isJson } = whole;
  const listKey = isObject(value) ? listKeys.find((key) => Array.isArray(valueAt(value, key))) : undefined;
  const wrapper = isObject(value) && listKey !== undefined ? value : {};
  if (isObject(value) && listKey === undefined) refuseError(value, file);
  const list = Array.isArray(value) ? (value as unknown[]) : listKey === undefined ? [value] : listOf(wrapper, listKey);
  if (list.length === 0) {
    throw new InputError({
      message: "The answer holds no papers.",
      hint: "Ask the service for another day or query.",
      file,
    });
  }
  const isList = Array.isArray(value) || listKey !== undefined;
  const lines = isJson && isList && text.includes("\n") ? recordLines(text, listKey) : [];
  const located = list.map((record, at) => ({ value: record, line: lines[at] ?? 1, position: at + 1 }));
  return { wrapper, ...toObjects(located, file) };
}

function toObjects(
  values: readonly Located<unknown>[],
  file: string,
): { records: Located<JsonObject>[]; problems: Problem[] } {
  const records: Located<JsonObject>[] = [];
  const problems: Problem[] = [];
  for (const located of values) {
    const { position, line } = located;
    const read = typeof located.value === "string" ? parseText(located.value) : { value: located.value };
    if ("value" in read && isObject(read.value)) records.push({ value: read.value, line, position });
    else {
      const reason =
        "fault" in read
          ? `is a text that cannot be read: it ${read.fault}.`
          : read.value === null
            ? "is empty: the service does not know this paper."
            : "is no object, so it is no paper.";
      problems.push({ message: `Record ${position} ${reason}`, file, line });
    }
  }
  return { records, problems };
}

/** A record that was stored as the text a program printed. */
function parseText(text: string): { value: unknown } | { fault: string } {
  return parseLine(text) ?? readPythonLiteral(text);
}

type Whole = { value: unknown; isJson: boolean } | { fault: Pick<Problem, "message" | "hint" | "line"> };

function parseWhole(text: string): Whole {
  try {
    return { value: JSON.parse(text) as unknown, isJson: true };
  } catch (error) {
    const literal = /^\s*(?:\[\s*)?\{\s*'/.test(text.slice(0, 1000)) ? readPythonLiteral(text) : undefined;
    if (literal && "value" in literal) return { value: literal.value, isJson: false };
    return { fault: faultOf(String((error as Error).message), text) };
  }
}

function faultOf(message: string, text: string): Pick<Problem, "message" | "hint" | "line"> {
  const isCut = /end of JSON|Unterminated string|Expected .* after .* in JSON at position/.test(message);
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const line = text.slice(0, position).split("\n").length;
  if (isCut && position >= text.trimEnd().length) {
    return { message: "The JSON ends too early.", hint: "Fetch or copy the whole of it again.", line };
  }
  const place = /at position/.test(message) ? { line } : {};
  return { message: "The text is no valid JSON.", hint: "Fetch or copy the whole of it again.", ...place };
}

/** One JSON object a line; undefined when no line but the first is one. */
function readLines(text: string, file: string): JsonListing | undefined {
  const values: Located<unknown>[] = [];
  const problems: Problem[] = [];
  for (const [at, json] of text.split("\n").entries()) {
    if (json.trim() === "") continue;
    const position = values.length + problems.length + 1;
    const read = parseLine(json);
    if (position === 1 && !isObject(read?.value)) return undefined;
    if (read) values.push({ value: read.value, line: at + 1, position });
    else problems.push({ message: "The line is no valid JSON.", hint: "One record a line.", file, line: at + 1 });
  }
  const { records, problems: others } = toObjects(values, file);
  return { records, wrapper: {}, problems: [...problems, ...others] };
}

function parseLine(json: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    return undefined;
  }
}

/** Services answer a wrong question with an object that says what is wrong. */
function refuseError(value: JsonObject, file: string): void {
  const error = textOf(value, "error") ?? (textOf(value, "title") === undefined ? textOf(value, "message") : undefined);
  if (error === undefined) return;
  throw new InputError({
    message: `The service answered with an error: “${error.slice(0, 200)}”.`,
    hint: "Correct the request and fetch again.",
    file,
  });
}

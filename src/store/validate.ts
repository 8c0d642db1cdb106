import { z } from "zod";
import { nearestOf } from "../archive/edit-distance.ts";
import type { Problem } from "../archive/problem.ts";

interface Place {
  file: string;
  /** The text the data came from. */
  yaml: string;
  /** Number of lines above it in the file. */
  linesAbove: number;
}

/**
 * Checks data against a schema. Every fault becomes a problem with the line of its key where the YAML shows it,
 * and with the corrected line where that can be told.
 */
export function validate<T>(
  schema: z.ZodType<T>,
  data: unknown,
  place: Place,
): { value: T; problems: [] } | { value?: never; problems: Problem[] } {
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [] };
  return {
    problems: result.error.issues.map((issue) => {
      const keys = issue.path.filter((key) => typeof key === "string");
      const line = lineOfKeys(
        place.yaml,
        issue.code === "unrecognized_keys" ? [...keys, ...issue.keys.slice(0, 1)] : keys,
      );
      const { sentence, hint } = inWords(
        issue,
        schema,
        valueAt(data, issue.path),
        place.yaml.split("\n")[line - 1] ?? "",
      );
      const path = issue.path.join(".");
      return {
        message: path ? `\`${path}\`${sentence.startsWith("is ") ? "" : ":"} ${sentence}` : sentence,
        hint,
        file: place.file,
        line: place.linesAbove + line,
      };
    }),
  };
}

const SEE_README = "See the content model in the README.";

function inWords(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  value: unknown,
  line: string,
): { sentence: string; hint: string } {
  const message = `${issue.message.replace(/\.$/, "")}.`;
  if (issue.code === "unrecognized_keys") {
    const known = keysOf(schema, issue.path);
    const nearest = nearestOf(issue.keys[0] ?? "", known);
    const sentence = message.startsWith("Unrecognized")
      ? `There is no key ${issue.keys.map(quoted).join(", ")}.`
      : message;
    const hint = nearest ? `Did you mean ${quoted(nearest)}?` : `Remove it; the keys are ${known.join(", ")}.`;
    return { sentence, hint };
  }
  if (issue.code === "invalid_type" && value === undefined) return { sentence: "is missing.", hint: "Add the key." };
  if (issue.code !== "invalid_type" || !message.startsWith("Invalid input")) {
    return { sentence: message, hint: SEE_README };
  }
  const sentence = `must be ${NOUNS[issue.expected] ?? issue.expected}, not ${described(value)}.`;
  return { sentence, hint: issue.expected === "string" ? inQuotes(line) : SEE_README };
}

const NOUNS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  array: "a list",
  object: "a group of keys",
  record: "a group of keys",
};

function described(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a group of keys" : `the ${typeof value} ${String(value)}`;
}

/** The line as it should be: what YAML read may have lost digits, such as the last zero of 2401.10020. */
function inQuotes(line: string): string {
  const [, key, value] = /^([\w"]+): +([^\s"'[{&*|>#][^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
  return value ? `Write \`${key}: ${JSON.stringify(value)}\`.` : "Write the value in quotation marks.";
}

function quoted(key: string): string {
  return `\`${key}\``;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (Object(value) === value ? Reflect.get(value as object, key) : undefined),
    data,
  );
}

/** Keys that the schema knows at a place of the data; none where it is no group of keys. */
function keysOf(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here: unknown = schema;
  for (const key of [...path, undefined]) {
    while (here instanceof z.ZodOptional || here instanceof z.ZodDefault || here instanceof z.ZodPipe)
      here = here instanceof z.ZodPipe ? here.in : here.unwrap();
    if (key === undefined) break;
    here =
      here instanceof z.ZodObject ? here.shape[String(key)] : here instanceof z.ZodArray ? here.element : undefined;
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

/** Line of the last of nested keys that the YAML shows on a line of its own, from 1; the first line when it shows none. */
function lineOfKeys(yaml: string, keys: readonly string[]): number {
  const lines = yaml.split("\n");
  let found = 0;
  keys.forEach((key, depth) => {
    const at = lines.findIndex(
      (line, at) => at >= found && (depth === 0 ? !/^[\s-]/.test(line) : at > found) && keyOf(line) === key,
    );
    const end = lines.findIndex((line, at) => at > found && /^[^\s-]/.test(line));
    if (at >= 0 && (depth === 0 || end < 0 || at < end)) found = at;
  });
  return found + 1;
}

function keyOf(line: string): string | undefined {
  return /^[\s-]*"?([^":{[]+)"?:/.exec(line)?.[1];
}

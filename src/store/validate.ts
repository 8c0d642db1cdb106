import type { z } from "zod";
import type { Problem } from "../archive/problem.ts";

/**
 * Checks data against a schema. Every fault becomes a problem with the line of its key where the YAML shows it.
 * `yaml` is the text the data came from, `linesAbove` the number of lines above it in the file.
 */
export function validate<T>(
  schema: z.ZodType<T>,
  data: unknown,
  place: { file: string; yaml: string; linesAbove: number },
): { value: T; problems: [] } | { value?: never; problems: Problem[] } {
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [] };
  return {
    problems: result.error.issues.map((issue) => {
      const key = issue.path[0] ?? (issue.code === "unrecognized_keys" ? issue.keys[0] : undefined);
      const path = issue.path.join(".");
      const isMissing = issue.code === "invalid_type" && valueAt(data, issue.path) === undefined;
      const sentence = isMissing ? "is missing." : `${issue.message.replace(/\.$/, "")}.`;
      return {
        message: path ? `\`${path}\`${isMissing ? "" : ":"} ${sentence}` : sentence,
        hint: isMissing ? "Add the key." : hintFor(issue),
        file: place.file,
        line: place.linesAbove + lineOfKey(place.yaml, key),
      };
    }),
  };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (Object(value) === value ? Reflect.get(value as object, key) : undefined),
    data,
  );
}

function hintFor(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return "Remove the key, or correct its spelling.";
  if (issue.code === "invalid_type" && issue.expected === "string") return "Write the value in quotation marks.";
  return "See the content model in the README.";
}

function lineOfKey(yaml: string, key: PropertyKey | undefined): number {
  const at = yaml
    .split("\n")
    .findIndex((line) => line.startsWith(`${String(key)}:`) || line.startsWith(`"${String(key)}":`));
  return at < 0 ? 1 : at + 1;
}

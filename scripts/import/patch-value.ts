/** Values in a curator's spelling: a listing is added to the list she has, and her comments stay. */
import type { Listed } from "../../src/archive/paper.ts";
import { InputError } from "../../src/archive/problem.ts";
import { parseYaml } from "../../src/store/front-matter.ts";
import { formatKey } from "./paper-file.ts";

/**
 * The lines of the key `listed` with what is new in it; the lines of listings that stay the same stay as they are.
 * Undefined when the list is not written one below the other.
 */
export function patchListed(lines: readonly string[], listed: readonly Listed[], eol: string): string[] | undefined {
  const indent = lines.map((line) => /^([ \t]*)-\s/.exec(line)?.[1]).find((found) => found !== undefined);
  const startsItem = (line: string) =>
    indent !== undefined && line.startsWith(indent) && /^-\s/.test(line.slice(indent.length));
  const first = lines.findIndex(startsItem);
  if (first < 1 || indent === undefined) return undefined;
  const items: { text: string; facts: string }[] = [];
  for (const line of lines.slice(first)) {
    const last = items.at(-1);
    if (!last || startsItem(line)) items.push({ text: line, facts: "" });
    else last.text += line;
  }
  for (const item of items) item.facts = factsOf(onlyValue(`listed:${eol}${item.text}`));
  const fresh = listed.map((one) => {
    const known = items.find(({ facts }) => facts === factsOf([one]));
    return known?.text ?? formatKey("listed", [one]).replace("listed:\n  ", indent).replaceAll("\n", eol);
  });
  return [...lines.slice(0, first), ...fresh];
}

/** The comment that ends a line of front matter, with the spaces before it; empty when there is none. */
export function commentOf(line: string): string {
  const text = line.trimEnd();
  const value = factsOf(onlyValue(text));
  const start = [...text.matchAll(/\s+#/g)].find(({ index }) => factsOf(onlyValue(text.slice(0, index))) === value);
  return start ? text.slice(start.index) : "";
}

/** The value of the one key in some YAML; undefined when it cannot be read. */
function onlyValue(yaml: string): unknown {
  try {
    return Object.values(parseYaml(yaml, ""))[0];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}

/** The same text for the same facts, in whatever order their keys stand. */
function factsOf(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ""
  );
}

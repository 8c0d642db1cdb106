/** A paper as the text of its file: keys in a fixed order, every string JSON-quoted, the abstract as Markdown. */
import { remark } from "remark";
import type { Paper } from "../../src/archive/paper.ts";

/** Keys of the front matter in the order of the record. */
export const FRONT_MATTER_KEYS = [
  "id",
  "title",
  "authors",
  "authorCount",
  "organization",
  "published",
  "listed",
  "arxiv",
  "doi",
  "links",
  "categories",
  "keywords",
  "topics",
  "status",
] as const satisfies readonly (keyof Paper)[];

/** The whole file. Reading it back gives the same paper. */
export function formatPaper(paper: Paper): string {
  const keys = FRONT_MATTER_KEYS.filter((key) => paper[key] !== undefined).map((key) => formatKey(key, paper[key]));
  return `---\n${keys.join("")}---\n${formatBody(paper)}`;
}

/** One key of the front matter with its value, ending in a line break. */
export function formatKey(key: string, value: unknown): string {
  if (key !== "listed" || !Array.isArray(value)) return `${key}: ${formatValue(value)}\n`;
  return `listed:\n${value.map((one) => `  - ${formatValue(one)}\n`).join("")}`;
}

/** The text below the front matter. */
function formatBody({ abstract, notes }: Pick<Paper, "abstract" | "notes">): string {
  const parts = [abstract, notes === undefined ? "" : `## Notes\n\n${notes}`].filter(Boolean);
  return parts.length === 0 ? "" : `${parts.join("\n\n")}\n`;
}

/** Begins with a letter and holds no sign that is markup anywhere but at the start of a line. */
const PLAIN_PROSE = /^[a-zA-Z][a-zA-Z0-9 ,.;:'"?!/%()=+>$@{}|^~#\u00c0-\u024f\u0370-\u03ff\u2010-\u2027-]*$/;

/** Plain text as a Markdown paragraph that shows just that text: whatever would be markup is escaped. */
export function toMarkdown(text: string): string {
  if (PLAIN_PROSE.test(text) && !/ {2}| $/.test(text)) return text;
  return (
    markdown
      .stringify({ type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: text }] }] })
      .trim()
      // No markup, but the mark of an unfinished merge.
      .replace(/^<{7}(?= |$)/, "\\$&")
  );
}

const markdown = remark().freeze();

function formatValue(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return `[${value.map(formatValue).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).filter(([, part]) => part !== undefined);
    return pairs.length === 0 ? "{}" : `{ ${pairs.map(([key, part]) => `${key}: ${formatValue(part)}`).join(", ")} }`;
  }
  return String(value);
}

/** JSON's quoting is YAML's too, but for characters that YAML calls unprintable. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A paper as the text of its file: keys in a fixed order, every string JSON-quoted, the abstract as Markdown. */
import { createRequire } from "node:module";
import { FRONT_MATTER_KEYS, type Paper } from "../../src/archive/paper.ts";
import { plainLineText } from "../../src/store/plain-line.ts";

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
  if (isPlainProse(text)) return text;
  return (
    stringifier()
      .stringify({ type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: text }] }] })
      .trim()
      // No markup, but the mark of an unfinished merge.
      .replace(/^<{7}(?= |$)/, "\\$&")
  );
}

/** Whether a Markdown paragraph, as a file has it, shows just this text. */
export function showsText(markdown: string, text: string): boolean {
  if (markdown === text && isPlainProse(text)) return true;
  return plainLineText(markdown) === text || toMarkdown(text) === markdown;
}

function isPlainProse(text: string): boolean {
  return PLAIN_PROSE.test(text) && !text.includes("  ") && !text.endsWith(" ");
}

let loaded: ReturnType<typeof newStringifier> | undefined;

/** Loading takes 100 ms: few imports meet a new text that is more than plain prose. */
function stringifier() {
  loaded ??= newStringifier();
  return loaded;
}

function newStringifier() {
  const { remark } = createRequire(import.meta.url)("remark") as typeof import("remark");
  return remark().freeze();
}

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

/**
 * The one home of gray-matter. The library runs `---js` blocks, closes at `---anything`, takes an unclosed
 * block to the end of the file and, without options, hands out one shared object; so the fences are checked
 * here first, every engine but YAML throws, and options are always passed.
 */
import { createRequire } from "node:module";
import type matter from "gray-matter";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { InputError } from "../archive/problem.ts";
import { readPlainFrontMatter } from "./plain-front-matter.ts";

/** Front matter is a record, not a document: more than this is a mistake or an attack on the parser. */
const LARGEST_BLOCK = 64 * 1024;

/** Aliases of aliases multiply; so few of them can repeat a value some hundred times, and no more. */
const MOST_ALIASES = 16;

export interface FrontMatter {
  data: Record<string, unknown>;
  /** The YAML between the fences, for finding the line of a key. */
  block: string;
  /** Everything after the closing fence's line. */
  body: string;
}

function refuse(): never {
  throw new Error("Front matter is YAML only.");
}

/**
 * Splits a Markdown file into its front matter and its body.
 * Dates and numbers stay what they are in YAML's core schema: no `Date` objects.
 * Throws `InputError` naming file and line: no front matter, an unclosed block, another language, broken YAML.
 */
export function parseFrontMatter(text: string, file: string): FrontMatter {
  const clean = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  // A line of equals signs alone may be a heading's underline.
  const conflict = /^(?:<{7}|>{7})(?: |$)/m.exec(clean);
  if (conflict) {
    throw new InputError({
      message: "The file holds the marks of an unfinished merge.",
      hint: "Decide which side is right and remove the lines that start with <<<<<<<, ======= and >>>>>>>.",
      file,
      line: clean.slice(0, conflict.index).split("\n").length,
    });
  }
  const block = readBlock(clean, file);
  const body = clean.slice(block.length + "---\n---\n".length);
  const plain = readPlainFrontMatter(block);
  if (plain) return { data: plain, block, body };
  const parsed = grayMatter()(clean, {
    language: "yaml",
    // The library hands over the line break of the opening fence too.
    engines: { yaml: (yaml: string) => parseYaml(yaml.replace(/^\n/, ""), file, 1), ...refused },
  });
  return { data: parsed.data, block, body };
}

let loaded: typeof matter | undefined;

/** Loading takes 40 ms: most archives hold nothing but front matter in the importer's own spelling. */
function grayMatter(): typeof matter {
  loaded ??= createRequire(import.meta.url)("gray-matter") as typeof matter;
  return loaded;
}

const refused = { json: refuse, javascript: refuse, js: refuse, coffee: refuse, toml: refuse };

function readBlock(text: string, file: string): string {
  const closing = text.indexOf("\n---", 2);
  const after = closing < 0 ? text.length : text.indexOf("\n", closing + 1);
  // What comes below the fence is no business of the block's.
  const lines = (after < 0 ? text : text.slice(0, after)).split("\n");
  if (lines[0] !== "---") {
    const language = lines[0]?.startsWith("---") ? ` Found \`${lines[0].slice(0, 40)}\`.` : "";
    throw new InputError({
      message: `The first line must be exactly \`---\`.${language}`,
      hint: "Start the file with its front matter: a line `---`, the keys, a line `---`.",
      file,
      line: 1,
    });
  }
  const end = lines.findIndex((line, at) => at > 0 && line.startsWith("---"));
  if (end < 0 || lines[end] !== "---") {
    throw new InputError({
      message: "The front matter is not closed by a line that is exactly `---`.",
      hint: "Add that line after the last key.",
      file,
      line: end < 0 ? lines.length : end + 1,
    });
  }
  const block = lines
    .slice(1, end)
    .map((line) => `${line}\n`)
    .join("");
  if (block.length > LARGEST_BLOCK) {
    throw new InputError({
      message: `The front matter has ${block.length} characters; the most is ${LARGEST_BLOCK}.`,
      hint: "Move prose below the front matter.",
      file,
      line: 1,
    });
  }
  return block;
}

/**
 * YAML as a plain record, in the core schema. `firstLine` is the number of lines above the YAML in its file.
 * Throws `InputError` naming the line.
 */
export function parseYaml(yaml: string, file: string, firstLine = 0): Record<string, unknown> {
  try {
    const data = load(yaml, { schema: CORE_SCHEMA, maxAliases: MOST_ALIASES }) ?? {};
    if (typeof data === "object" && !Array.isArray(data)) return data as Record<string, unknown>;
    throw new InputError({ message: "Expected `key: value` lines.", file, line: firstLine + 1 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new InputError({
      message: `This is not valid YAML: ${error.reason}.`,
      hint: "Quote values that hold a colon or start with a sign, and indent with spaces.",
      file,
      line: firstLine + (error.mark?.line ?? 0) + 1,
    });
  }
}

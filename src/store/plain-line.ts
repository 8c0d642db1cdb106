import type { Root } from "mdast";

/** Begins so that it opens no list, heading, quotation or fence; and is one line. */
const ONE_LINE = /^(?:[\p{L}"'(\u2018\u201c]|\d+(?![\d.)])|\\[!-/:-@[-`{-~])[^\p{Cc}]*$/u;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
/** What can open a span of Markdown, HTML, or a reference to a character; an underscore within a word cannot. */
const MARKUP = /[`*[]|<[a-z!?/]|&[a-z#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/iu;

/**
 * The text that Markdown shows which is a single line without markup, as most abstracts are: what the parser makes of
 * it, for a small part of the time. Undefined where only the parser can tell.
 */
export function plainLineText(markdown: string): string | undefined {
  if (!ONE_LINE.test(markdown) || markdown.endsWith(" ")) return undefined;
  const escaped = markdown.includes("\\");
  if (MARKUP.test(escaped ? markdown.replace(ESCAPE, "!") : markdown)) return undefined;
  return escaped ? markdown.replace(ESCAPE, "$1") : markdown;
}

/** The tree of such a line. */
export function readPlainLine(markdown: string): Root | undefined {
  const value = plainLineText(markdown);
  if (value === undefined) return undefined;
  return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value }] }] };
}

import type { Root } from "mdast";

/** Begins with a letter, so that it opens no list, heading, quotation or fence; and is one line. */
const ONE_LINE = /^\p{L}[^\p{Cc}]*$/u;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
/** What can open a span of Markdown, or a reference to a character. */
const MARKUP = /[`*_[<&]/;

/**
 * The tree of Markdown that is a single line without markup, as most abstracts are: what the parser makes of it, for
 * a small part of the time. Undefined where only the parser can tell.
 */
export function readPlainLine(markdown: string): Root | undefined {
  if (!ONE_LINE.test(markdown) || markdown.endsWith(" ")) return undefined;
  const escaped = markdown.includes("\\");
  if (MARKUP.test(escaped ? markdown.replace(ESCAPE, "") : markdown)) return undefined;
  const value = escaped ? markdown.replace(ESCAPE, "$1") : markdown;
  return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value }] }] };
}

/** Changes single values in a paper's file and leaves every other byte as the curator has it. */
import type { Paper } from "../../src/archive/paper.ts";
import { FRONT_MATTER_KEYS } from "../../src/archive/paper.ts";
import { NOTES_HEADING } from "../../src/store/read-paper.ts";
import type { MergedKey } from "./merge.ts";
import { formatKey } from "./paper-file.ts";
import { commentOf, patchListed } from "./patch-value.ts";

/** The file's text with the named keys' values taken from `paper`. Order of keys, comments and spacing stay. */
export function patchPaperFile(text: string, paper: Paper, keys: readonly MergedKey[]): string {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  let lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  for (const key of keys) {
    if (key === "abstract") lines = setAbstract(lines, paper.abstract, eol);
    else if (paper[key] !== undefined) lines = setKey(lines, key, paper, eol);
  }
  return lines.join("");
}

/** Replaces the key's lines, or puts them where the order of keys has them. */
function setKey(lines: string[], key: Exclude<MergedKey, "abstract">, paper: Paper, eol: string): string[] {
  const end = closingFence(lines);
  const fresh = formatKey(key, paper[key]).replaceAll("\n", eol);
  const own = keyRange(lines, end, key);
  if (own) {
    const old = lines.slice(own.start, own.end);
    const patched = key === "listed" ? patchListed(old, paper.listed, eol) : undefined;
    return lines.toSpliced(own.start, old.length, ...(patched ?? [withComment(fresh, old, eol)]));
  }
  const later = FRONT_MATTER_KEYS.slice(FRONT_MATTER_KEYS.indexOf(key) + 1);
  const next = later.map((one) => keyRange(lines, end, one)).find((range) => range !== undefined);
  return lines.toSpliced(next?.start ?? end, 0, fresh);
}

/** A comment at the end of the value's only line stays there; those within a value of several lines follow it. */
function withComment(fresh: string, old: readonly string[], eol: string): string {
  const comments = old.map((line) => (/^\s*#/.test(line) ? line.trim() : commentOf(line))).filter(Boolean);
  if (old.length === 1) return fresh.slice(0, -eol.length) + comments.join("") + eol;
  return fresh + comments.map((comment) => comment.trimStart() + eol).join("");
}

/** Number of the line that closes the front matter. */
function closingFence(lines: readonly string[]): number {
  return lines.findIndex((line, at) => at > 0 && line.trimEnd() === "---");
}

/** A top-level key's first line and those that belong to its value, up to the next key and what stands above that. */
function keyRange(lines: readonly string[], fence: number, key: string): { start: number; end: number } | undefined {
  const isKey = new RegExp(`^(?:${key}|"${key}"|'${key}')[ \\t]*:(?=\\s)`);
  const start = lines.findIndex((line, at) => at < fence && isKey.test(line));
  if (start < 0) return undefined;
  // A list may stand as far left as its key; a comment may stand anywhere.
  const next = lines.findIndex((line, at) => at > start && (at === fence || /^(?!-\s)[^\s#]/.test(line)));
  let end = next;
  while (/^(?:#|\s*$)/.test(lines[end - 1] as string)) end--;
  return { start, end };
}

/** Puts the abstract above the notes; one that a person wrote is never asked to be replaced. */
function setAbstract(lines: readonly string[], abstract: string, eol: string): string[] {
  const fence = closingFence(lines);
  const closed = (lines[fence] as string).trimEnd() + eol;
  const body = lines.slice(fence + 1).join("");
  const notes = NOTES_HEADING.exec(body);
  const rest = notes ? [eol, body.slice(notes.index)] : [];
  return [...lines.slice(0, fence), closed, abstract.replaceAll("\n", eol), eol, ...rest];
}

import { splitLinks, type Unwrapped, unwrapLine } from "./markup.ts";

/** One line that is not blank, freed of markup and white space, with what its surroundings say about it. */
export interface Line {
  /** In the listing, from 1. */
  number: number;
  text: string;
  /** A blank line, or the start of the text, stands before it. */
  afterBlank: boolean;
  indented: boolean;
  heading: boolean;
  /** The next line continues this one. */
  hardBreak: boolean;
  links: string[];
  alt?: string;
  /** Only an address, an image or a bracket of a link: says something about its neighbours, is no text itself. */
  isLinkOnly: boolean;
}

const REFERENCE = /^ {0,3}\[(\d{1,5})\]: *<?(https?:\/\/\S+?)>?$/;
const URL_ONLY = /^<?(https?:\/\/\S+?)>?$/;
/** Addresses of the page itself, which some tools print under each text. */
const SITE_URL = /^https:\/\/(?:huggingface\.co\/(?:papers|login)\b|arxiv\.org\/(?:abs|pdf)\/\S+$)/;
/** White space, and what is invisible but not white space to JavaScript: zero-width space, word joiner. */
const INVISIBLE = /[\s\u200b\u2060]/;
const MARKDOWN = /^(?:[^\S\n]|\u200b){0,4}#{1,6} +(?:\[|(?:Daily|Trending) Papers\b)/m;

/** A loop, since a pattern that looks for white space before the end is slow on long runs of it. */
function trimInvisible(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && INVISIBLE.test(text.charAt(start))) start++;
  while (end > start && INVISIBLE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Folds white space of every kind to single spaces and takes it off the ends. */
export function foldSpace(text: string): string {
  return trimInvisible(text).replace(/\s+/g, " ");
}

/** Folds white space, but leaves the spaces after a backslash, which tell a line break inside a link. */
function trimLine(raw: string): string {
  const text = trimInvisible(raw);
  return text.includes("\\") ? text.replace(/[^\S ]/g, " ") : text.replace(/\s+/g, " ");
}

interface Reader {
  lines: Line[];
  references: Map<string, string>;
  /** Lines that start with the bracket of a link not yet closed. */
  open: Line[];
  afterBlank: boolean;
}

/** A link that is still open after so many lines was a bracket in the text. */
const MAX_LINES_IN_LINK = 80;

/** Splits a listing into its lines, resolves links, and drops nothing but blank lines, rules, code fences and anchors. */
export function readLines(text: string): Line[] {
  const isMarkdown = MARKDOWN.test(text);
  const reader: Reader = { lines: [], references: new Map(), open: [], afterBlank: true };
  let number = 0;
  for (const raw of text.split("\n")) {
    number++;
    const trimmed = trimLine(raw);
    const reference = trimmed.length < 2000 ? REFERENCE.exec(trimmed) : null;
    if (reference) reader.references.set(`#${reference[1]}`, reference[2] ?? "");
    const isRule = /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/.test(trimmed);
    const isNoise = isRule || (isMarkdown && (/^```\w*$/.test(trimmed) || /^<a id="[^"]*"><\/a>$/.test(trimmed)));
    if (trimmed === "" || reference || isNoise) {
      reader.afterBlank = true;
      continue;
    }
    const indented = /^\s/.test(raw);
    for (const part of splitLinks(trimmed)) addLine(reader, unwrapLine(part, isMarkdown), part, number, indented);
  }
  for (const line of reader.lines) line.links = line.links.map((link) => reader.references.get(link) ?? link);
  return markLinkOnly(reader.lines);
}

function addLine(reader: Reader, unwrapped: Unwrapped, raw: string, number: number, indented: boolean): void {
  if (reader.open.length > 0) reader.open = reader.open.filter((line) => number - line.number < MAX_LINES_IN_LINK);
  const closesOpenLink =
    unwrapped.closes && (reader.open.length > 0 || /huggingface\.co\//.test(unwrapped.links[0] ?? ""));
  const text = unwrapped.closes && !closesOpenLink ? raw : unwrapped.text;
  const line: Line = {
    number,
    text: foldSpace(text),
    afterBlank: reader.afterBlank,
    indented,
    heading: unwrapped.heading,
    hardBreak: unwrapped.hardBreak,
    links: unwrapped.closes && !closesOpenLink ? [] : unwrapped.links,
    isLinkOnly: false,
    ...(unwrapped.alt === undefined ? {} : { alt: unwrapped.alt }),
  };
  if (closesOpenLink) {
    closeLink(reader);
  }
  if (unwrapped.opens) reader.open.push(line);
  reader.lines.push(line);
  reader.afterBlank = false;
}

/** Takes the bracket off the line where the link began; a heading goes on until the link ends. */
function closeLink(reader: Reader): void {
  const opener = reader.open[0];
  reader.open = [];
  if (!opener) return;
  opener.text = foldSpace(opener.text.slice(1));
  if (!opener.heading) return;
  for (let line = reader.lines.at(-1), index = -1; line && line !== opener; line = reader.lines.at(--index)) {
    line.hardBreak = true;
  }
  opener.hardBreak = true;
}

/**
 * An address on a line of its own belongs to the page when it stands alone or is one of the site's own;
 * within a wrapped paragraph it is the end of a sentence.
 */
function markLinkOnly(lines: Line[]): Line[] {
  lines.forEach((line, index) => {
    const url = URL_ONLY.exec(line.text)?.[1];
    if (url !== undefined && line.text.length < 2000) {
      const standsAlone = line.afterBlank && (lines[index + 1]?.afterBlank ?? true);
      line.isLinkOnly = standsAlone || SITE_URL.test(url);
      if (line.isLinkOnly) line.links.push(url);
    } else {
      line.isLinkOnly = line.text === "" || line.text === "[";
    }
  });
  return lines;
}

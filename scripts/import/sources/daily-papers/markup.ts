/**
 * Copies of the page made by other tools keep some Markdown: headings, links over one or more lines, images.
 * Only markup that wraps a whole line is taken off; what stands inside a title or an abstract is its text.
 */

/** `](https://…)` or `][12]` at the end of a line, with the hard line break some tools add. */
const CLOSING = /\](?:\((https?:\/\/[^\s\]]*)\)|\[(\d{1,5})\])$/;
const HEADING = /^#{1,6} +(?=\S)/;
const SEVERAL_LINKS = /^(?:\[[^[\]]{1,80}\]\(https?:[^\s()]*\) *){2,}$/;
const ONE_LINK = /\[([^[\]]{1,80})\]\((https?:[^\s()]*)\)/g;
const IMAGE = /!\[([^\]]{0,200})\](?:\([^\s()]{0,2000}\)|\[\d{1,5}\])/g;
/** An image that a text tool wrote out: `[Image: alt]`, `[图片：alt]`. */
const WRITTEN_IMAGE = /^([-*•] )?\[(?:image|img|图片|画像|이미지)(?:[:：] ?([^\]]*))?\]/i;
const NO_ALT_TEXT = /^(?:无替代文本|no alt(?:ernative)? text)$/i;
const BREAK_IN_LINK = /\\{1,2} {2,}/g;

const PAPER_LINK = /^https:\/\/huggingface\.co\/papers\//;
/** A link longer than this is not looked for, so that a line without end costs nothing. */
const MAX_LINK = 2200;

export interface Unwrapped {
  text: string;
  /** Link targets; `#12` stands for a numbered reference that is defined elsewhere. */
  links: string[];
  heading: boolean;
  /** The line ended in a hard line break, so that the next one continues it. */
  hardBreak: boolean;
  /** The text of a first image: the page shows an organisation's handle there. */
  alt?: string;
  /** A link opens here and does not close on this line. */
  opens: boolean;
  /** A link closes here that was not opened on this line. */
  closes: boolean;
}

/** Splits `[GitHub 131](…) [arXiv Page](…)` into its links; any other line stays one. */
export function splitLinks(line: string): string[] {
  if (line.length > 2000 || !SEVERAL_LINKS.test(line)) return [line];
  return line.match(ONE_LINK) ?? [line];
}

/** How deep the square brackets are at the end of the text; closing ones too many count below zero. */
function bracketBalance(text: string): number {
  let balance = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "[") balance++;
    else if (character === "]") balance--;
  }
  return balance;
}

/** True when the bracket that opens the text is the one that its last `]` closes. */
function wrapsWhole(inner: string): boolean {
  let depth = 0;
  for (let at = 0; at < inner.length; at++) {
    const character = inner[at];
    if (character === "[") depth++;
    else if (character === "]" && --depth < 0) return false;
  }
  return depth === 0;
}

/** An image at the start of a line; elsewhere it is text, for an abstract may well speak about `![…](…)`. */
const LEADING_IMAGE = /^[[*•\- ]*!\[/;

function takeImages(text: string, alts: string[]): string {
  if (!LEADING_IMAGE.test(text)) return text;
  return text.replace(IMAGE, (_, alt: string) => {
    alts.push(alt);
    return "";
  });
}

function takeWrittenImage(text: string, alts: string[]): string {
  const written = WRITTEN_IMAGE.exec(text);
  if (!written) return text;
  if (written[2] && !NO_ALT_TEXT.test(written[2])) alts.push(written[2]);
  return (written[1] ?? "") + text.slice(written[0].length);
}

/** Takes heading marks, a link around the line and images off one trimmed line. */
export function unwrapLine(line: string, isMarkdown: boolean): Unwrapped {
  const result: Unwrapped = { text: line, links: [], heading: false, hardBreak: false, opens: false, closes: false };
  let text = line;
  if (/[^\\]\\{1,2}$/.test(text)) {
    result.hardBreak = true;
    text = text.replace(/\\{1,2}$/, "").trimEnd();
  }
  if (isMarkdown && HEADING.test(text)) {
    result.heading = true;
    text = text.replace(HEADING, "");
  }
  const alts: string[] = [];
  text = takeWrittenImage(unwrapLink(takeImages(text, alts), result), alts);
  const alt = alts.find((candidate) => candidate.trim() !== "");
  if (alt !== undefined) result.alt = alt.trim();
  if (result.links.length > 0) text = text.replace(BREAK_IN_LINK, " ");
  result.text = text.trim();
  return result;
}

function unwrapLink(text: string, result: Unwrapped): string {
  const closing = CLOSING.exec(text.length > MAX_LINK ? text.slice(-MAX_LINK) : text);
  if (!closing) {
    result.opens = text.startsWith("[") && bracketBalance(text) > 0;
    return text;
  }
  const link = closing[1] ?? `#${closing[2]}`;
  const before = text.slice(0, text.length - closing[0].length);
  // An abstract in a link may have a bracket too many; a line of several links is none.
  const isAbstract = PAPER_LINK.test(link) && !before.includes("](http");
  const isWrapped = before.startsWith("[") && (isAbstract || wrapsWhole(before.slice(1)));
  // Without an opening bracket of its own, the link began on an earlier line.
  result.closes = !isWrapped && bracketBalance(before) <= 0;
  // `[https://…](https://…)` is how an abstract shows an address.
  if ((!isWrapped && !result.closes) || /^\[https?:[^[\]]*$/.test(before)) return text;
  result.links.push(link);
  return isWrapped ? before.slice(1) : before;
}

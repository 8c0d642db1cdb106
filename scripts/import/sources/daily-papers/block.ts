import type { Line } from "./lines.ts";
import { foldSpace } from "./lines.ts";
import { unwrapLine } from "./markup.ts";
import { handleOfLink, type OrganizationLine } from "./organization.ts";
import { type PrintedDate, readDateLine } from "./printed-date.ts";

/** The metadata under an entry: who, `·`, date. */
export interface Block {
  /** Indices of its first and last line. */
  start: number;
  end: number;
  authorCount?: number;
  organization?: OrganizationLine;
  /** The line before the `·` stands apart: an organisation, or the end of the abstract. Its neighbours decide. */
  uncertain: boolean;
  date?: PrintedDate;
  comments?: number;
  /** The line under the `·` when it is no date. */
  unread?: Line;
  links: string[];
}

const AUTHORS = /^(?:[-*•] ?)*(\d{1,3}(?:,\d{3})+|\d{1,6}) authors?$/;
const BULLET = /^[-*•[]*$/;
const MAX_ORGANIZATION = 120;
const MAX_INLINE_BLOCK = 400;

/** The number of `N authors`, bare or as a list item. */
function readAuthorCount(text: string): number | undefined {
  const match = text.length < 60 ? AUTHORS.exec(text) : null;
  return match ? Number(match[1]?.replaceAll(",", "")) : undefined;
}

/** Finds the metadata blocks between two indices. Each needs text before it to belong to. */
export function findBlocks(lines: readonly Line[], from: number, to: number): Block[] {
  const blocks: Block[] = [];
  let floor = from;
  for (let index = from; index < to; index++) {
    const block = blockAt(lines, index, floor, to);
    if (!block) continue;
    blocks.push(block);
    floor = block.end + 1;
    index = block.end;
  }
  return blocks;
}

function blockAt(lines: readonly Line[], index: number, floor: number, to: number): Block | undefined {
  const line = lines[index];
  if (!line || line.text.length > MAX_INLINE_BLOCK) return undefined;
  const dot = line.text.lastIndexOf("·");
  if (dot < 0) return readAuthorCount(line.text) === undefined ? undefined : undatedBlock(lines, index, floor, to);
  if (!hasText(lines, floor, index)) return undefined;
  const before = foldSpace(line.text.slice(0, dot));
  const after = foldSpace(line.text.slice(dot + 1));
  const below = after === "" ? nextText(lines, index + 1, to) : index;
  const dateText = after || (lines[below]?.text ?? "");
  const date = readDateLine(dateText);
  if (before !== "" && (!date || !isWhoText(before))) return undefined;
  const block: Block = { start: index, end: index, uncertain: false, links: [...line.links] };
  if (date) Object.assign(block, { end: Math.max(below, index) }, date);
  else if (!attachUnread(lines, index, below, after, block)) return undefined;
  if (before === "") readWhoAbove(lines, index, floor, block);
  else setWho(block, before, unwrapLine(before, false).links, line.alt);
  if (block.authorCount !== undefined) takeBulletsAbove(lines, floor, block);
  return block;
}

/** Text to which the block can belong: at least one line that is not a mere address, bullet or number. */
function hasText(lines: readonly Line[], floor: number, index: number): boolean {
  for (let at = floor; at < index; at++) {
    const line = lines[at];
    if (line && !line.isLinkOnly && !BULLET.test(line.text) && !/^\d+$/.test(line.text)) return true;
  }
  return false;
}

function isWhoText(text: string): boolean {
  return text.length <= MAX_ORGANIZATION * 2;
}

/**
 * The `·` stands alone, and what follows it is no date: a damaged block, to be reported. Its paragraph has three lines
 * at most; in a longer one the `·` is part of the text.
 */
function attachUnread(lines: readonly Line[], dot: number, below: number, after: string, block: Block): boolean {
  const line = lines[below];
  const dotLine = lines[dot];
  if (after !== "" || !dotLine || !(dotLine.afterBlank || lines[dot - 1]?.afterBlank)) return false;
  const isBelow = line !== undefined && !line.afterBlank;
  const isShort = isBelow && line.text.length <= 60 && (lines[below + 1]?.afterBlank ?? true);
  if (isBelow ? !isShort : dotLine.afterBlank && line !== undefined) return false;
  block.unread = isShort ? line : dotLine;
  if (isShort) block.end = below;
  return true;
}

function nextText(lines: readonly Line[], from: number, to: number): number {
  let index = from;
  while (index < to && lines[index]?.isLinkOnly) index++;
  return index;
}

/** Reads the line above the `·`, past addresses, and takes the bullets of the authors' pictures along. */
function readWhoAbove(lines: readonly Line[], dot: number, floor: number, block: Block): void {
  let apart = lines[dot]?.afterBlank ?? true;
  let index = dot - 1;
  const links: string[] = [];
  let alt: string | undefined;
  for (let line = lines[index]; index >= floor && line?.isLinkOnly; line = lines[--index]) {
    links.push(...line.links);
    alt ??= line.alt;
    apart ||= line.afterBlank;
  }
  // The link of a profile may stand under the name also without a blank line.
  const profile = lines[index]?.text ?? "";
  if (index >= floor && /^https:\/\/huggingface\.co\/[\w.-]+$/.test(profile)) links.push(lines[index--]?.text ?? "");
  const line = lines[index];
  if (!line || index < floor) return;
  const count = readAuthorCount(line.text);
  const startsParagraph = line.afterBlank || lines[index - 1]?.isLinkOnly === true;
  if (count === undefined) {
    if (line.text.length > MAX_ORGANIZATION || index === floor) return;
    // In the block's own paragraph any short line is the organisation; elsewhere it could be text.
    if (!(startsParagraph && !apart) && (apart !== startsParagraph || endsSentence(line.text))) return;
  }
  setWho(block, line.text, [...links, ...line.links], line.alt ?? alt);
  block.uncertain = count === undefined && apart;
  block.start = index;
}

/** `Turing Inc.` is a name, though it ends with a full stop. */
function endsSentence(text: string): boolean {
  return /[.!?]$/.test(text) && !/\b(?:Inc|Ltd|LTD|Co|Corp|Lab|Univ|Inst|LLC|GmbH|e\.V)\.$/.test(text);
}

function takeBulletsAbove(lines: readonly Line[], floor: number, block: Block): void {
  for (let above = lines[block.start - 1]; block.start > floor && above; above = lines[block.start - 1]) {
    if (above.text !== "" && !BULLET.test(above.text)) break;
    block.links.push(...above.links);
    block.start--;
  }
}

function setWho(block: Block, text: string, links: string[], alt: string | undefined): void {
  const plain = unwrapLine(text, false);
  const who = foldSpace(plain.text);
  for (const link of links) block.links.push(link);
  const count = readAuthorCount(who);
  if (count !== undefined) {
    block.authorCount = count;
    return;
  }
  const handle = links.map(handleOfLink).find((candidate) => candidate !== undefined) ?? plain.alt ?? alt;
  block.organization = { text: who, ...(handle === undefined ? {} : { handle }) };
}

/**
 * `N authors` without `·` and date, as the trending view prints it. In the text of an abstract such a line is text,
 * so it has to stand apart, or above what follows an entry; and never above a block of its own.
 */
function undatedBlock(lines: readonly Line[], index: number, floor: number, to: number): Block | undefined {
  const line = lines[index];
  const next = lines[index + 1];
  if (!line || !hasText(lines, floor, index)) return undefined;
  const isLast = index + 1 >= to || next === undefined;
  const endsEntry = isLast || next.heading || /^(?:LINK: )?(?:GitHub\b|Upvote\b|arXiv Page)/.test(next.text);
  const standsApart = (line.afterBlank || BULLET.test(lines[index - 1]?.text ?? "")) && (next?.afterBlank ?? true);
  if (!endsEntry && (!standsApart || isBlockAhead(lines, index + 1, to))) return undefined;
  const block: Block = { start: index, end: index, uncertain: false, links: [...line.links] };
  setWho(block, line.text, line.links, undefined);
  takeBulletsAbove(lines, floor, block);
  return block;
}

/** True when the next line of text is already the who-line or the `·` of a block. */
function isBlockAhead(lines: readonly Line[], from: number, to: number): boolean {
  const next = nextText(lines, from, to);
  const after = nextText(lines, next + 1, to);
  return [next, after].some((index) => index < to && lines[index]?.text.startsWith("·"));
}

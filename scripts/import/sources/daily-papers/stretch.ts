import type { Problem } from "../../../../src/archive/problem.ts";
import type { Block } from "./block.ts";
import type { Line } from "./lines.ts";
import { type Margin, type Mark, readMargin, readMark, takeMarks } from "./marks.ts";
import {
  endsSentence,
  endsWithAddress,
  type Pairing,
  type Paragraph,
  pairUp,
  textOf,
  toParagraphs,
} from "./pairing.ts";
import { cutEntryProblem, joinedSentence, unpairedProblems, unreadCountProblems } from "./stretch-report.ts";

/** An entry before its dates and its organisation are understood in the light of the whole listing. */
export interface RawEntry {
  line: number;
  title: string;
  abstract: string;
  block?: Block;
  upvotes?: number;
  comments?: number;
  links: string[];
  code?: string;
}

/** The lines from the end of one metadata block to the start of the next, or to the end. */
export interface Stretch {
  lines: readonly Line[];
  block?: Block;
  /** The line above the `·`, when it could be an organisation as well as an abstract. */
  uncertain?: Line;
  isFirst: boolean;
  isEnd: boolean;
  /** The text ends with a line end, so that its last line is not cut. */
  endsWithNewline: boolean;
}

export interface ReadStretch {
  /** What the marks at the start say about the entry above. */
  margin: Margin;
  entries: RawEntry[];
  problems: Problem[];
  assumptions: string[];
  /** Counts of votes or other marks that only a browser copy has. */
  hasMarks: boolean;
}

/** Lines of text between marks, with the marks before them. */
interface Segment {
  marks: Mark[];
  lines: Line[];
}

/** Reads the entries of one stretch: normally one, more where the copy lost metadata blocks. */
export function readStretch(stretch: Stretch): ReadStretch {
  const segments = toSegments(stretch.lines);
  const result: ReadStretch = {
    margin: readMargin([], stretch.isFirst, stretch.isEnd),
    entries: [],
    problems: [],
    assumptions: [],
    hasMarks: false,
  };
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    const { pairing, marks, takesUncertain } = pairSegment(segment, isLast ? stretch : undefined);
    const isEmpty = segment.lines.length === 0 && pairing.pairs.length === 0;
    const above = result.entries.at(-1);
    const margin = readMargin(marks, stretch.isFirst && !above && index === 0, isEmpty && stretch.isEnd);
    if (index === 0) result.margin = margin;
    else if (above) applyMargin(above, margin);
    result.hasMarks ||= marks.some((mark) => mark.kind !== "link");
    for (const problem of unreadCountProblems(margin)) result.problems.push(problem);
    const entries = toEntries(pairing, segment, margin);
    if (isLast && stretch.block) giveBlock(stretch.block, entries, pairing, takesUncertain);
    else if (isLast && stretch.isEnd) dropCutEntry(entries, pairing, stretch.endsWithNewline, result.problems);
    const end = !isLast ? "text" : stretch.block ? "block" : stretch.isEnd ? "nothing" : "text";
    for (const problem of unpairedProblems(pairing, end)) result.problems.push(problem);
    for (const pair of pairing.joined) result.assumptions.push(joinedSentence(pair));
    for (const entry of entries) result.entries.push(entry);
  });
  return result;
}

/** What marks below an entry say about it. */
export function applyMargin(entry: RawEntry, margin: Margin): void {
  if (margin.comments !== undefined) entry.comments ??= margin.comments;
  if (margin.upvotesAbove !== undefined) entry.upvotes ??= margin.upvotesAbove;
  if (margin.code !== undefined) entry.code ??= margin.code;
  for (const link of margin.linksAbove) entry.links.push(link);
}

/** Cuts the lines where paragraphs of marks stand between texts. */
function toSegments(lines: readonly Line[]): Segment[] {
  const segments: Segment[] = [{ marks: takeMarks(lines, 0), lines: [] }];
  for (let index = segments[0]?.marks.length ?? 0; index < lines.length; ) {
    const marks = marksBetweenTexts(lines, index);
    if (marks.length > 0) segments.push({ marks, lines: [] });
    const line = lines[index];
    if (marks.length === 0 && line) segments.at(-1)?.lines.push(line);
    index += Math.max(1, marks.length);
  }
  return segments;
}

/** Whole paragraphs of marks only: a number within a wrapped abstract is text. */
function marksBetweenTexts(lines: readonly Line[], index: number): Mark[] {
  const line = lines[index];
  if (!line || lines[index - 1]?.hardBreak) return [];
  if (!(line.afterBlank || lines[index - 1]?.isLinkOnly || isButton(line))) return [];
  const marks = takeMarks(lines, index);
  while (marks.length > 0 && !(lines[index + marks.length]?.afterBlank ?? true)) marks.pop();
  return marks.every((mark) => mark.kind === "link") ? [] : marks;
}

/** A button with its link may follow an abstract without a blank line. */
function isButton(line: Line): boolean {
  const kind = line.links.length > 0 ? readMark(line)?.kind : undefined;
  return kind === "code" || kind === "button";
}

interface PairedSegment {
  pairing: Pairing;
  marks: Mark[];
  takesUncertain: boolean;
}

function pairSegment(segment: Segment, last: Stretch | undefined): PairedSegment {
  const paragraphs = toParagraphs(segment.lines.filter((line) => !line.isLinkOnly));
  let paired: PairedSegment = { pairing: pairUp(paragraphs), marks: segment.marks, takesUncertain: false };
  // At the end of a text that was cut off, the text after a count is more likely a title than an abstract.
  const title = last?.isEnd ? undefined : titleAmongMarks(segment.marks, paragraphs);
  if (title) {
    const pairing = pairUp([...toParagraphs([title.line]), ...paragraphs]);
    paired = { ...paired, pairing, marks: segment.marks.slice(0, segment.marks.indexOf(title)) };
  }
  if (!last?.uncertain) return paired;
  const withAbstract = pairUp([...paragraphs, ...toParagraphs([last.uncertain])]);
  return withAbstract.score > paired.pairing.score
    ? { ...paired, pairing: withAbstract, takesUncertain: true }
    : paired;
}

/** A title may look like a count, a dash or a button: `2025`. It is one when the text after it has no other title. */
function titleAmongMarks(marks: readonly Mark[], paragraphs: readonly Paragraph[]): Mark | undefined {
  const [first, second] = paragraphs;
  if (!first || paragraphs.length % 2 === 0 || pairUp([first]).pairs.length > 0) return undefined;
  if (!endsSentence(first.text) || (second && second.text.length >= first.text.length)) return undefined;
  return marks.findLast((mark) => mark.kind !== "link");
}

function toEntries(pairing: Pairing, segment: Segment, margin: Margin): RawEntry[] {
  const entries = pairing.pairs.map(({ title, abstract }): RawEntry => {
    return { line: title[0]?.number ?? 0, title: textOf(title), abstract: textOf(abstract), links: [] };
  });
  let at = 0;
  for (const line of segment.lines) {
    while (line.number >= (entries[at + 1]?.line ?? Number.POSITIVE_INFINITY)) at++;
    entries[at]?.links.push(...line.links);
  }
  const first = entries[0];
  for (const link of margin.links) first?.links.push(link);
  if (first && margin.upvotes !== undefined) first.upvotes = margin.upvotes;
  return entries;
}

function giveBlock(block: Block, entries: RawEntry[], pairing: Pairing, takesUncertain: boolean): void {
  const entry = entries.at(-1);
  if (!entry || !pairing.reachesEnd) return;
  entry.block = block;
  if (takesUncertain) delete block.organization;
  if (block.comments !== undefined) entry.comments = block.comments;
  for (const link of block.links) entry.links.push(link);
}

/** The last entry of a listing that was cut off is imported whole or not at all. */
function dropCutEntry(entries: RawEntry[], pairing: Pairing, endsWithNewline: boolean, problems: Problem[]): void {
  const entry = entries.at(-1);
  if (!entry || !pairing.reachesEnd || endsSentence(entry.abstract)) return;
  if (endsWithAddress(entry.abstract) && endsWithNewline) return;
  entries.pop();
  problems.push(cutEntryProblem(entry.line, entry.title));
}

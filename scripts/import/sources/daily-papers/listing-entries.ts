import type { Problem } from "../../../../src/archive/problem.ts";
import { type Block, findBlocks } from "./block.ts";
import { type Header, startOfFooter } from "./header.ts";
import type { Line } from "./lines.ts";
import type { Form } from "./organization.ts";
import { isSiteLink } from "./paper-link.ts";
import { applyMargin, type RawEntry, type ReadStretch, readStretch } from "./stretch.ts";
import { shorten, unreadDateProblem } from "./stretch-report.ts";

export interface ListingEntries {
  entries: RawEntry[];
  form: Form;
  problems: Problem[];
  assumptions: string[];
}

interface Counts {
  stretches: number;
  marked: number;
}

/** Reads all entries between the headers and the foot of the page. */
export function readEntries(lines: readonly Line[], header: Header, endsWithNewline: boolean): ListingEntries {
  const result: ListingEntries = { entries: [], form: "extractor", problems: [], assumptions: [] };
  const counts: Counts = { stretches: 0, marked: 0 };
  const end = startOfFooter(lines);
  let from = 0;
  for (const run of [...header.runs, { start: end, end }]) {
    const to = Math.min(run.start, end);
    if (from < to)
      readRange(lines, from, to, { result, counts, endsWithNewline: endsWithNewline || to < lines.length });
    from = run.end + 1;
  }
  const isMarked =
    counts.marked * 2 > counts.stretches || lines.some((line) => line.links.length > 0 && !line.isLinkOnly);
  if (isMarked) result.form = "browser";
  result.assumptions.push(...aboutTheEnd(result.entries.at(-1), endsWithNewline || end < lines.length));
  return result;
}

/** A listing that was cut off may look whole: the reader of the report can tell. */
function aboutTheEnd(last: RawEntry | undefined, endsWithLineEnd: boolean): string[] {
  if (!last || (last.block?.date && endsWithLineEnd)) return [];
  const sign = endsWithLineEnd ? "has no date" : "is not followed by a line end";
  return [`line ${last.line}: the last entry, “${shorten(last.title)}”, ${sign}; it was taken for whole.`];
}

interface Reading {
  result: ListingEntries;
  counts: Counts;
  endsWithNewline: boolean;
}

function readRange(lines: readonly Line[], from: number, to: number, reading: Reading): void {
  const blocks = findBlocks(lines, from, to);
  let start = from;
  let above: RawEntry | undefined;
  for (const block of [...blocks, undefined]) {
    const own = lines.slice(start, block?.start ?? to);
    const read = readStretch({
      lines: own,
      ...(block ? { block } : {}),
      ...uncertainLine(lines, block),
      isFirst: above === undefined,
      isEnd: block === undefined,
      endsWithNewline: reading.endsWithNewline,
    });
    if (above) applyMargin(above, read.margin);
    addStretch(read, block, own, reading);
    above = block ? read.entries.at(-1) : undefined;
    start = (block?.end ?? to) + 1;
  }
}

function uncertainLine(lines: readonly Line[], block: Block | undefined): { uncertain?: Line } {
  const line = block?.uncertain ? lines[block.start] : undefined;
  return line ? { uncertain: line } : {};
}

function addStretch(read: ReadStretch, block: Block | undefined, own: readonly Line[], reading: Reading): void {
  const { result, counts } = reading;
  if (read.entries.length > 0) counts.stretches++;
  if (read.entries.length > 0 && read.hasMarks) counts.marked++;
  for (const entry of read.entries) result.entries.push(entry);
  for (const problem of read.problems) result.problems.push(problem);
  for (const assumption of read.assumptions) result.assumptions.push(assumption);
  if (block?.unread) result.problems.push(unreadDateProblem(block.unread));
  reportAddresses(own, result.problems);
}

/** An address on a line of its own that is not of the page itself may be anything. */
function reportAddresses(lines: readonly Line[], problems: Problem[]): void {
  for (const line of lines) {
    const foreign =
      line.isLinkOnly && line.text !== "" && line.links.find((link) => !link.startsWith("#") && !isSiteLink(link));
    if (!foreign) continue;
    problems.push({
      line: line.number,
      message: `The address ${shorten(foreign)} stands by itself, and was not used.`,
      hint: "If it belongs to an abstract, remove the blank line between them.",
    });
  }
}

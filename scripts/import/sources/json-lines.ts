/**
 * Our own records as JSON Lines, one paper a line: keys as in a paper's front matter, with `abstract` and `notes` as
 * Markdown. A line whose `listed` is one day is of the simpler shape: an arXiv id, plain text, `code` and `project`.
 * Records of other programs are read by the names of their keys.
 */
import type { z } from "zod";
import { isCalendarDate } from "../../../src/archive/calendar-date.ts";
import type { Listed } from "../../../src/archive/paper.ts";
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import { recordSchema, simpleRecordSchema } from "../../../src/store/paper-schema.ts";
import { validate } from "../../../src/store/validate.ts";
import type { Entry, ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { readForeignRecord } from "./json/foreign-record.ts";

export const jsonLines: Source = {
  name: "json-lines",
  listedAs: "json-lines",
  recognises: (text) => {
    const first = text.trimStart().split("\n", 1)[0] ?? "";
    return first.startsWith("{") && typeof parseLine(first)?.["title"] === "string";
  },
  parse: parseJsonLines,
};

function parseJsonLines(text: string, context: ListingContext): ParsedListing {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const unread = new Set<string>();
  text.split("\n").forEach((json, at) => {
    if (json.trim() === "") return;
    const line = at + 1;
    const record = parseLine(json);
    if (!record) {
      problems.push({
        message: "The line is not a JSON object.",
        hint: "One record a line.",
        file: context.file,
        line,
      });
      return;
    }
    const foreign = readForeignRecord(record, line);
    if (foreign) {
      entries.push(foreign.entry);
      for (const key of foreign.unread) unread.add(cleanLine(key).slice(0, 40));
      return;
    }
    const read = readRecord(record, line, { file: context.file, yaml: "", linesAbove: at });
    if (Array.isArray(read)) problems.push(...read.map((problem) => ({ ...problem, line })));
    else entries.push(read);
  });
  const day = dayOf(entries, context);
  const isAssumed =
    context.date === undefined && entries.length > 0 && entries.every(({ listed = [] }) => listed.length === 0);
  const assumptions = isAssumed ? [`no record names the day of its listing; the file is of ${day}.`] : [];
  if (unread.size > 0) assumptions.push(`these keys were not used: ${[...unread].slice(0, 20).join(", ")}.`);
  return { date: day, entries, problems, assumptions };
}

function readRecord(
  record: Record<string, unknown>,
  line: number,
  place: Parameters<typeof validate>[2],
): Entry | Problem[] {
  if (typeof record["listed"] === "string") {
    const simple = validate(simpleRecordSchema, record, place);
    return simple.value ? fromSimple(simple.value, line) : simple.problems;
  }
  const own = validate(recordSchema, record, place);
  return own.value ? fromOwn(own.value, line) : own.problems;
}

function fromOwn({ id, topics, status, notes, ...record }: z.infer<typeof recordSchema>, line: number): Entry {
  const own = { ...(id && { id }), ...(topics && { topics }), ...(status && { status }), ...(notes && { notes }) };
  return {
    ...record,
    line,
    listed: record.listed ?? [],
    ...(record.abstract === undefined ? {} : { abstractIsMarkdown: true as const }),
    ...(Object.keys(own).length > 0 && { own }),
  };
}

function fromSimple(record: z.infer<typeof simpleRecordSchema>, line: number): Entry {
  const { id, listed, comments, upvotes, code, project, ...facts } = record;
  const counts = { ...(comments && { comments }), ...(upvotes && { upvotes }) };
  return {
    ...facts,
    line,
    arxiv: id,
    listed: [{ date: listed, source: "json-lines", ...counts }],
    ...((code || project) && { links: { ...(code && { code }), ...(project && { project }) } }),
  };
}

/** A record may name its listings; the day of the file is for those that do not. */
function dayOf(entries: readonly Entry[], { date, file, fileDate }: ListingContext): string {
  const days = entries.flatMap(({ listed }) => listed ?? []).map((one: Listed) => one.date);
  const day = date ?? days.filter(isCalendarDate).sort().at(-1) ?? fileDate;
  if (day) return day;
  throw new InputError({
    message: "No record names the day of its listing.",
    hint: "Say it with --date YYYY-MM-DD.",
    file,
  });
}

function parseLine(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The listing that arXiv sends by e-mail: entries between lines of dashes, fields wrapped, abstracts plain. */
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import { InputError } from "../../../src/archive/problem.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { splitArxivAuthors } from "./author-names.ts";
import { collectEntries, type Located, type Reading } from "./collect-entries.ts";
import { knownFacts } from "./facts.ts";
import { readDoi } from "./identifiers.ts";
import { dayOfListing } from "./listing-day.ts";
import { mailDay } from "./time-stamp.ts";

export const arxivEmail: Source = {
  name: "arxiv-email",
  listedAs: "arxiv",
  recognises: (text) => /^\\\\[ \t]*\narXiv:\s*\S+/m.test(text.slice(0, 100_000)),
  parse,
};

const RULE = /^(?:-{70,}|(?:%%?-{2,}){3,}%*)\s*$/;
const ID_LINE = /^arXiv:\s*(\S+)/;
const FIELD = /^([A-Za-z][A-Za-z-]*(?: \([^)]{1,40}\))?):\s?(.*)$/;

function parse(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const blocks = readBlocks(text);
  const located = blocks.filter(({ lines }) => lines.some((line) => ID_LINE.test(line) || line === "\\\\"));
  if (located.length === 0) {
    throw new InputError({
      message: "The e-mail lists no paper.",
      hint: "An entry begins with a line of two backslashes and one of arXiv: and an id.",
      file,
    });
  }
  const records: Located<string[]>[] = located.map(({ lines, line }, at) => ({
    value: lines,
    line:
      line +
      Math.max(
        lines.findIndex((one) => ID_LINE.test(one)),
        0,
      ),
    position: at + 1,
  }));
  const { entries, problems } = collectEntries(records, { file, noun: "Entry" }, readEntry);
  const { date, assumptions } = dayOfListing(context, lastDayReceived(text));
  const ending =
    located.at(-1) === blocks.at(-1)
      ? ["the text ends without a line of dashes; its last paper was taken for the last."]
      : [];
  return { date, entries, problems, assumptions: [...assumptions, ...ending] };
}

interface Block {
  lines: string[];
  /** Line of its first line, from 1. */
  line: number;
}

/** What stands between lines of dashes. */
function readBlocks(text: string): Block[] {
  const blocks: Block[] = [{ lines: [], line: 1 }];
  text.split("\n").forEach((line, at) => {
    if (RULE.test(line)) blocks.push({ lines: [], line: at + 2 });
    else blocks.at(-1)?.lines.push(line.trimEnd());
  });
  return blocks;
}

function readEntry(lines: string[], position: number): Reading {
  const [from, middle] = lines.flatMap((line, at) => (line === "\\\\" ? [at] : []));
  const end = lines.findLastIndex((line) => /^\\\\ \(/.test(line));
  const start = lines.findIndex((line) => ID_LINE.test(line));
  if (from === undefined || start < from || end < start) {
    return {
      reason: "has no line of two backslashes at its begin or end: it is cut off",
      hint: "Copy the whole e-mail.",
    };
  }
  const fields = readFields(lines.slice(start, middle ?? end));
  const printed = ID_LINE.exec(lines[start] ?? "")?.[1] ?? "";
  const arxiv = parseArxivId(printed);
  const title = fields.get("title") ?? "";
  if (arxiv === undefined) return { reason: `has an id that arXiv does not give: “${printed.slice(0, 80)}”` };
  if (title === "") return { reason: "has no title" };
  return {
    facts: knownFacts({
      title,
      abstract: middle === undefined ? undefined : cleanLine(lines.slice(middle + 1, end).join("\n")),
      authors: splitArxivAuthors(fields.get("authors") ?? fields.get("author") ?? ""),
      published: mailDay(fields.get("date (v1)") ?? fields.get("date") ?? ""),
      rank: position,
      arxiv,
      doi: readDoi(fields.get("doi")).doi,
      categories: fields.get("categories")?.split(" ").filter(Boolean),
    }),
  };
}

/** Fields by their name in lower case; a line that begins with white space goes on with the one before. */
function readFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string[]>();
  let name = "";
  for (const line of lines) {
    const field = FIELD.exec(line);
    if (field?.[1] !== undefined) {
      name = field[1].toLowerCase();
      fields.set(name, [field[2] ?? ""]);
    } else if (/^\s+\S/.test(line)) fields.get(name)?.push(line);
    else name = "";
  }
  return new Map([...fields].map(([key, parts]) => [key, cleanLine(parts.join(" "))]));
}

/** The second day of `received from  Wed 20 Nov 24 19:00:00 GMT  to  Thu 21 Nov 24 19:00:00 GMT`. */
function lastDayReceived(text: string): string | undefined {
  const received = /^[ \t]*received from\s.{0,80}\sto\s+(.{0,60})$/m.exec(text.slice(0, 20_000));
  return received ? mailDay(received[1] ?? "") : undefined;
}

/** A plain list of arXiv ids or links, one a line. It names papers without saying what they are. */
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { dayOfListing } from "./listing-day.ts";

export const idList: Source = {
  name: "id-list",
  listedAs: "arxiv",
  recognises,
  parse,
};

/** Lines of a repeated id that a message names. */
const MOST_NAMED = 10;
/** A longer line is no list of ids. */
const LONGEST_LINE = 10_000;

interface Line {
  text: string;
  /** From 1. */
  number: number;
}

/** Lines that hold anything, those of several ids in parts; what follows a `#` is a remark. */
function readLines(text: string): Line[] {
  return text
    .split("\n")
    .map((line, at) => ({ text: line.replace(/(?:^|\s)#.*$/, "").trim(), number: at + 1 }))
    .filter((line) => line.text !== "")
    .flatMap(splitIds);
}

function splitIds({ text, number }: Line): Line[] {
  const parts = text.length > LONGEST_LINE ? [] : text.split(/[\s,;]+/).filter(Boolean);
  const areIds = parts.length > 1 && parts.every((part) => idOf(part) !== undefined);
  return areIds ? parts.map((part) => ({ text: part, number })) : [{ text, number }];
}

/** Most lines of the beginning are ids; a few may be spoilt. */
function recognises(text: string): boolean {
  const lines = readLines(text.slice(0, 10_000)).slice(0, 100);
  const ids = lines.filter(({ text: line }) => idOf(line) !== undefined);
  return ids.length > 0 && ids.length >= (lines.length * 2) / 3;
}

/** An id, also in a list of Markdown or with a comma behind it. */
function idOf(text: string): string | undefined {
  if (text.length > 300) return undefined;
  return parseArxivId(text.replace(/^(?:[-*•]\s+)?["'<]?/, "").replace(/["'>]?[,;]?$/, ""));
}

/**
 * The ids of a list, each with the lines it stands on, and a problem for every line that is none. Throws `InputError`
 * when there is no id.
 */
export function readIds(text: string, file: string): { places: Map<string, number[]>; problems: Problem[] } {
  const places = new Map<string, number[]>();
  const problems: Problem[] = [];
  for (const { text: line, number } of readLines(text)) {
    const id = idOf(line);
    const known = id === undefined ? undefined : places.get(id);
    if (known) known.push(number);
    else if (id !== undefined) places.set(id, [number]);
    else {
      problems.push({
        message: `“${cleanLine(line.slice(0, 200)).slice(0, 80)}” is no id of arXiv, nor a link to one.`,
        hint: "One a line, such as 2304.01662 or https://arxiv.org/abs/2304.01662.",
        file,
        line: number,
      });
    }
  }
  if (places.size === 0) {
    throw new InputError({ message: "The list holds no id of arXiv.", hint: "One a line, such as 2304.01662.", file });
  }
  return { places, problems };
}

function parse(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const { places, problems } = readIds(text, file);
  for (const [id, [line]] of places)
    problems.push({ ...unknownPaper(id, file), ...(line === undefined ? {} : { line }) });
  const { date, assumptions } = dayOfListing(context);
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { date, entries: [], problems, assumptions: [...assumptions, ...[...places].flatMap(repeated)] };
}

function unknownPaper(id: string, file: string): Problem {
  return {
    message: `${id} is an id alone: title and abstract are not known yet.`,
    hint: `Fetch them with npm run import -- --from arxiv --ids ${file}.`,
    file,
  };
}

function repeated([id, lines]: [string, number[]]): string[] {
  if (lines.length < 2) return [];
  const more = lines.length > MOST_NAMED ? ` and ${lines.length - MOST_NAMED} more` : "";
  return [`${id} stands on lines ${lines.slice(0, MOST_NAMED).join(", ")}${more}; it was taken once.`];
}

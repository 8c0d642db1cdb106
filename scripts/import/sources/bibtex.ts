/** BibTeX and biblatex: entries of any type, each a paper when it has a title. */
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import type { Entry, ListingContext, ParsedListing, Source } from "../entry.ts";
import { readFacts } from "./bibtex/entry-facts.ts";
import { type BibtexEntry, readEntry, Strings } from "./bibtex/read-entry.ts";
import { countLines, type RawEntry, splitEntries } from "./bibtex/split-entries.ts";
import { dayOfListing } from "./listing-day.ts";

/** A line that begins an entry: with a key and a comma, or one of the three types that have none. */
const ENTRY_LINE =
  /^[ \t]{0,20}@(?:(?:string|preamble|comment)\s{0,20}[{(]|[a-z]{2,40}[ \t]{0,9}[{(]\s{0,20}[^\s{}(),=]{1,200}[ \t]{0,20},)/im;

export const bibtex: Source = {
  name: "bibtex",
  listedAs: "bibtex",
  recognises: (text) => !/^\s*[[{<]/.test(text.slice(0, 1000)) && ENTRY_LINE.test(text.slice(0, 100_000)),
  parse: parseBibtex,
};

function parseBibtex(text: string, context: ListingContext): ParsedListing {
  const problems: Problem[] = [];
  const read = readEntries(text, context.file, problems);
  if (read.length === 0 && problems.length === 0) {
    throw new InputError({
      message: "The text holds no BibTeX entry.",
      hint: "An entry looks like @article{key, title = {…}}.",
      file: context.file,
    });
  }
  const byKey = new Map(read.map(({ entry }) => [entry.key.toLowerCase(), entry.fields]));
  const entries: Entry[] = [];
  for (const { entry, raw } of read) {
    const parent = byKey.get(entry.fields.get("crossref")?.trim().toLowerCase() ?? "");
    const facts = readFacts(entry.fields, parent);
    if (facts) entries.push({ ...facts, line: titleLine(raw) });
    else problems.push(problemOf(raw, entry.key, "has no title", context.file));
  }
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { ...dayOfListing(context), entries, problems };
}

function readEntries(text: string, file: string, problems: Problem[]): { entry: BibtexEntry; raw: RawEntry }[] {
  const strings = new Strings();
  const read: { entry: BibtexEntry; raw: RawEntry }[] = [];
  for (const raw of splitEntries(text)) {
    if (raw.type === "preamble") continue;
    if (raw.type === "string") {
      const fault = strings.define(raw);
      if (fault) problems.push(problemOf(raw, "", fault, file));
      continue;
    }
    const entry = readEntry(raw, strings);
    if ("fault" in entry) problems.push(problemOf(raw, keyOf(raw), entry.fault, file));
    else read.push({ entry, raw });
  }
  return read;
}

function keyOf({ body }: RawEntry): string {
  return /^\s*([^\s,={}"]{1,100})\s*,/.exec(body)?.[1] ?? "";
}

function problemOf({ type, line }: RawEntry, key: string, reason: string, file: string): Problem {
  const name = key === "" ? "" : ` “${key}”`;
  return {
    message: `The @${type}${name} ${reason}.`,
    hint: reason === "has no title" ? "Add one." : "Check its braces, quotation marks and commas.",
    file,
    line,
  };
}

function titleLine({ body, line }: RawEntry): number {
  const title = /(?:^|[\s,])title\s{0,20}=/i.exec(body);
  return title ? line + countLines(body, 0, title.index + title[0].length) : line;
}

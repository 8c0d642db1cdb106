/** The JSON of the Daily Papers API, as it is answered and as archives keep it. */
import type { Organization } from "../../../src/archive/paper.ts";
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import type { Problem } from "../../../src/archive/problem.ts";
import type { Entry, ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { collectEntries, type Located, type Reading } from "./collect-entries.ts";
import { knownFacts } from "./facts.ts";
import { webLinks } from "./identifiers.ts";
import { isObject, type JsonObject, listOf, numberOf, objectOf, textOf, valueAt } from "./json/json-value.ts";
import { type JsonListing, readRecords, startsLikeJson } from "./json/read-records.ts";
import { dayOfRecords } from "./listing-day.ts";
import { printedDay, utcDay } from "./time-stamp.ts";

export const dailyPapersJson: Source = {
  name: "daily-papers-json",
  listedAs: "daily-papers",
  recognises: (text) => startsLikeJson(text) && /["']paper\\?["']\s*:\s*\{/.test(text.slice(0, 100_000)),
  parse: (text, context) =>
    readDailyPapers(readRecords(text, context.file, ["data", "dailyPapers", "papers"]), context),
};

/** The records of a day, however they came. */
export function readDailyPapers(listing: JsonListing, context: ListingContext): ParsedListing {
  const { file } = context;
  const { entries, problems } = collectEntries(
    listing.records,
    { file, noun: "Record", known: listing.problems },
    readRecord,
  );
  const days = new Map(listing.records.map((record) => [record.position, featuredDay(record)]));
  const known = [...days.values()].filter((day) => day !== undefined);
  const { date, assumptions } = dayOfRecords(known, context, wrapperDay(listing.wrapper));
  return {
    date,
    entries: withListings(entries, days, date),
    problems: [...problems, ...countProblem(listing, file)],
    assumptions,
  };
}

function readRecord(record: JsonObject, position: number): Reading {
  const paper = paperOf(record);
  const title = textOf(paper, "title") ?? textOf(record, "title");
  if (title === undefined) return { reason: "has no title" };
  const arxiv = parseArxivId(idOf(paper));
  const authors = listOf(paper, "authors").filter(isObject);
  const shown = authors.filter((author) => valueAt(author, "hidden") !== true);
  return {
    facts: knownFacts({
      title,
      abstract: textOf(paper, "summary") ?? textOf(record, "summary"),
      authors: shown.flatMap((author) => textOf(author, "name") ?? []),
      // A hidden author is counted, so that the list does not pass for whole.
      authorCount: shown.length < authors.length ? authors.length : undefined,
      organization:
        readOrganization(objectOf(record, "organization")) ?? readOrganization(objectOf(paper, "organization")),
      published: utcDay(textOf(paper, "publishedAt")),
      rank: position,
      comments: numberOf(record, "numComments") ?? numberOf(paper, "numComments"),
      upvotes: numberOf(paper, "upvotes"),
      arxiv,
      links: webLinks({ code: textOf(paper, "githubRepo"), project: textOf(paper, "projectPage") }),
    }),
  };
}

/** The inner paper; of other addresses of the API, the record is the paper itself. */
function paperOf(record: JsonObject): JsonObject {
  return isObject(valueAt(record, "paper")) ? objectOf(record, "paper") : record;
}

function readOrganization(organization: JsonObject): Organization | undefined {
  const handle = textOf(organization, "name");
  const name = textOf(organization, "fullname") ?? handle;
  return name === undefined ? undefined : knownFacts<Organization>({ handle, name });
}

function featuredDay({ value }: Located<JsonObject>): string | undefined {
  return utcDay(textOf(paperOf(value), "submittedOnDailyAt"));
}

function wrapperDay(wrapper: JsonObject): string | undefined {
  return printedDay(textOf(wrapper, "date") ?? textOf(wrapper, "dateString"));
}

/** A record of another day than the listing names its own listing; its place there is not known. */
function withListings(entries: readonly Entry[], days: ReadonlyMap<number, string | undefined>, date: string): Entry[] {
  return entries.map(({ rank, ...entry }) => {
    const own = rank === undefined ? undefined : days.get(rank);
    if (own === undefined || own === date) return { ...entry, ...(rank === undefined ? {} : { rank }) };
    const { comments, upvotes } = entry;
    const counts = knownFacts<{ comments?: number; upvotes?: number }>({ comments, upvotes });
    return { ...entry, listed: [{ date: own, source: dailyPapersJson.listedAs, ...counts }] };
  });
}

function countProblem({ wrapper, records, problems }: JsonListing, file: string): Problem[] {
  const count = numberOf(wrapper, "count");
  const held = records.length + problems.length;
  if (count === undefined || count <= held) return [];
  return [
    {
      message: cleanLine(`The answer says that it holds ${count} papers, and holds ${held}.`),
      hint: "Fetch it again.",
      file,
    },
  ];
}

/** An id that a program took for a number lost the zeros at its end; since 2015 five digits stand behind the dot. */
function idOf(paper: JsonObject): string {
  const id = numberOf(paper, "id");
  return id === undefined
    ? (textOf(paper, "id") ?? "")
    : id.toFixed(id < 1501 ? 4 : 5).padStart(id < 1501 ? 9 : 10, "0");
}

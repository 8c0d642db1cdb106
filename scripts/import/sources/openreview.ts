/** OpenReview: the JSON of its API, version 1 and 2, and tables of submissions as TSV. */
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { cleanNames } from "./author-names.ts";
import { collectEntries, type Reading } from "./collect-entries.ts";
import { readTableEntries } from "./csv.ts";
import { knownFacts } from "./facts.ts";
import { readDoi, webLinks } from "./identifiers.ts";
import { isObject, type JsonObject, numberOf, objectOf, textOf, textsOf, valueAt } from "./json/json-value.ts";
import { readRecords, startsLikeJson } from "./json/read-records.ts";
import { dayOfListing } from "./listing-day.ts";
import { dayOfMilliseconds } from "./time-stamp.ts";

const SITE = "https://openreview.net";

export const openreview: Source = {
  name: "openreview",
  listedAs: "openreview",
  recognises: (text) => (startsLikeJson(text) ? looksLikeNotes(text.slice(0, 100_000)) : looksLikeTable(text)),
  parse: (text, context) => (startsLikeJson(text) ? parseNotes(text, context) : readTableEntries(text, context)),
};

function looksLikeNotes(start: string): boolean {
  return /"content"\s*:\s*\{/.test(start) && /"(?:forum|invitations?|notes)"\s*:/.test(start);
}

/** A header with an id and a title, and links to OpenReview below it. */
function looksLikeTable(text: string): boolean {
  const [header = "", first = ""] = text.trimStart().slice(0, 20_000).split("\n", 2);
  return /^(?:paper_?)?id\t(?:.*\t)?title(?:\t|$)/i.test(header.trim()) && first.includes("openreview.net/");
}

function parseNotes(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const listing = readRecords(text, file, ["notes", "data"]);
  const { entries, problems } = collectEntries(
    listing.records,
    { file, noun: "Note", known: listing.problems },
    readNote,
  );
  const count = numberOf(listing.wrapper, "count") ?? 0;
  const held = listing.records.length;
  const { date, assumptions } = dayOfListing(context);
  return {
    date,
    entries,
    problems,
    assumptions: [
      ...assumptions,
      ...(count > held ? [`the answer holds ${held} of ${count} notes; the others were not asked for.`] : []),
    ],
  };
}

function readNote(note: JsonObject): Reading {
  const id = textOf(note, "id");
  const forum = textOf(note, "forum");
  if (id !== undefined && forum !== undefined && id !== forum) {
    return { reason: `(${id.slice(0, 40)}) is a reply in the forum of a paper, and no paper` };
  }
  const content = unwrap(objectOf(note, "content"));
  const title = textOf(content, "title");
  if (title === undefined) return { reason: "has no title" };
  const pdf = textOf(content, "pdf");
  return {
    facts: knownFacts({
      title,
      abstract: textOf(content, "abstract"),
      authors: cleanNames(authorsOf(content)),
      published: dayOfMilliseconds(numberOf(note, "cdate") ?? numberOf(note, "tcdate")),
      ...readDoi(textOf(content, "doi")),
      links: webLinks({
        pdf: pdf?.startsWith("/") ? `${SITE}${pdf}` : pdf,
        code: textOf(content, "code"),
        project: textOf(content, "project_page"),
        page: id === undefined ? undefined : `${SITE}/forum?id=${encodeURIComponent(id)}`,
      }),
      keywords: textsOf(content, "keywords"),
    }),
  };
}

/** Version 2 keeps each value in an object, `{ "value": … }`; version 1 does not. */
function unwrap(content: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(content).map(([key, value]) => [
      key,
      isObject(value) && Object.hasOwn(value, "value") ? value["value"] : value,
    ]),
  );
}

/** Names, or objects with names as newer venues keep them. */
function authorsOf(content: JsonObject): string[] {
  const authors = valueAt(content, "authors");
  const list: readonly unknown[] = Array.isArray(authors) ? authors : [authors];
  return list.flatMap((author) => {
    if (typeof author === "string") return cleanLine(author) || [];
    return isObject(author) ? (textOf(author, "fullname") ?? textOf(author, "name") ?? []) : [];
  });
}

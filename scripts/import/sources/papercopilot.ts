/** The JSON of Paper Copilot's lists of papers, one conference a file: lists stand in texts, by semicolons. */
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { splitAuthorCell } from "./author-names.ts";
import { collectEntries, type Reading } from "./collect-entries.ts";
import { knownFacts } from "./facts.ts";
import { readDoi, webLinks } from "./identifiers.ts";
import { type JsonObject, textOf } from "./json/json-value.ts";
import { readRecords, startsLikeJson } from "./json/read-records.ts";
import { dayOfListing } from "./listing-day.ts";

export const papercopilot: Source = {
  name: "papercopilot",
  listedAs: "papercopilot",
  recognises,
  parse,
};

/** Keys that these lists have, and no other format has two of. */
const OWN_KEYS = [
  "author_site",
  "primary_area",
  "aff_domain",
  "google_scholar",
  "or_profile",
  "rating_avg",
  "gs_citation",
];

function recognises(text: string): boolean {
  if (!startsLikeJson(text)) return false;
  const start = text.slice(0, 100_000);
  return /"title"\s*:/.test(start) && OWN_KEYS.filter((key) => start.includes(`"${key}"`)).length >= 2;
}

function parse(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const listing = readRecords(text, file, ["papers", "data"]);
  const { entries, problems } = collectEntries(
    listing.records,
    { file, noun: "Record", known: listing.problems },
    readRecord,
  );
  return { ...dayOfListing(context), entries, problems };
}

function readRecord(record: JsonObject): Reading {
  const title = textOf(record, "title");
  if (title === undefined) return { reason: "has no title" };
  const named = textOf(record, "author") ?? textOf(record, "authors") ?? textOf(record, "author_site") ?? "";
  const { doi, arxiv: registered } = readDoi(textOf(record, "doi"));
  return {
    facts: knownFacts({
      title,
      abstract: textOf(record, "abstract"),
      authors: splitAuthorCell(named),
      arxiv: parseArxivId(textOf(record, "arxiv") ?? "") ?? registered,
      doi,
      links: webLinks({
        pdf: textOf(record, "pdf"),
        code: textOf(record, "github"),
        project: textOf(record, "project"),
        page: textOf(record, "openreview") ?? textOf(record, "site"),
      }),
      keywords: textOf(record, "keywords")
        ?.split(";")
        .map((keyword) => keyword.trim())
        .filter(Boolean),
    }),
  };
}

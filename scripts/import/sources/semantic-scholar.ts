/** JSON of the Semantic Scholar API: one paper, a batch, a search, recommendations. Any value may be null. */
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanNames } from "./author-names.ts";
import { collectEntries, type Reading } from "./collect-entries.ts";
import { knownFacts } from "./facts.ts";
import { readDoi, webLinks } from "./identifiers.ts";
import { isObject, type JsonObject, listOf, numberOf, objectOf, textOf, valueAt } from "./json/json-value.ts";
import { readRecords, startsLikeJson } from "./json/read-records.ts";
import { dayOfListing } from "./listing-day.ts";
import { utcDay } from "./time-stamp.ts";

export const semanticScholar: Source = {
  name: "semantic-scholar",
  listedAs: "semantic-scholar",
  recognises: (text) => startsLikeJson(text) && /"paperId"\s*:/.test(text.slice(0, 100_000)),
  parse,
};

function parse(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const listing = readRecords(text, file, ["data", "recommendedPapers", "papers"]);
  const { entries, problems } = collectEntries(
    listing.records,
    { file, noun: "Record", known: listing.problems },
    readRecord,
  );
  const { date, assumptions } = dayOfListing(context);
  const held = listing.records.length;
  const total = numberOf(listing.wrapper, "total") ?? held;
  return {
    date,
    entries,
    problems,
    assumptions: [
      ...assumptions,
      ...(total > held
        ? [`the answer holds ${held} of the ${total} papers that match; the others were not asked for.`]
        : []),
      ...listing.records.flatMap(({ value, position }) => neighbours(value, position)),
    ],
  };
}

function readRecord(record: JsonObject): Reading {
  const paper = paperOf(record);
  const title = textOf(paper, "title");
  if (title === undefined) return { reason: "has no title" };
  const ids = objectOf(paper, "externalIds");
  const { doi, arxiv: registered } = readDoi(textOf(ids, "DOI"));
  const arxiv = parseArxivId(textOf(ids, "ArXiv") ?? "") ?? registered;
  // What has an id at arXiv or a DOI is found there; the page of the service is for the others.
  const page = arxiv === undefined && doi === undefined ? textOf(paper, "url") : undefined;
  const pdf = textOf(objectOf(paper, "openAccessPdf"), "url");
  return {
    facts: knownFacts({
      title,
      abstract: textOf(paper, "abstract"),
      authors: cleanNames(
        listOf(paper, "authors").flatMap((author) => (isObject(author) ? (textOf(author, "name") ?? []) : [])),
      ),
      published: utcDay(textOf(paper, "publicationDate")),
      arxiv,
      doi,
      links: webLinks({ pdf: arxiv === undefined ? pdf : undefined, page }),
    }),
  };
}

/** Lists of citations and references wrap each paper. */
function paperOf(record: JsonObject): JsonObject {
  const wrapped = ["citingPaper", "citedPaper"].find((key) => isObject(valueAt(record, key)));
  return wrapped === undefined ? record : objectOf(record, wrapped);
}

function neighbours(record: JsonObject, position: number): string[] {
  const counts = (["citations", "references"] as const).flatMap((key) => {
    const { length } = listOf(record, key);
    return length > 0 ? [`${length} ${key}`] : [];
  });
  return counts.length > 0 ? [`record ${position} is the paper; its ${counts.join(" and ")} were not imported.`] : [];
}

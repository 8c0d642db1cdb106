/** Answers of the arXiv API: an Atom feed of papers. */
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import { InputError } from "../../../src/archive/problem.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { cleanNames } from "./author-names.ts";
import { collectEntries, type Reading } from "./collect-entries.ts";
import { knownFacts } from "./facts.ts";
import { readDoi } from "./identifiers.ts";
import { dayOfListing } from "./listing-day.ts";
import { utcDay } from "./time-stamp.ts";
import { readXml } from "./xml/read-xml.ts";
import { childOf, childrenOf, cutProblem, fullText, locate, textOfChild, type XmlElement } from "./xml/xml-element.ts";

export const arxivAtom: Source = {
  name: "arxiv-atom",
  listedAs: "arxiv",
  recognises: (text) => /<(?:\w+:)?feed\b/.test(text.slice(0, 2000)) && /\barxiv\.org\b/i.test(text.slice(0, 4000)),
  parse,
};

const CUT = { reason: "is cut off", hint: "Fetch the whole answer again." };

function parse(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const feed = readXml(text, file);
  const elements = childrenOf(feed, "entry");
  if (elements.length === 0) throw emptyAnswer(feed, file);
  const [first] = elements;
  const error = first && elements.length === 1 ? errorOf(first) : undefined;
  if (first && error !== undefined) {
    throw new InputError({
      message: `arXiv refused the request: “${error}”.`,
      hint: "Correct the ids or the query, and fetch again.",
      file,
      line: first.line,
    });
  }
  const { entries, problems } = collectEntries(locate(elements), { file, noun: "Entry" }, readEntry);
  const { date, assumptions } = dayOfListing(context, utcDay(textOfChild(feed, "updated")));
  return {
    date,
    entries,
    problems: [...problems, ...cutProblem(feed, elements, file)],
    assumptions: [...assumptions, ...moreResults(feed, elements.length)],
  };
}

function readEntry(entry: XmlElement): Reading {
  const error = errorOf(entry);
  if (error !== undefined) return { reason: `is an error message of arXiv: “${error}”` };
  if (entry.isCut) return CUT;
  const title = cleanLine(textOfChild(entry, "title") ?? "");
  if (title === "") return { reason: "has no title" };
  const arxiv = parseArxivId(textOfChild(entry, "id") ?? "");
  if (arxiv === undefined) return { reason: `is no paper of arXiv: its id is “${textOfChild(entry, "id") ?? ""}”` };
  const doi = readDoi(textOfChild(entry, "doi")).doi;
  return {
    facts: knownFacts({
      title,
      abstract: cleanLine(textOfChild(entry, "summary") ?? ""),
      authors: cleanNames(childrenOf(entry, "author").map((author) => textOfChild(author, "name") ?? "")),
      published: utcDay(textOfChild(entry, "published")),
      arxiv,
      doi,
      categories: categoriesOf(entry),
    }),
  };
}

/** The primary category first, as arXiv prints them. */
function categoriesOf(entry: XmlElement): string[] {
  const primary = childOf(entry, "primary_category")?.attributes.get("term");
  const all = childrenOf(entry, "category").map((category) => category.attributes.get("term"));
  return [...new Set([primary, ...all].flatMap((term) => term?.trim() || []))];
}

/** What an entry says that is no paper but an error; undefined for a paper. */
function errorOf(entry: XmlElement): string | undefined {
  const isError = /\/api\/errors\b/.test(textOfChild(entry, "id") ?? "") || isBareError(entry);
  return isError ? cleanLine(fullText(childOf(entry, "summary")) ?? "no reason given").slice(0, 300) : undefined;
}

function isBareError(entry: XmlElement): boolean {
  return textOfChild(entry, "title") === "Error" && parseArxivId(textOfChild(entry, "id") ?? "") === undefined;
}

function totalOf(feed: XmlElement): number {
  return Number(textOfChild(feed, "totalResults") ?? Number.NaN);
}

function emptyAnswer(feed: XmlElement, file: string): InputError {
  const total = totalOf(feed);
  const isCut = feed.isCut ? " It is cut off." : "";
  const message =
    total > 0
      ? `The answer of arXiv holds none of the ${total} papers that it says match.`
      : "The answer of arXiv is empty: no paper matches the ids or the query.";
  return new InputError({ message: `${message}${isCut}`, hint: "Correct the request, and fetch again.", file });
}

function moreResults(feed: XmlElement, held: number): string[] {
  const total = totalOf(feed);
  return total > held
    ? [`the answer holds ${held} of the ${total} papers that match; the others were not asked for.`]
    : [];
}

/** The daily feeds of rss.arxiv.org, as Atom and as RSS: what arXiv announced on one day. */
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import { InputError } from "../../../src/archive/problem.ts";
import type { Entry, ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { splitArxivAuthors } from "./author-names.ts";
import { collectEntries, type Reading } from "./collect-entries.ts";
import { knownFacts } from "./facts.ts";
import { readDoi } from "./identifiers.ts";
import { dayOfRecords } from "./listing-day.ts";
import { printedDay } from "./time-stamp.ts";
import { readXml } from "./xml/read-xml.ts";
import { childOf, childrenOf, cutProblem, fullText, locate, textOfChild, type XmlElement } from "./xml/xml-element.ts";

export const arxivRss: Source = {
  name: "arxiv-rss",
  listedAs: "arxiv",
  recognises: (text) =>
    /<(?:\w+:)?(?:feed|rss|RDF)\b/.test(text.slice(0, 2000)) &&
    /\b(?:rss|export)\.arxiv\.org\/(?:rss|atom)\b|announce_type|updates on (?:the )?arXiv\.org/.test(
      text.slice(0, 8000),
    ),
  parse,
};

/** `arXiv:2508.13426v1 Announce Type: cross Abstract: ` before the abstract. */
const PREFIX = /^arXiv:(\S+)\s+Announce Type:\s*\S+\s+(?:Abstract:\s*)?/;
/** The older feeds' ` (arXiv:2401.00001v2 [cs.CL] UPDATED)` after the title. */
const TITLE_NOTE = /\.?\s+\(arXiv:(\S+)\s+\[[^\]]*\](?:\s+[A-Z ]+)?\)$/;

function parse(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const root = readXml(text, file);
  const channel = childOf(root, "channel") ?? root;
  const elements = [root, ...(channel === root ? [] : [channel])].flatMap((parent) => [
    ...childrenOf(parent, "entry"),
    ...childrenOf(parent, "item"),
  ]);
  if (elements.length === 0) {
    throw new InputError({
      message: `The feed is empty: ${root.isCut ? "it is cut off" : "arXiv announced no paper in it"}.`,
      hint: "arXiv announces papers on Sunday to Thursday evenings; fetch it after the next.",
      file,
    });
  }
  const days = elements.map(announcedDay);
  const stated = printedDay(
    ["updated", "pubDate", "lastBuildDate", "date"].flatMap((name) => textOfChild(channel, name) ?? [])[0],
  );
  const known = days.filter((day) => day !== undefined);
  const { date, assumptions } = dayOfRecords(known.length > 0 || !stated ? known : [stated], context);
  const { entries, problems } = collectEntries(locate(elements), { file, noun: "Entry" }, readItem);
  return {
    date,
    entries: entries.map((entry) => ofItsDay(entry, days, date)),
    problems: [...problems, ...cutProblem(root, elements, file)],
    assumptions,
  };
}

function readItem(item: XmlElement, position: number): Reading {
  if (item.isCut) return { reason: "is cut off", hint: "Fetch the whole feed again." };
  const printed = cleanLine(textOfChild(item, "title") ?? "");
  // At the end alone: the pattern is not for a whole text of any length.
  const note = TITLE_NOTE.exec(printed.slice(-120));
  const title = note ? printed.slice(0, printed.length - note[0].length) : printed;
  if (title === "") return { reason: "has no title" };
  const described = withoutMarkup(textOfChild(item, "summary") ?? textOfChild(item, "description") ?? "");
  const arxiv = arxivOf(item, note?.[1] ?? PREFIX.exec(described)?.[1]);
  if (arxiv === undefined) return { reason: "names no id of arXiv" };
  return {
    facts: knownFacts({
      title,
      abstract: cleanLine(described.replace(PREFIX, "")),
      authors: authorsOf(item),
      rank: position,
      arxiv,
      doi: readDoi(textOfChild(item, "DOI") ?? textOfChild(item, "doi")).doi,
      categories: categoriesOf(item),
    }),
  };
}

function arxivOf(item: XmlElement, printed: string | undefined): string | undefined {
  const id = (textOfChild(item, "id") ?? textOfChild(item, "guid") ?? "").replace(/^oai:arXiv\.org:/i, "");
  const link = childOf(item, "link");
  const addresses = [id, link?.attributes.get("href"), fullText(link), item.attributes.get("about"), printed];
  return addresses.flatMap((address) => parseArxivId(address ?? "") ?? [])[0];
}

/** All authors stand in one `dc:creator`, or in several, or in Atom's own elements. */
function authorsOf(item: XmlElement): string[] {
  const creators = [...childrenOf(item, "creator"), ...childrenOf(item, "author")].map(
    (creator) => textOfChild(creator, "name") ?? fullText(creator) ?? "",
  );
  return creators.flatMap((names) => splitArxivAuthors(withoutMarkup(names)));
}

function categoriesOf(item: XmlElement): string[] {
  const terms = childrenOf(item, "category").map((category) => category.attributes.get("term") ?? fullText(category));
  return [...new Set(terms.flatMap((term) => (term === undefined ? [] : cleanLine(term) || [])))];
}

/** The older feeds put a paragraph and links around what they say; an abstract's own `<` stays. */
function withoutMarkup(text: string): string {
  const bare = cleanLine(text);
  return /^<(?:p|a href=)/.test(bare) ? bare.replace(/<\/?(?:p|a)(?:\s[^<>]*)?>/g, "").trim() : bare;
}

/** `published` is the day of the announcement, not that of the first version. */
function announcedDay(item: XmlElement): string | undefined {
  return printedDay(textOfChild(item, "published") ?? textOfChild(item, "pubDate"));
}

function ofItsDay({ rank, ...entry }: Entry, days: readonly (string | undefined)[], date: string): Entry {
  const own = rank === undefined ? undefined : days[rank - 1];
  if (own === undefined || own === date) return { ...entry, ...(rank === undefined ? {} : { rank }) };
  return { ...entry, listed: [{ date: own, source: arxivRss.listedAs }] };
}

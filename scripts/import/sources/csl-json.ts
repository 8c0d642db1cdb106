/** CSL-JSON, what citation processors read: an array of items, or `{"items": […]}`. */
import type { Links } from "../../../src/archive/paper.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { cleanNames } from "./author-names.ts";
import { findArxivMention } from "./bibliography/arxiv-mention.ts";
import { dayOfParts, dayOfText } from "./bibliography/published-day.ts";
import { lower, raise } from "./bibliography/scripts.ts";
import { collectEntries, type Reading } from "./collect-entries.ts";
import { type EntryFacts, knownFacts } from "./facts.ts";
import { readAddress, readDoi, webLinks } from "./identifiers.ts";
import { isObject, type JsonObject, listOf, textOf, textsOf, valueAt } from "./json/json-value.ts";
import { readRecords, startsLikeJson } from "./json/read-records.ts";
import { dayOfListing } from "./listing-day.ts";

/** Types of CSL 1.0.2; Crossref, which serves CSL-JSON, has a few of its own. */
const TYPES = new Set(
  (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset " +
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation " +
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical " +
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis " +
    "treaty webpage journal-article proceedings-article book-chapter monograph posted-content"
  ).split(" "),
);

export const cslJson: Source = { name: "csl-json", listedAs: "csl-json", recognises, parse: parseCslJson };

/** By the first item: a type of CSL, and authors or a date as CSL writes them, or at least an id. */
function recognises(text: string): boolean {
  if (!startsLikeJson(text) || !/"type"\s{0,9}:/.test(text)) return false;
  try {
    const value: unknown = JSON.parse(text);
    const list = isObject(value) && Array.isArray(valueAt(value, "items")) ? listOf(value, "items") : value;
    const first: unknown = Array.isArray(list) ? list[0] : list;
    return isObject(first) && isItem(first);
  } catch {
    return false;
  }
}

function isItem(item: JsonObject): boolean {
  const type = valueAt(item, "type");
  if (typeof type !== "string" || !TYPES.has(type)) return false;
  return ["id", "issued", "DOI", "container-title", "citation-key"].some((key) => Object.hasOwn(item, key));
}

function parseCslJson(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const { records, problems: unread } = readRecords(text, file, ["items"]);
  const { entries, problems } = collectEntries(records, { file, noun: "Record" }, readItem);
  return { ...dayOfListing(context), entries, problems: [...unread, ...problems] };
}

function readItem(item: JsonObject): Reading {
  // Crossref gives its texts as lists of one.
  const title = richText(textsOf(item, "title")[0]);
  if (title === "") return { reason: "has no title" };
  const doi = readDoi(textOf(item, "DOI"));
  const { arxiv, doi: linkedDoi, ...links }: ReturnType<typeof readAddress> & Links = readAddress(textOf(item, "URL"));
  const facts = knownFacts<EntryFacts>({
    title,
    abstract: richText(textOf(item, "abstract")),
    authors: cleanNames(listOf(item, "author").map(nameOf)),
    published: dayOf(valueAt(item, "issued")),
    arxiv: doi.arxiv ?? arxiv ?? mentionOf(item),
    doi: doi.doi ?? linkedDoi,
    links: webLinks(links),
    keywords: [
      ...new Set(textsOf(item, "keyword").flatMap((list) => list.split(/[;,]/).map(cleanLine).filter(Boolean))),
    ],
  });
  return { facts };
}

function nameOf(name: unknown): string {
  if (typeof name === "string") return name;
  if (!isObject(name)) return "";
  const parts = ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"];
  const printed = parts.flatMap((key) => textOf(name, key) ?? []).join(" ");
  return textOf(name, "literal") ?? (printed || (textOf(name, "name") ?? ""));
}

/** `date-parts` of one whole day, as numbers or texts, or a text that is one. */
function dayOf(issued: unknown): string | undefined {
  if (typeof issued === "string") return dayOfText(issued);
  if (!isObject(issued)) return undefined;
  const dates = listOf(issued, "date-parts");
  const [first] = dates;
  if (dates.length === 1 && Array.isArray(first)) {
    const [year = "", month = "", day = ""] = (first as unknown[]).map(String);
    return dayOfParts(year, month, day);
  }
  return dayOfText(textOf(issued, "raw") ?? textOf(issued, "literal") ?? "");
}

function mentionOf(item: JsonObject): string | undefined {
  const archive = textOf(item, "archive") ?? "";
  const location = textOf(item, "archive_location") ?? textOf(item, "archive-location") ?? "";
  const remarks = [`${archive}: ${location}`, ...["number", "note", "container-title"].map((key) => textOf(item, key))];
  return remarks.map((remark) => findArxivMention(remark ?? "")).find((id) => id !== undefined);
}

/** The markup that CSL allows in a title, and that of abstracts at Crossref, as plain text. */
function richText(text: string | undefined): string {
  const plain = (text ?? "")
    .replace(/<(sup|sub)>([^<]{1,20})<\/\1>/gi, (_, kind: string, script: string) =>
      kind.toLowerCase() === "sup" ? (raise(script) ?? script) : (lower(script) ?? script),
    )
    .replace(/<\/?(?:i|b|sc|sup|sub|span(?: [^<>]{0,100})?|jats:[a-z-]{1,20}(?: [^<>]{0,100})?)>/gi, (tag) =>
      /^<\/?jats:(?:p|title|sec)\b/i.test(tag) ? " " : "",
    )
    .replace(/&(amp|lt|gt);/g, (_, name: string) => (name === "amp" ? "&" : name === "lt" ? "<" : ">"));
  return cleanLine(plain);
}

/** Entries as sources give them → clean facts: white space folded, unsafe characters gone, nonsense left out. */

import { isCalendarDate } from "../../src/archive/calendar-date.ts";
import type { Links } from "../../src/archive/paper.ts";
import { parseArxivId } from "../../src/archive/paper-id.ts";
import { isWebAddress } from "../../src/store/paper-schema.ts";
import type { Entry } from "./entry.ts";

/** Control characters, and the marks that turn the direction of the text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
/** Half of a surrogate pair: it has no meaning and no UTF-8. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** All but the letters and signs of Latin, Greek and Cyrillic: most lines hold none of it. */
const UNCOMMON = /[^ -~\u00a1-\u02ff\u0370-\u052f\u2010-\u2027]/;

/** What a clean line does not hold. */
const UNCLEAN = new RegExp(String.raw`${UNSAFE.source}|\p{Cs}|\s\s|[^\S ]|^ | $`, "u");

/** One line of text: white space folded to single spaces, unsafe characters removed. */
export function cleanLine(text: string): string {
  const isCommon = !UNCOMMON.test(text) && !text.includes("  ") && !text.startsWith(" ") && !text.endsWith(" ");
  if (isCommon || !UNCLEAN.test(text)) return text;
  return text.replace(UNSAFE, "").replace(LONE_SURROGATE, "\ufffd").replace(/\s+/g, " ").trim();
}

/** Markdown of several lines as a file gives it back: no unsafe characters, no line that begins notes or marks a merge. */
function cleanMarkdown(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, "\n")
    .replace(UNSAFE, "")
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(/^(?:## Notes[ \t]*$|(?:<{7}|>{7})(?: |$))/gm, "\\$&")
    .trim();
}

/** The entry with clean facts. What cannot stand in a record (an address that is none, a day that is none) is left out. */
export function normaliseEntry(entry: Entry): Entry {
  const authors = entry.authors?.map(cleanLine).filter(Boolean);
  const arxiv = entry.arxiv === undefined ? undefined : parseArxivId(entry.arxiv);
  const doi = entry.doi && cleanLine(entry.doi);
  const links = normaliseLinks(entry.links);
  return definedOnly<Entry>({
    ...entry,
    title: cleanLine(entry.title),
    abstract: entry.abstractIsMarkdown ? cleanMarkdown(entry.abstract ?? "") || undefined : nonEmpty(entry.abstract),
    authors: authors?.length ? authors : undefined,
    authorCount: wholeNumber(entry.authorCount, 1),
    rank: wholeNumber(entry.rank, 1),
    comments: wholeNumber(entry.comments, 0),
    upvotes: wholeNumber(entry.upvotes, 0),
    organization: normaliseOrganization(entry.organization),
    published: entry.published && isCalendarDate(entry.published) ? entry.published : undefined,
    arxiv,
    doi: doi && /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : undefined,
    links,
    categories: cleanList(entry.categories),
    keywords: cleanList(entry.keywords),
  });
}

function wholeNumber(value: number | undefined, least: number): number | undefined {
  return Number.isSafeInteger(value) && value !== undefined && value >= least ? value : undefined;
}

function normaliseOrganization(organization: Entry["organization"]): Entry["organization"] | undefined {
  const name = organization && cleanLine(organization.name);
  if (!name) return undefined;
  const handle = organization.handle === undefined ? "" : cleanLine(organization.handle);
  return handle ? { handle, name } : { name };
}

function normaliseLinks(links: Links | undefined): Links | undefined {
  const usable = Object.entries(links ?? {}).filter(([, address]) => address !== undefined && isWebAddress(address));
  return usable.length > 0 ? (Object.fromEntries(usable) as Links) : undefined;
}

function cleanList(list: readonly string[] | undefined): string[] | undefined {
  const clean = [...new Set(list?.map(cleanLine).filter(Boolean))];
  return clean.length > 0 ? clean : undefined;
}

function nonEmpty(text: string | undefined): string | undefined {
  return (text && cleanLine(text)) || undefined;
}

/** The same object without the keys that hold undefined. */
function definedOnly<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** The fields of an entry → what they say of a paper. */
import { parseArxivId } from "../../../../src/archive/paper-id.ts";
import { cleanLine } from "../../normalise.ts";
import { findArxivMention } from "../bibliography/arxiv-mention.ts";
import { dayOfParts, dayOfText } from "../bibliography/published-day.ts";
import { type EntryFacts, knownFacts } from "../facts.ts";
import { readAddress, readDoi, webLinks } from "../identifiers.ts";
import { readNames, splitOutsideBraces } from "./names.ts";
import { plainText } from "./plain-text.ts";

type Fields = ReadonlyMap<string, string>;

/** The facts; undefined for an entry without a title. `parent` is the entry that `crossref` names: a volume has a date. */
export function readFacts(fields: Fields, parent: Fields | undefined): EntryFacts | undefined {
  const title = titleOf(fields);
  if (title === "") return undefined;
  const doi = readDoi(asWritten(fields.get("doi")));
  const { arxiv, doi: linkedDoi, ...links } = readAddress(addressOf(fields));
  const id = eprintOf(fields) ?? doi.arxiv ?? arxiv ?? mentionOf(fields);
  return knownFacts<EntryFacts>({
    title,
    abstract: plainLine(fields.get("abstract")),
    authors: readNames(fields.get("author") ?? ""),
    published: dayOf(fields) ?? (parent && !fields.has("year") && !fields.has("date") ? dayOf(parent) : undefined),
    arxiv: id,
    doi: doi.doi ?? linkedDoi,
    links: webLinks(links),
    categories: id === undefined ? undefined : categoriesOf(fields),
    keywords: keywordsOf(fields.get("keywords") ?? fields.get("keyword") ?? ""),
  });
}

function plainLine(tex: string | undefined): string {
  return cleanLine(plainText(tex ?? ""));
}

/** The title, and the subtitle behind a colon. */
function titleOf(fields: Fields): string {
  const title = plainLine(fields.get("title"));
  const subtitle = plainLine(fields.get("subtitle"));
  if (title === "" || subtitle === "") return title;
  return /[-–—:!?.;]$/.test(title) || /^[-–—:.;¡¿]/.test(subtitle) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** The text of a field that holds no TeX but the escapes its signs need: identifiers and addresses. */
function asWritten(tex: string | undefined): string {
  return (tex ?? "")
    .replace(/\\(?:url|path|nolinkurl|href)(?![A-Za-z])/g, "")
    .replace(/\\text(underscore|asciitilde)(?:\{\}|\s)?|\$\\sim\$/g, (_, name) => (name === "underscore" ? "_" : "~"))
    .replace(/\\([%&$#_{}~^])|[{}]/g, "$1")
    .trim();
}

function addressOf(fields: Fields): string {
  for (const name of ["url", "howpublished", "link", "ee"]) {
    const address = /https?:\/\/[^\s"<>]{1,2000}/i.exec(asWritten(fields.get(name)))?.[0];
    if (address) return address.replace(/[.,;]$/, "");
  }
  return "";
}

/** biblatex says `eprinttype`, BibTeX `archiveprefix`; Mendeley has a field of its own. */
function eprintOf(fields: Fields): string | undefined {
  const archive = asWritten(fields.get("archiveprefix") ?? fields.get("eprinttype") ?? fields.get("archive"));
  const eprint = asWritten(fields.get("arxivid") ?? fields.get("arxiv") ?? fields.get("eprint"));
  const isElsewhere = archive !== "" && !/arxiv/i.test(archive) && !fields.has("arxivid");
  return isElsewhere ? undefined : parseArxivId(eprint.split(/\s/, 1)[0] ?? "");
}

function mentionOf(fields: Fields): string | undefined {
  const remarks = ["note", "journal", "journaltitle", "volume", "number", "howpublished", "pages", "annote"];
  for (const name of remarks) {
    const id = findArxivMention(asWritten(fields.get(name)));
    if (id !== undefined) return id;
  }
  return undefined;
}

function categoriesOf(fields: Fields): string[] {
  const classes = asWritten(fields.get("primaryclass") ?? fields.get("eprintclass"));
  return classes.split(/[\s,;]+/).filter((one) => /^[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?$/.test(one));
}

function keywordsOf(tex: string): string[] {
  const separator = splitOutsideBraces(tex, /;/gy).length > 1 ? /[;\n]/gy : /[,;]/gy;
  return [...new Set(splitOutsideBraces(tex, separator).map(plainLine).filter(Boolean))];
}

/** biblatex's `date`, or year, month and day; the month may hold the day, as in `jan # "~8"`. */
function dayOf(fields: Fields): string | undefined {
  const [date, year, month, day] = ["date", "year", "month", "day"].map((name) => plainLine(fields.get(name)));
  if (date) return dayOfText(date);
  return dayOfParts(year ?? "", month ?? "", day ?? "") ?? dayOfText(month ?? "", year) ?? dayOfText(year ?? "");
}

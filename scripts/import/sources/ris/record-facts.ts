/** A record of RIS → what it says of a paper. */
import { cleanLine } from "../../normalise.ts";
import { cleanNames } from "../author-names.ts";
import { findArxivMention } from "../bibliography/arxiv-mention.ts";
import { dayOfText, yearOf } from "../bibliography/published-day.ts";
import { type EntryFacts, knownFacts } from "../facts.ts";
import { readAddress, readDoi, webLinks } from "../identifiers.ts";
import type { RisRecord } from "./read-ris.ts";

/** The facts; undefined for a record without a title. */
export function readFacts(record: RisRecord): EntryFacts | undefined {
  const title = titleOf(record);
  if (title === "") return undefined;
  const { arxiv, doi: linkedDoi, ...links } = readAddress(addressOf(record, "UR", "L2"));
  const doi = doiOf(record);
  return knownFacts<EntryFacts>({
    title,
    abstract: textOf(record, "AB", "N2"),
    authors: authorsOf(record),
    published: dayOf(record),
    arxiv: doi.arxiv ?? arxiv ?? mentionOf(record),
    doi: doi.doi ?? linkedDoi,
    links: webLinks({ pdf: addressOf(record, "L1"), ...links }),
    keywords: [...new Set(linesOf(record, "KW").flatMap((line) => line.split(";").map(cleanLine).filter(Boolean)))],
  });
}

/** Programs call the title of a talk `CT` and that of a whole book `BT`; the short one is better than none. */
function titleOf(record: RisRecord): string {
  const isWholeBook = /^(?:E?BOOK|EDBOOK|CONF|RPRT|THES|SER)$/.test(record[0]?.lines[0] ?? "");
  return textOf(record, "TI", "T1", "CT", ...(isWholeBook ? ["BT"] : []), "ST");
}

function linesOf(record: RisRecord, ...tags: readonly string[]): string[] {
  return record.filter(({ tag }) => tags.includes(tag)).flatMap(({ lines }) => lines);
}

/** The text of the first of the tags that has one. A tag that stands several times holds a paragraph in each. */
function textOf(record: RisRecord, ...tags: readonly string[]): string {
  for (const tag of tags) {
    const text = cleanLine(linesOf(record, tag).join(" "));
    if (text !== "") return text;
  }
  return "";
}

/** `A1` and `AU` in the order of the record. In an edited book these are its editors. */
function authorsOf(record: RisRecord): string[] {
  if (record[0]?.lines[0] === "EDBOOK") return [];
  return cleanNames(linesOf(record, "A1", "AU").flatMap((line) => line.split(";").map(printName)));
}

/** `Last, First` and `Last, First, Jr.` with the given name in front; a name in braces is one of an organisation. */
function printName(name: string): string {
  const whole = /^\s*\{([^{}]+)\}\s*$/.exec(name)?.[1];
  if (whole !== undefined) return whole;
  const [family = "", given = "", suffix = ""] = name.split(",").map((part) => part.trim());
  return [given, family, suffix].filter(Boolean).join(" ");
}

/** The day of the first date that names one; `DA` may hold month and day alone, for the year of `PY`. */
function dayOf(record: RisRecord): string | undefined {
  const dates = linesOf(record, "DA", "PY", "Y1");
  const year = linesOf(record, "PY", "Y1").map(yearOf).find(Boolean);
  for (const date of dates) {
    const day = dayOfText(date, year);
    if (day !== undefined) return day;
  }
  return undefined;
}

function doiOf(record: RisRecord): ReturnType<typeof readDoi> {
  for (const line of linesOf(record, "DO", "DI", "M3", "N1")) {
    const found = readDoi(line.replace(/^doi:?\s*/i, ""));
    if (found.doi ?? found.arxiv) return found;
  }
  return {};
}

function addressOf(record: RisRecord, ...tags: readonly string[]): string {
  for (const line of linesOf(record, ...tags)) {
    const address = /https?:\/\/[^\s"<>]{1,2000}/i.exec(line)?.[0];
    if (address) return address.replace(/[.,;]$/, "");
  }
  return "";
}

function mentionOf(record: RisRecord): string | undefined {
  for (const line of linesOf(record, "M1", "M3", "N1", "AN", "VL", "IS", "JO", "JF", "T2", "C7", "SN", "PB")) {
    const id = findArxivMention(line);
    if (id !== undefined) return id;
  }
  return undefined;
}

import { compareDates, daysInMonth, formatDate, parseDate } from "../../../../src/archive/calendar-date.ts";
import type { Problem } from "../../../../src/archive/problem.ts";
import type { Entry } from "../../entry.ts";
import { type Form, readOrganization } from "./organization.ts";
import { arxivOfLink, monthOfId } from "./paper-link.ts";
import type { PrintedDate } from "./printed-date.ts";
import type { RawEntry } from "./stretch.ts";
import { shorten } from "./stretch-report.ts";
import { latestNotAfter } from "./viewing-day.ts";

export interface ResolvedEntry {
  entry: Entry;
  /** The date had no year and would lie after the viewing day: it was taken in the year before. */
  isYearBefore: boolean;
}

/** The arXiv id among the links of an entry; the title's own link comes first. */
function arxivOf({ links }: RawEntry): string | undefined {
  for (const link of links) {
    const id = arxivOfLink(link);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The year that a date without year must be of, as the paper's arXiv id tells; none when they do not fit. */
export function yearOfId(raw: RawEntry): number[] {
  const date = raw.block?.date;
  const id = date && date.year === undefined ? arxivOf(raw) : undefined;
  const given = id === undefined ? undefined : monthOfId(id);
  if (!date || !given) return [];
  // The id is given when the paper is announced, which may be in the next month.
  const months = given.month - date.month;
  if (months === 0 || months === 1) return [given.year];
  return months === -11 ? [given.year - 1] : [];
}

/** Makes an entry of what the listing shows, now that the viewing day is known. */
export function resolveEntry(raw: RawEntry, form: Form, reference: string, problems: Problem[]): ResolvedEntry {
  const { block } = raw;
  const entry: Entry = { line: raw.line, title: raw.title, abstract: raw.abstract };
  if (block?.authorCount !== undefined) entry.authorCount = block.authorCount;
  if (block?.organization) entry.organization = readOrganization(block.organization, form);
  const published = block?.date ? publishedOn(block.date, reference) : undefined;
  if (published) entry.published = published;
  else if (block?.date) problems.push(noSuchDay(raw, block.date));
  const arxiv = arxivOf(raw);
  if (raw.comments !== undefined) entry.comments = raw.comments;
  if (raw.upvotes !== undefined) entry.upvotes = raw.upvotes;
  if (arxiv !== undefined) entry.arxiv = arxiv;
  if (raw.code !== undefined) entry.links = { code: raw.code };
  const isYearBefore = block?.date?.year === undefined && published?.slice(0, 4) !== reference.slice(0, 4);
  return { entry, isYearBefore: published !== undefined && isYearBefore };
}

function publishedOn(date: PrintedDate, reference: string): string | undefined {
  const { month, day } = date;
  const year = date.year ?? parseDate(reference)?.year ?? 0;
  const isDay = day <= daysInMonth(year, month);
  if (date.year !== undefined) return isDay ? formatDate({ year, month, day }) : undefined;
  const sameYear = formatDate({ year, month, day });
  if (isDay && compareDates(sameYear, reference) <= 0) return sameYear;
  const earlier = latestNotAfter(date, reference);
  return earlier?.startsWith(formatDate({ year: year - 1, month, day }).slice(0, 4)) ? earlier : undefined;
}

function noSuchDay(raw: RawEntry, { year, month, day }: PrintedDate): Problem {
  return {
    line: raw.line,
    message: `The date of “${shorten(raw.title)}”, ${year ?? "the listing's year"}-${month}-${day}, does not exist; the paper has no date now.`,
    hint: "Correct the date in the listing, or in the paper's file.",
  };
}

/** Says which dates were taken in the year before the view. */
export function explainYearBefore(resolved: readonly ResolvedEntry[], reference: string): string[] {
  const lines = resolved.filter(({ isYearBefore }) => isYearBefore).map(({ entry }) => entry.line);
  if (lines.length === 0) return [];
  const year = Number(reference.slice(0, 4)) - 1;
  const which = `${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}`;
  return [`A date without year that lies after the viewing day was taken in ${year}: ${which}.`];
}

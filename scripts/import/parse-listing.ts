/** From a name on disk to a parsed listing. */
import { InputError, type Problem } from "../../src/archive/problem.ts";
import type { ParsedListing, Source } from "./entry.ts";
import type { ImportedListing } from "./import-listings.ts";
import { type ListingText, readListings } from "./read-listing.ts";
import { recogniseSource } from "./recognise.ts";

/** What the user says of a listing. */
export interface Wishes {
  date?: string;
  /** The format to read it in; without it the content tells. */
  source?: Source;
}

/**
 * Reads and parses a file, or every file of an archive; standard input when the name is `-`.
 * What cannot be used is a problem and keeps nothing else from being read.
 */
export function openListings(name: string, wishes: Wishes): { listings: ImportedListing[]; problems: Problem[] } {
  return parseListings(() => readListings(name), wishes);
}

/** Parses what `read` reads; a problem of it, or of a listing, keeps nothing else from being used. */
export function parseListings(
  read: () => { listings: ListingText[]; problems: Problem[] },
  wishes: Wishes,
): { listings: ImportedListing[]; problems: Problem[] } {
  const listings: ImportedListing[] = [];
  const problems: Problem[] = [];
  const attempt = (step: () => void) => {
    try {
      step();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.problem);
    }
  };
  attempt(() => {
    const { listings: texts, problems: unread } = read();
    problems.push(...unread);
    for (const text of texts) attempt(() => listings.push(parseListing(text, wishes)));
  });
  return { listings, problems };
}

/** Parses a listing's text. Throws `InputError` when the listing as a whole cannot be used. */
export function parseListing(
  { file, text, fileDate }: ListingText,
  { date, source = recogniseSource(text, file) }: Wishes,
): ImportedListing {
  const listing: ParsedListing = source.parse(text, { file, fileDate, ...(date === undefined ? {} : { date }) });
  return { file, format: source.name, listedAs: source.listedAs, listing };
}

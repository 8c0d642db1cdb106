/** From a name on disk to a parsed listing. */
import type { ParsedListing, Source } from "./entry.ts";
import type { ImportedListing } from "./import-listings.ts";
import type { ListingText } from "./read-listing.ts";
import { recogniseSource } from "./recognise.ts";

/** Parses a listing's text. Throws `InputError` when the listing as a whole cannot be used. */
export function parseListing(
  { file, text, fileDate }: ListingText,
  { date, source = recogniseSource(text, file) }: { date?: string; source?: Source },
): ImportedListing {
  const listing: ParsedListing = source.parse(text, { file, fileDate, ...(date === undefined ? {} : { date }) });
  return { file, format: source.name, listedAs: source.listedAs, listing };
}

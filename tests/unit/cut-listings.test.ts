import { expect, test } from "vitest";
import type { ParsedListing, Source } from "../../scripts/import/entry.ts";
import { normaliseEntry } from "../../scripts/import/normalise.ts";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { InputError } from "../../src/archive/problem.ts";
import { SEEDS } from "../properties/listing-seeds.ts";

/** What a source makes of a text; nothing when it refuses the text as a whole. */
function parsed(source: Source, text: string): ParsedListing | undefined {
  try {
    return source.parse(text, { file: "x", fileDate: "2026-01-02" });
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

const papersOf = (listing: ParsedListing) => listing.entries.map((entry) => JSON.stringify(normaliseEntry(entry)));

const seeds = SEEDS.map((text, at) => ({ name: `${recogniseSource(text, "x").name} (${at + 1})`, text }));

test.each(seeds)(
  "$name, cut at any character, gives whole papers, or says that the last may not be one",
  ({ text }) => {
    const source = recogniseSource(text, "x");
    const whole = parsed(source, text) as ParsedListing;
    const papers = new Set(papersOf(whole));
    for (let end = 1; end < text.length; end++) {
      const listing = parsed(source, text.slice(0, end));
      if (!listing) continue;
      const torn = papersOf(listing).filter((paper) => !papers.has(paper));
      const isSaid = listing.problems.length > 0 || listing.assumptions.length > whole.assumptions.length;
      expect([text.slice(0, end), torn, isSaid || torn.length === 0]).toEqual([
        text.slice(0, end),
        torn.slice(0, 1),
        true,
      ]);
    }
  },
);

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../../scripts/import/entry.ts";
import { type ImportedListing, importListings } from "../../scripts/import/import-listings.ts";
import { filesIn } from "../build/temporary-folder.ts";

const day = fc.constantFrom("2025-09-30", "2025-10-23", "2025-10-24", "2026-01-02");
const word = fc.constantFrom("A Title", "A  Longer Title", "a title", "Ä Title!");
const link = fc.constantFrom("https://a.org/1", "https://b.org/22");

/** What sources say of a few papers that each of them knows by its arXiv id. */
const anyEntryOfFew: fc.Arbitrary<Entry> = fc.record(
  {
    line: fc.constant(1),
    title: word,
    arxiv: fc.constantFrom("2304.01662", "2304.01663", "2304.01664v2"),
    abstract: fc.constantFrom("One.", "Two *stars*.", "Three, the longest."),
    authors: fc.constantFrom(["Ann Bo", "Cy Da"], ["A. Bo", "C. Da"]),
    authorCount: fc.integer({ min: 1, max: 3 }),
    links: fc.record({ pdf: link, code: link }, { requiredKeys: [] }),
    categories: fc.constantFrom(["cs.CL"], ["cs.CL", "cs.CV"], ["cs.LG"]),
    organization: fc.constantFrom({ name: "Lab" }, { name: "Laboratory" }),
    rank: fc.integer({ min: 1, max: 3 }),
    upvotes: fc.integer({ min: 0, max: 9 }),
    listed: fc.array(fc.record({ date: day, source: fc.constantFrom("s", "t") }), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ["line", "title", "arxiv"] },
);

const listings = fc
  .array(fc.tuple(day, fc.constantFrom("s", "t"), fc.array(anyEntryOfFew, { minLength: 1, maxLength: 4 })), {
    minLength: 2,
    maxLength: 4,
  })
  .map((rows) => rows.map(([date, source, entries], at) => listing(`${at}.txt`, date, source, entries)));

function listing(file: string, date: string, listedAs: string, entries: readonly Entry[]): ImportedListing {
  return { file, format: "f", listedAs, listing: { date, entries: [...entries], problems: [], assumptions: [] } };
}

/** The folder that runs of imports make, each of some listings. */
async function folderAfter(runs: readonly (readonly ImportedListing[])[]): Promise<Record<string, string>> {
  const content = mkdtempSync(join(tmpdir(), "broadsheet-"));
  try {
    for (const run of runs) await importListings(content, run, { dryRun: false });
    return filesIn(content);
  } finally {
    rmSync(content, { recursive: true, force: true });
  }
}

test("listings split and shuffled over several imports make the folder that one import makes, its memory included", async () => {
  await fc.assert(
    fc.asyncProperty(listings, fc.infiniteStream(fc.nat()), async (all, numbers) => {
      const parts = all.flatMap((one) =>
        one.listing.entries.map((entry, at) => listing(`${at}-${one.file}`, one.listing.date, one.listedAs, [entry])),
      );
      const shuffled = parts
        .map((part) => ({ part, at: numbers.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ part }) => [part]);
      expect(await folderAfter(shuffled)).toEqual(await folderAfter([all]));
    }),
    { numRuns: 60 },
  );
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../../scripts/import/entry.ts";
import { type ImportedListing, importListings } from "../../scripts/import/import-listings.ts";
import { countOutcomes, OUTCOMES } from "../../scripts/import/report.ts";
import { filesIn, writesIn } from "../build/temporary-folder.ts";
import { anyEntry, anyText, fewTexts } from "./any-entry.ts";

/** Runs a step with an empty content folder. */
async function inFolder(step: (content: string) => Promise<void>): Promise<void> {
  const content = mkdtempSync(join(tmpdir(), "broadsheet-"));
  try {
    await step(content);
  } finally {
    rmSync(content, { recursive: true, force: true });
  }
}

function listing(date: string, entries: readonly Entry[]): ImportedListing {
  const parsed = { date, entries: [...entries], problems: [], assumptions: [] };
  // Names in another order than days.
  const file = `${[...date].reverse().join("")}.txt`;
  return { file, format: "f", listedAs: "s", listing: parsed };
}

const entriesOfDays = fc.tuple(
  fc.array(fc.oneof(anyEntry(fewTexts), anyEntry(anyText)), { maxLength: 6 }),
  fc.array(anyEntry(fewTexts), { maxLength: 6 }),
);

test("whatever is imported, importing it again changes no byte and writes no file, and every entry is counted", async () => {
  await fc.assert(
    fc.asyncProperty(entriesOfDays, async ([first, second]) => {
      await inFolder(async (content) => {
        const listings = [listing("2025-10-24", second), listing("2025-10-23", first)];
        const report = await importListings(content, listings, { dryRun: false });
        const counts = countOutcomes(report);
        expect(OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)).toBe(first.length + second.length);
        const [before, written] = [filesIn(content), writesIn(content)];
        const again = countOutcomes(await importListings(content, listings, { dryRun: false }));
        expect(filesIn(content)).toEqual(before);
        expect(writesIn(content)).toEqual(written);
        expect(again).toMatchObject({ added: 0, updated: 0, kept: 0, failed: counts.failed });
      });
    }),
    { numRuns: 100 },
  );
});

test("the order in which listings are given does not matter", async () => {
  await fc.assert(
    fc.asyncProperty(entriesOfDays, async ([first, second]) => {
      const listings = [listing("2025-10-23", first), listing("2025-10-24", second)];
      await inFolder(async (one) => {
        await importListings(one, listings, { dryRun: false });
        await inFolder(async (other) => {
          await importListings(other, listings.toReversed(), { dryRun: false });
          expect(filesIn(other)).toEqual(filesIn(one));
        });
      });
    }),
    { numRuns: 30 },
  );
});

test("importing day by day is importing all at once", async () => {
  await fc.assert(
    fc.asyncProperty(entriesOfDays, async ([first, second]) => {
      const listings = [listing("2025-10-23", first), listing("2025-10-24", second)];
      await inFolder(async (together) => {
        await importListings(together, listings, { dryRun: false });
        await inFolder(async (apart) => {
          for (const one of listings) await importListings(apart, [one], { dryRun: false });
          expect(filesIn(apart)).toEqual(filesIn(together));
        });
      });
    }),
    { numRuns: 30 },
  );
});

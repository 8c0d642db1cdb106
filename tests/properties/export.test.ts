import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { importListings } from "../../scripts/import/import-listings.ts";
import { newPaper } from "../../scripts/import/merge.ts";
import { normaliseEntry } from "../../scripts/import/normalise.ts";
import { formatPaper } from "../../scripts/import/paper-file.ts";
import { jsonLines } from "../../scripts/import/sources/json-lines.ts";
import type { Paper } from "../../src/archive/paper.ts";
import { recordLine } from "../../src/archive/record-line.ts";
import { readPapers } from "../../src/store/read-content.ts";
import { anyEntry, anyText, fewTexts } from "./any-entry.ts";

const ids = ["2304.01662", "a-title", "other", "my-own"];
const curators = fc.record(
  {
    topics: fc.record({ add: fc.subarray(["x", "y"]), remove: fc.subarray(["z"]) }),
    status: fc.constant("withdrawn"),
    notes: fc.constantFrom("Read *this*.", "One.\n\n## Notes of mine\n\n- two", "$x^2$ `code`"),
  },
  { requiredKeys: [] },
);
const listed = fc.uniqueArray(
  fc.record({ date: fc.constantFrom("2025-09-01", "2025-10-23"), source: fc.constantFrom("s", "t") }),
  { minLength: 1, maxLength: 3, selector: ({ date, source }) => date + source },
);

/** Papers of an archive: any facts, several of one title among them, and what a curator adds. */
const anyPapers = fc
  .array(fc.tuple(anyEntry(fc.oneof(anyText, fewTexts)), curators, listed), { minLength: 1, maxLength: ids.length })
  .map((rows) =>
    rows.flatMap(([raw, own, days], at): Paper[] => {
      const { arxiv, doi, ...entry } = normaliseEntry(raw);
      if (entry.title === "") return [];
      // Two papers of one arXiv id or DOI are no archive.
      const named = { ...entry, ...(at === 0 && arxiv !== undefined && { arxiv }), ...(at === 1 && doi && { doi }) };
      return [newPaper(ids[at] as string, { ...named, own }, days)];
    }),
  );

test("what an archive exports makes the same archive of an empty folder, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(anyPapers, async (papers) => {
      const content = mkdtempSync(join(tmpdir(), "broadsheet-"));
      try {
        const text = papers.map((paper) => `${recordLine(paper)}\n`).join("");
        const listing = jsonLines.parse(text, { file: "papers.jsonl", date: "2026-01-01" });
        expect(listing.problems).toEqual([]);
        const report = await importListings(
          content,
          [{ file: "papers.jsonl", format: "json-lines", listedAs: "json-lines", listing }],
          { dryRun: false },
        );
        expect(report.entries.map(({ outcome }) => outcome)).toEqual(papers.map(() => "added"));
        const read = readPapers(join(content, "papers"), []);
        expect(new Map(read.map(({ paper }) => [paper.id, paper]))).toEqual(
          new Map(papers.map((paper) => [paper.id, paper])),
        );
        for (const { paper, file } of read) expect(readFileSync(file, "utf8")).toBe(formatPaper(paper));
      } finally {
        rmSync(content, { recursive: true, force: true });
      }
    }),
    { numRuns: 100 },
  );
});

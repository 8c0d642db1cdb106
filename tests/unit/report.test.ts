import { expect, test } from "vitest";
import { countOutcomes, formatReport, formatReportJson, type ImportReport } from "../../scripts/import/report.ts";

const REPORT: ImportReport = {
  dryRun: false,
  listings: [
    { file: "a.txt", format: "json-lines", date: "2025-10-23", entries: 4, assumptions: ["the year is 2025."] },
  ],
  entries: [
    { outcome: "added", listing: "a.txt", line: 1, title: "One", id: "one", file: "papers/2025/10/one.md", notes: [] },
    { outcome: "updated", listing: "a.txt", line: 2, title: "Two", notes: ["changed: listed."] },
    { outcome: "kept", listing: "a.txt", line: 3, title: "Three", notes: ["kept as the curator has it: title."] },
    { outcome: "failed", listing: "a.txt", line: 4, title: "Four", notes: ["It has no title."] },
  ],
  problems: [{ message: "Broken.", hint: "Mend it.", file: "b.md", line: 7 }],
};

test("every entry and every problem is counted once", () => {
  expect(countOutcomes(REPORT)).toEqual({ added: 1, updated: 1, unchanged: 0, kept: 1, failed: 2 });
});

test("a terminal is told what needs attention, by file and line, and the counts last", () => {
  expect(formatReport(REPORT)).toBe(`a.txt: 4 papers of 23 October 2025 (json-lines)
  assumed: the year is 2025.
  a.txt:2: updated: Two
    changed: listed.
  a.txt:3: kept: Three
    kept as the curator has it: title.
  a.txt:4: failed: Four
    It has no title.
  failed: b.md:7: Broken. Mend it.
1 added, 1 updated, 0 unchanged, 1 kept, 2 failed
`);
});

test("a dry run lists what it would add, and says that nothing was written", () => {
  const text = formatReport({ ...REPORT, dryRun: true });
  expect(text).toContain("  a.txt:1: added: One\n");
  expect(text).toMatch(/2 failed \(nothing was written\)\n$/);
});

test("more problems than fill a screen are counted", () => {
  const problems = Array.from({ length: 33 }, (_, at) => ({ message: `Problem ${at}.` }));
  const text = formatReport({ ...REPORT, entries: [], problems });
  expect(text).toContain("Problem 29.");
  expect(text).not.toContain("Problem 30.");
  expect(text).toContain("  … and 3 more; --json names all\n0 added, 0 updated, 0 unchanged, 0 kept, 33 failed\n");
});

test("as JSON the counts are numbers at the top, and all entries and problems are named", () => {
  const read: unknown = JSON.parse(formatReportJson(REPORT));
  expect(read).toEqual({ added: 1, updated: 1, unchanged: 0, kept: 1, failed: 2, ...REPORT });
  expect(Object.keys(read as object).slice(0, 5)).toEqual(["added", "updated", "unchanged", "kept", "failed"]);
});

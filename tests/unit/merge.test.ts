import { expect, test } from "vitest";
import type { Entry } from "../../scripts/import/entry.ts";
import { listingsOf, mergeEntry, newPaper } from "../../scripts/import/merge.ts";
import type { Paper } from "../../src/archive/paper.ts";

const ENTRY: Entry = { line: 1, title: "A Title", abstract: "The *text*.", rank: 2, comments: 3, upvotes: 5 };
const LISTED = listingsOf(ENTRY, "2025-10-23", "s", true);
const PAPER: Paper = newPaper("a-title", ENTRY, LISTED);

test("a new paper has the entry's facts and nothing else, its text escaped", () => {
  expect(PAPER).toEqual({
    id: "a-title",
    title: "A Title",
    listed: [{ date: "2025-10-23", source: "s", rank: 2, comments: 3, upvotes: 5 }],
    abstract: "The \\*text\\*.",
  });
});

test("gaps are filled, and where facts differ the older stays and the other is named", () => {
  const known: Paper = { ...PAPER, authorCount: 2, links: { pdf: "https://a.org" }, organization: { name: "Lab" } };
  const entry: Entry = {
    ...{
      line: 1,
      title: "a title",
      abstract: "Other.",
      authorCount: 3,
      published: "2025-01-01",
      arxiv: "2304.01662",
    },
    links: { pdf: "https://b.org", code: "https://c.org" },
    organization: { name: "Other" },
  };
  const { paper, conflicts } = mergeEntry(known, entry, []);
  expect(paper).toEqual({
    ...{ ...known, published: "2025-01-01", arxiv: "2304.01662" },
    links: { pdf: "https://a.org", code: "https://c.org" },
  });
  expect(conflicts.map(({ key, kept, refused }) => [key, kept, refused])).toEqual([
    ["authorCount", "2", "3"],
    ["organization", "Lab", "Other"],
    ["title", "A Title", "a title"],
    ["abstract", "The \\*text\\*.", "Other."],
    ["links", "https://a.org", "https://b.org"],
  ]);
});

test("of what two listings of a day say of an organisation the fuller word stays, of two days the earlier one's", () => {
  const merged = (added: Entry["organization"], day: string) =>
    mergeEntry({ ...PAPER, organization: { name: "Lab" } }, { ...ENTRY, ...(added && { organization: added }) }, [], {
      since: new Map([["organization", "2025-10-23"]]),
      day,
    }).paper.organization;
  expect(merged({ handle: "lab", name: "Lab" }, "2025-10-23")).toEqual({ handle: "lab", name: "Lab" });
  expect(merged({ handle: "lab", name: "Lab" }, "2025-10-24")).toEqual({ name: "Lab" });
  expect(merged({ name: "Other" }, "2025-10-22")).toEqual({ name: "Other" });
});

test("listings are gathered oldest first; of one listing the best rank and the largest counts stay", () => {
  const earlier = mergeEntry(PAPER, ENTRY, [{ date: "2025-10-01", source: "t" }]).paper;
  const later = { date: "2025-10-23", source: "s", rank: 4, comments: 9, upvotes: 1 };
  expect(mergeEntry(earlier, ENTRY, [later]).paper.listed).toEqual([
    { date: "2025-10-01", source: "t" },
    { date: "2025-10-23", source: "s", rank: 2, comments: 9, upvotes: 5 },
  ]);
});

test("what adds nothing leaves the list as the curator wrote it", () => {
  const hers: Paper = {
    ...PAPER,
    listed: [
      { date: "2025-10-24", source: "s" },
      { source: "s", rank: 2, date: "2025-10-23" },
    ],
  };
  expect(mergeEntry(hers, ENTRY, [{ date: "2025-10-23", source: "s", rank: 3 }]).paper.listed).toBe(hers.listed);
});

test("a record that names no day gives a known paper none, and a new one that of its file", () => {
  const record: Entry = { line: 1, title: "A", listed: [] };
  expect(listingsOf(record, "2025-10-23", "json-lines", false)).toEqual([]);
  expect(listingsOf(record, "2025-10-23", "json-lines", true)).toEqual([{ date: "2025-10-23", source: "json-lines" }]);
  expect(listingsOf({ ...record, listed: LISTED }, "2025-10-24", "x", true)).toEqual(LISTED);
});

import { expect, test } from "vitest";
import { mayBeSame, PaperIndex, titleKey } from "../../scripts/import/match.ts";
import type { Paper } from "../../src/archive/paper.ts";

const PAPER: Paper = {
  id: "a-title",
  title: "A Title",
  listed: [{ date: "2025-10-23", source: "s" }],
  abstract: "Text.",
};

const index = (...papers: Paper[]) => {
  const papersOf = new PaperIndex<Paper>((paper) => paper);
  for (const paper of papers) papersOf.add(paper);
  return papersOf;
};

test("by arXiv id first, then DOI, then title", () => {
  const byId: Paper = { ...PAPER, id: "1", title: "Other", arxiv: "2304.01662" };
  const byDoi: Paper = { ...PAPER, id: "2", title: "Third", doi: "10.1000/ABC" };
  const papers = index(byId, byDoi, PAPER);
  expect(papers.find({ title: "A Title", arxiv: "2304.01662" })).toEqual([byId]);
  expect(papers.find({ title: "x", doi: "10.1000/abc" })).toEqual([byDoi]);
  expect(papers.find({ title: "a  TITLE!" })).toEqual([PAPER]);
  expect(papers.find({ title: "Unknown" })).toEqual([]);
  expect(papers.find({ title: "x", doi: "10.1000/abc", arxiv: "2304.00001" })).toEqual([byDoi]);
});

test.each<[string, Partial<Paper>, Partial<Paper>, boolean]>([
  ["other arXiv ids", { arxiv: "2304.00001" }, { arxiv: "2304.00002" }, false],
  ["other DOIs", { doi: "10.1000/1" }, { doi: "10.1000/2" }, false],
  ["one DOI in other letters", { doi: "10.1000/a" }, { doi: "10.1000/A" }, true],
  ["days 60 apart", { published: "2025-01-01" }, { published: "2025-03-02" }, true],
  ["days 61 apart", { published: "2025-01-01" }, { published: "2025-03-03" }, false],
  ["no common author", { authors: ["A B"] }, { authors: ["C D"] }, false],
  ["a common last name", { authors: ["A Bé", "X"] }, { authors: ["Anna BE"] }, true],
  ["nothing known", {}, { authors: ["C D"], doi: "10.1000/2" }, true],
  [
    "one arXiv id, whatever the days",
    { arxiv: "2304.00001", published: "2001-01-01" },
    { arxiv: "2304.00001", published: "2025-01-01" },
    true,
  ],
])("papers of one title with %s: %o %o", (_what, a, b, same) => {
  expect(mayBeSame({ title: "T", ...a }, { title: "T", ...b })).toBe(same);
  expect(mayBeSame({ title: "T", ...b }, { title: "T", ...a })).toBe(same);
});

test("a title of signs alone is compared as it is", () => {
  expect(titleKey("!?")).not.toBe(titleKey("?!"));
});

import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { semanticScholar } from "../../scripts/import/sources/semantic-scholar.ts";

const paper = {
  paperId: "abc",
  url: "https://www.semanticscholar.org/paper/abc",
  title: "On Kites",
  abstract: null,
  tldr: { text: "A machine's sentence." },
  publicationDate: "2024-01-02",
  authors: [{ name: "Ana Roe" }, { name: null }],
  openAccessPdf: { url: "https://example.org/kites.pdf" },
};
const parse = (value: unknown) =>
  semanticScholar.parse(typeof value === "string" ? value : JSON.stringify(value), {
    file: "a.json",
    date: "2024-05-06",
  });
const ids = (externalIds: unknown) => ({ paperId: "x", title: "T", url: paper.url, externalIds });

test("a paper gives its facts, and nothing a machine wrote", () => {
  expect(parse(paper)).toEqual({
    date: "2024-05-06",
    entries: [
      {
        line: 1,
        title: "On Kites",
        authors: ["Ana Roe"],
        published: "2024-01-02",
        links: { pdf: "https://example.org/kites.pdf", page: "https://www.semanticscholar.org/paper/abc" },
      },
    ],
    problems: [],
    assumptions: [],
  });
});

test.each([
  [
    { ArXiv: "2401.00001v2", DOI: "10.1000/kites" },
    { arxiv: "2401.00001", doi: "10.1000/kites" },
  ],
  [{ DOI: "10.48550/arXiv.2401.00001" }, { arxiv: "2401.00001" }],
  [{ CorpusId: 5, DOI: null }, { links: { page: paper.url } }],
  [null, { links: { page: paper.url } }],
])("the ids %j are read", (externalIds, facts) => {
  expect(parse(ids(externalIds)).entries).toEqual([{ line: 1, title: "T", ...facts }]);
});

test("searches, batches, recommendations, citations and lines are read", () => {
  for (const value of [
    { total: 1, data: [paper] },
    [paper],
    { recommendedPapers: [paper] },
    { data: [{ citingPaper: paper }] },
    `${JSON.stringify(paper)}\n`,
  ]) {
    expect(parse(value)).toMatchObject({ entries: [{ title: "On Kites" }], problems: [] });
  }
  expect(parse(`${JSON.stringify(paper)}\n\n${JSON.stringify(paper)}\n{"x`)).toMatchObject({
    entries: [{ line: 1 }, { line: 3 }],
    problems: [{ line: 4, message: "The line is no valid JSON." }],
  });
});

test("what was not asked for, and what was not imported, is said", () => {
  expect(parse({ total: 30, data: [{ ...paper, citations: [paper], references: [] }] }).assumptions).toEqual([
    "the answer holds 1 of the 30 papers that match; the others were not asked for.",
    "record 1 is the paper; its 1 citations were not imported.",
  ]);
});

test("unknown papers and those without title are named", () => {
  expect(parse([null, { paperId: "x", title: null }]).problems.map(({ message }) => message)).toEqual([
    "Record 1 is empty: the service does not know this paper.",
    "Record 2 has no title.",
  ]);
});

test("an error of the service is refused with what it said", () => {
  expect(() => parse({ message: "Too Many Requests", code: "429" })).toThrow(
    "a.json: The service answered with an error: “Too Many Requests”.",
  );
});

test("the format is recognised, before our own records of one line", () => {
  expect(recogniseSource(JSON.stringify(paper), "x").name).toBe("semantic-scholar");
});

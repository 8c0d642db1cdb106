import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { csv } from "../../scripts/import/sources/csv.ts";

const parse = (text: string) => csv.parse(text, { file: "a.csv", date: "2024-05-06" });

test("quoted cells hold separators, line ends and quotation marks", () => {
  const text = `UID,Title,Authors,Abstract,Session\n1,"Kites, and ""string""",Ana Roe|Bo Li,"We\nfly.",Mon\n\n2,Sails,Cy Doe,We sail.,Tue\n`;
  expect(parse(text)).toEqual({
    date: "2024-05-06",
    entries: [
      { line: 2, title: 'Kites, and "string"', abstract: "We fly.", authors: ["Ana Roe", "Bo Li"] },
      { line: 5, title: "Sails", abstract: "We sail.", authors: ["Cy Doe"] },
    ],
    problems: [],
    assumptions: ["these columns were not used: Session."],
  });
});

test.each([
  [
    "Zotero's names",
    "Key,Author,Title,DOI,Url,Date,Abstract Note",
    'K1,"Roe, Ana; Li, Bo",T,10.1000/x,https://e.org/a,2024-01-02,We fly.',
  ],
  [
    "semicolons between cells",
    "title;author_names;doi;link;publication_date;summary",
    "T;Ana Roe, Bo Li;https://doi.org/10.1000/x;https://e.org/a;2024/01/02;We fly.",
  ],
  [
    "tabs between cells",
    "Paper Title\tAuthors\tDOI\tURL\tPublished\tAbstract",
    "T\tAna Roe and Bo Li\t10.1000/x\thttps://e.org/a\t2024-01-02T10:00:00Z\tWe fly.",
  ],
])("%s are understood", (_kind, header, row) => {
  const text = `${header}\n${row}\n`;
  expect(recogniseSource(text, "x").name).toBe("csv");
  expect(parse(text).entries).toEqual([
    {
      line: 2,
      title: "T",
      abstract: "We fly.",
      authors: ["Ana Roe", "Bo Li"],
      published: "2024-01-02",
      doi: "10.1000/x",
      links: { page: "https://e.org/a" },
    },
  ]);
});

test.each([
  ["arxiv_id", "2401.00001v2", { arxiv: "2401.00001" }],
  ["id", "math/0211159", { arxiv: "math/0211159" }],
  ["url", "http://arxiv.org/abs/2401.00001v1", { arxiv: "2401.00001" }],
  ["url", "https://doi.org/10.48550/arXiv.2401.00001", { arxiv: "2401.00001" }],
  ["url", "https://e.org/a.pdf", { links: { pdf: "https://e.org/a.pdf" } }],
  ["url", "javascript:alert(1)", {}],
  ["code", "https://github.com/a/b", { links: { code: "https://github.com/a/b" } }],
  ["date", "2024", {}],
  ["categories", "cs.CL cs.AI", { categories: ["cs.CL", "cs.AI"] }],
  ["subjects", "Machine Learning; Robotics", { categories: ["Machine Learning", "Robotics"] }],
  ["institution", "Kite Laboratory", { organization: { name: "Kite Laboratory" } }],
])("the column %s with %s is read", (column, cell, facts) => {
  expect(parse(`title,authors,${column}\nT,,${cell}\n`).entries).toEqual([{ line: 2, title: "T", ...facts }]);
});

test("rows that cannot be used are named with their lines", () => {
  const text = 'title,authors,abstract\nT,A,x,y\n,A,x\n"T",A\nU,A,"not closed\nV,B,z\n';
  const { entries, problems } = parse(text);
  expect(entries).toEqual([{ line: 4, title: "T", authors: ["A"] }]);
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [2, "Row 1 has 4 cells under 3 headings."],
    [3, "Row 2 has no title."],
    [5, "Row 4 has a quoted cell that is not closed: it is cut off."],
  ]);
});

test("a last row that may be cut off is named, or said to be taken for whole", () => {
  expect(parse("title,authors,abstract\nT,A,x\nU,A").problems).toMatchObject([
    { line: 3, message: "Row 2 has 2 cells under 3 headings: it is cut off." },
  ]);
  expect(parse("title,authors\nT,A").assumptions).toEqual([
    "the text ends without a line end: its last row was taken for whole.",
  ]);
});

test("a table without a title column, or without rows, is refused", () => {
  expect(() => parse("a,b\n1,2\n")).toThrow("a.csv:1: The first row names no column “title” beside others.");
  expect(() => parse("title,authors\n\n")).toThrow("a.csv:1: The table holds no row below its header.");
  expect(csv.recognises("title,year\nT,2024\n")).toBe(false);
  expect(csv.recognises("Title\n\nAn abstract, with authors.\n")).toBe(false);
});

test("headings that every object knows are no columns", () => {
  expect(parse("title,authors,__proto__,constructor\nT,A,x,y\n").assumptions).toEqual([
    "these columns were not used: __proto__, constructor.",
  ]);
});

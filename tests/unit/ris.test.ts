import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { ris } from "../../scripts/import/sources/ris.ts";
import { InputError } from "../../src/archive/problem.ts";

const parse = (text: string) => ris.parse(text, { file: "a.ris", fileDate: "2025-10-23" });
const only = (...lines: string[]) => parse(`TY  - JOUR\nTI  - T\n${lines.join("\n")}\nER  - `).entries[0];

test("a text is taken for RIS by its first record", () => {
  expect(recogniseSource("Provider: Some Place\n\nTY  - JOUR\nTI  - A\nER  -", "a.txt").name).toBe("ris");
  expect(ris.recognises("TY - JOUR\n")).toBe(true);
  expect(ris.recognises("The TY  - tag begins a record.")).toBe(false);
});

test("lines without a tag continue the one before; either tag of a fact serves, in the order of the record", () => {
  const text = `TY  - JOUR
A1  - Hopper, Grace
AU  - Lovelace,Ada
A1  - King, M. L., Jr.
A2  - Editor, An
T1  - A title of
two lines\u2028and more
N2  - One
sentence.
KW  - first, second
third; fourth
Y1  - 2014/6/1/Summer
DO  - 10.1000/xyz
UR  - https://a.example/1
L1  - https://a.example/1.pdf
ER  -
TY - BOOK
TI - Two
ER -`;
  const { entries, problems, date } = parse(text);
  expect(date).toBe("2025-10-23");
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    {
      line: 6,
      title: "A title of two lines and more",
      abstract: "One sentence.",
      authors: ["Grace Hopper", "Ada Lovelace", "M. L. King Jr."],
      published: "2014-06-01",
      doi: "10.1000/xyz",
      links: { pdf: "https://a.example/1.pdf", page: "https://a.example/1" },
      keywords: ["first, second", "third", "fourth"],
    },
    { line: 18, title: "Two" },
  ]);
});

test.each<[string[], object]>([
  [["PY  - 2014"], {}],
  [["PY  - 2014///"], {}],
  [["PY  - 2014", "DA  - 2014/02/30"], {}],
  [["PY  - 2014", "DA  - Feb 3"], { published: "2014-02-03" }],
  [["PY  - 2014 Feb 3"], { published: "2014-02-03" }],
  [["DA  - 2014-02-03"], { published: "2014-02-03" }],
  [["Y2  - 2014/02/03"], {}],
  [["UR  - URL", "DO  - DOI"], {}],
  [["UR  - http://dx.doi.org/10.1000/abc"], { doi: "10.1000/abc" }],
  [["N1  - doi: 10.1000/abc"], { doi: "10.1000/abc" }],
  [["UR  - https://arxiv.org/abs/2401.00001v3"], { arxiv: "2401.00001" }],
  [["M3  - arXiv:2401.00001"], { arxiv: "2401.00001" }],
])("%j", (lines, facts) => {
  expect(only(...lines)).toEqual({ title: "T", line: 2, ...facts });
});

test("the authors of an edited book are its editors", () => {
  expect(parse("TY  - EDBOOK\nTI  - T\nAU  - Some, Body\nER  - ").entries).toEqual([{ title: "T", line: 2 }]);
});

test("what cannot be used is named with its line", () => {
  const { entries, problems } = parse(
    "AU  - Nobody\nPY  - 2000\nTY  - JOUR\nTI  - A\nTY  - JOUR\nAU  - B\nER  - \n\nTY  - JOUR\nTI  - Cut",
  );
  expect(entries.map(({ title }) => title)).toEqual(["A"]);
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [1, "The lines up to the next record stand in none."],
    [5, "Record 2 has no title."],
    [9, "The last record is not closed."],
  ]);
  expect(() => parse("just text")).toThrow(InputError);
});

test("programs write tags in small letters, and titles of talks and whole books under tags of their own", () => {
  const text = `ty  - JOUR
ti  - Kites
au  - Roe, Ana
er  -
TY  - CONF
CT  - A talk
ER  -
TY  - BOOK
BT  - A book
ER  -
TY  - CHAP
BT  - The book around a chapter
ER  -
`;
  expect(recogniseSource(text, "a.txt").name).toBe("ris");
  const { entries, problems } = parse(text);
  expect(entries).toEqual([
    { title: "Kites", authors: ["Ana Roe"], line: 2 },
    { title: "A talk", line: 6 },
    { title: "A book", line: 9 },
  ]);
  expect(problems.map(({ message }) => message)).toEqual(["Record 4 has no title."]);
});

test("several authors on a line are kept apart, and an organisation in braces whole", () => {
  expect(only("AU  - Roe, A.; Li, Bo", "AU  - {Kites, Inc.}")?.authors).toEqual(["A. Roe", "Bo Li", "Kites, Inc."]);
});

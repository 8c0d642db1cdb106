import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { arxivEmail } from "../../scripts/import/sources/arxiv-email.ts";

const rule = "-".repeat(78);
const head = `${rule}\nSubmissions to:\nRobotics\nreceived from  Wed 20 Nov 24 19:00:00 GMT  to  Thu 21 Nov 24 19:00:00 GMT`;
const kites = String.raw`\\
arXiv:2411.00001 (*cross-listing*)
Date: Thu, 7 Nov 2024 02:49:53 GMT   (12kb,D)

Title: On Kites: Flight
  and String
Authors: Joan Sol\`a, Bo Li (1 and 2) and
  Cy Doe ((1) Here)
Categories: cs.RO cs.CL
Comments: 3 pages
DOI: 10.1000/kites
\\
  We fly
kites: high.
\\ ( https://arxiv.org/abs/2411.00001 , 12kb)`;
const replaced = String.raw`\\
arXiv:math/0211159
replaced with revised version Tue, 19 Nov 2024 14:27:10 GMT   (4kb)

Title: Sails
Authors: Ana Roe
Categories: math.DG
\\ ( https://arxiv.org/abs/math/0211159 , 4kb)`;
const mail = (...entries: string[]) => [head, ...entries, ""].join(`\n${rule}\n`);
const parse = (text: string) => arxivEmail.parse(text, { file: "a.txt", fileDate: "2025-01-01" });

test("entries give their wrapped fields, on the last day that the e-mail covers", () => {
  expect(parse(mail(kites, "%%--%%--%%--%%--%%--%%", replaced))).toEqual({
    date: "2024-11-21",
    entries: [
      {
        line: 7,
        title: "On Kites: Flight and String",
        abstract: "We fly kites: high.",
        authors: ["Joan Solà", "Bo Li", "Cy Doe"],
        published: "2024-11-07",
        rank: 1,
        arxiv: "2411.00001",
        doi: "10.1000/kites",
        categories: ["cs.RO", "cs.CL"],
      },
      { line: 25, title: "Sails", authors: ["Ana Roe"], rank: 2, arxiv: "math/0211159", categories: ["math.DG"] },
    ],
    problems: [],
    assumptions: [],
  });
});

test("an entry that is cut off, or has no good id or title, is named", () => {
  const { entries, problems } = parse(
    mail(kites.replace("2411.00001 ", "2411 "), kites.replace(/Title: .*\n.*\n/, ""), kites.slice(0, 90)),
  );
  expect(entries).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual([
    "Entry 1 has an id that arXiv does not give: “2411”.",
    "Entry 2 has no title.",
    "Entry 3 has no line of two backslashes at its begin or end: it is cut off.",
  ]);
});

test("an e-mail without its last line of dashes says so", () => {
  expect(parse(mail(kites).slice(0, -20)).assumptions).toEqual([
    "the text ends without a line of dashes; its last paper was taken for the last.",
  ]);
});

test("an e-mail without entries is refused", () => {
  expect(() => parse(head)).toThrow("a.txt: The e-mail lists no paper.");
});

test("the format is recognised by its entries, with or without the head", () => {
  expect(recogniseSource(mail(kites), "x").name).toBe("arxiv-email");
  expect(recogniseSource(kites, "x").name).toBe("arxiv-email");
  expect(arxivEmail.recognises("arXiv:2411.00001")).toBe(false);
});

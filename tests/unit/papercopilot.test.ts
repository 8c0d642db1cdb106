import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { papercopilot } from "../../scripts/import/sources/papercopilot.ts";

const record = {
  id: "abc",
  title: "On Kites",
  abstract: "",
  keywords: "kites;;flight",
  author: "Ana Roe;Bo Li",
  author_site: "Ana Roe, Bo Li",
  primary_area: "",
  gs_citation: 4,
  site: "https://example.org/virtual/1",
  openreview: "https://openreview.net/forum?id=abc",
  github: "",
  pdf: "https://openreview.net/pdf?id=abc",
};
const parse = (value: unknown) => papercopilot.parse(JSON.stringify(value, null, 1), { file: "a", date: "2024-05-06" });

test("a record gives its facts; empty texts are absent", () => {
  const { entries, problems } = parse([record]);
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    {
      line: 2,
      title: "On Kites",
      authors: ["Ana Roe", "Bo Li"],
      links: { pdf: "https://openreview.net/pdf?id=abc", page: "https://openreview.net/forum?id=abc" },
      keywords: ["kites", "flight"],
    },
  ]);
});

test("ids are read, and authors by commas where there is no better list", () => {
  const { author, ...rest } = record;
  expect(author).toBeDefined();
  expect(parse([{ ...rest, arxiv: "2401.00001v2", doi: "10.1000/kites" }]).entries[0]).toMatchObject({
    authors: ["Ana Roe", "Bo Li"],
    arxiv: "2401.00001",
    doi: "10.1000/kites",
  });
});

test("a record without title is named", () => {
  expect(parse([record, { id: "x" }]).problems).toMatchObject([{ line: 16, message: "Record 2 has no title." }]);
});

test("the format is recognised by keys of its own", () => {
  expect(recogniseSource(JSON.stringify([record]), "x").name).toBe("papercopilot");
  expect(papercopilot.recognises('[{"title": "x", "author": [{"family": "Roe"}]}]')).toBe(false);
});

import { expect, test } from "vitest";
import {
  cleanNames,
  givenFirst,
  splitArxivAuthors,
  splitAuthorCell,
} from "../../scripts/import/sources/author-names.ts";

test.each([
  ["Ana Roe, Bo Li and Cy Doe", ["Ana Roe", "Bo Li", "Cy Doe"]],
  ["Ana Roe, Bo Li, and Cy Doe", ["Ana Roe", "Bo Li", "Cy Doe"]],
  [String.raw`Joan Sol\`a, Andr\'e Kov\'a\v{c}, H.~{\O}stby`, ["Joan Solà", "André Kováč", "H. Østby"]],
  ["Ana Roe (1), Bo Li (1 and 2) ((1) Here, (2) There)", ["Ana Roe", "Bo Li"]],
  ["Bo Li, Jr., Cy Doe III", ["Bo Li, Jr.", "Cy Doe III"]],
  ["Anderson Sandoval", ["Anderson Sandoval"]],
  ["", []],
])("authors as arXiv prints them: %s", (text, names) => {
  expect(splitArxivAuthors(text)).toEqual(names);
});

test.each([
  ["Ana Roe|Bo Li", ["Ana Roe", "Bo Li"]],
  ["Roe, Ana; Li, Bo", ["Ana Roe", "Bo Li"]],
  ["Ana Roe; Bo Li, Jr.", ["Ana Roe", "Bo Li, Jr."]],
  ["Ana Roe, Bo Li", ["Ana Roe", "Bo Li"]],
  ["Ana Roe\nBo Li", ["Ana Roe", "Bo Li"]],
  ["Ana Roe*|Bo Li†", ["Ana Roe", "Bo Li"]],
  ["Anonymous", []],
])("authors in a cell: %s", (text, names) => {
  expect(splitAuthorCell(text)).toEqual(names);
});

test("a name is turned round only where it has one comma", () => {
  expect(givenFirst("de Roe, Ana B.")).toBe("Ana B. de Roe");
  expect(givenFirst("Roe, Ana, Dr.")).toBe("Roe, Ana, Dr.");
});

test("what is no name is left out", () => {
  expect(cleanNames([" Ana  Roe ", "et al.", "…", "Anonymous Authors", "李明"])).toEqual(["Ana Roe", "李明"]);
});

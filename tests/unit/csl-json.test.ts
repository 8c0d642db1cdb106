import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { cslJson } from "../../scripts/import/sources/csl-json.ts";
import { InputError } from "../../src/archive/problem.ts";

const parse = (value: unknown) =>
  cslJson.parse(JSON.stringify(value, null, 1), { file: "a.json", fileDate: "2025-10-23" });
const only = (item: object) => parse([{ id: "1", type: "book", title: "T", ...item }]).entries[0];

test("a text is taken for CSL-JSON by the type of its first item", () => {
  const item = { id: "a", type: "article-journal", title: "A" };
  expect(recogniseSource(JSON.stringify([item]), "a").name).toBe("csl-json");
  expect(recogniseSource(JSON.stringify(item), "a").name).toBe("csl-json");
  expect(recogniseSource(JSON.stringify({ items: [item] }), "a").name).toBe("csl-json");
  expect(cslJson.recognises('[{"type": "paper", "id": 1, "title": "A"}]')).toBe(false);
  expect(cslJson.recognises('{"type": "book", "title": "A"}\n{"type": "book", "title": "B"}')).toBe(false);
  expect(cslJson.recognises("[1")).toBe(false);
});

test("an item is a paper, with the line it begins at", () => {
  const { entries, problems, date } = parse([
    {
      id: "a",
      type: "article-journal",
      title: "On <i>x</i><sub>2</sub> &amp; <think>",
      author: [
        { family: "Lovelace", given: "Ada" },
        { literal: "The Group" },
        { family: "Berg", given: "Jan", "non-dropping-particle": "van den", suffix: "Jr." },
      ],
      issued: { "date-parts": [["2013", 1, "2"]] },
      abstract: "<jats:p>One\nsentence.</jats:p>",
      DOI: "10.1000/abc",
      URL: "https://a.example/",
      keyword: "one, two",
    },
    { id: "b", type: "book", title: "B" },
  ]);
  expect(date).toBe("2025-10-23");
  expect(problems).toEqual([]);
  expect(entries[0]).toEqual({
    line: 2,
    title: "On x₂ & <think>",
    abstract: "One sentence.",
    authors: ["Ada Lovelace", "The Group", "Jan van den Berg Jr."],
    published: "2013-01-02",
    doi: "10.1000/abc",
    links: { page: "https://a.example/" },
    keywords: ["one", "two"],
  });
  expect(entries[1]?.title).toBe("B");
});

test.each<[object, object]>([
  [{ issued: { "date-parts": [[2013]] } }, {}],
  [{ issued: { "date-parts": [[2013, 2, 30]] } }, {}],
  [
    {
      issued: {
        "date-parts": [
          [2013, 1, 1],
          [2013, 1, 3],
        ],
      },
    },
    {},
  ],
  [{ issued: { raw: "2013-01-05" } }, { published: "2013-01-05" }],
  [{ issued: null, author: [null, 3, {}] }, {}],
  [{ number: "arXiv:2401.00001" }, { arxiv: "2401.00001" }],
  [{ archive: "arXiv", archive_location: "2401.00001" }, { arxiv: "2401.00001" }],
  [{ DOI: "10.48550/arXiv.2401.00001" }, { arxiv: "2401.00001" }],
  [{ URL: "javascript:alert(1)" }, {}],
])("%j", (item, facts) => {
  expect(only(item)).toEqual({ title: "T", line: 2, ...facts });
});

test("what cannot be used is named, and the others are taken", () => {
  const { entries, problems } = parse([{ id: "a", type: "book" }, 5, { id: "c", type: "book", title: "C" }]);
  expect(entries.map(({ title }) => title)).toEqual(["C"]);
  expect(problems.map(({ message }) => message).sort()).toEqual([
    "Record 1 has no title.",
    "Record 2 is no object, so it is no paper.",
  ]);
  expect(() => parse([])).toThrow(InputError);
});

test("a key cannot reach the prototype", () => {
  const text = '[{"id": "a", "type": "book", "title": "A", "__proto__": {"polluted": 1}, "constructor": {"x": 1}}]';
  expect(cslJson.parse(text, { file: "a", fileDate: "2025-10-23" }).entries).toEqual([{ title: "A", line: 1 }]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { openreview } from "../../scripts/import/sources/openreview.ts";

const content = {
  title: "On Kites\n and String",
  abstract: "We fly.",
  authors: ["Ana Roe", "Bo Li"],
  keywords: ["kites", " flight "],
  pdf: "/pdf/abc.pdf",
};
const wrapped = Object.fromEntries(Object.entries(content).map(([key, value]) => [key, { value }]));
const note = { id: "-Lr0", forum: "-Lr0", cdate: Date.UTC(2024, 0, 2, 23, 59), tcdate: 5, content };
const parse = (value: unknown) =>
  openreview.parse(typeof value === "string" ? value : JSON.stringify(value), { file: "a", date: "2024-05-06" });
const facts = {
  line: 1,
  title: "On Kites and String",
  abstract: "We fly.",
  authors: ["Ana Roe", "Bo Li"],
  published: "2024-01-02",
  links: { pdf: "https://openreview.net/pdf/abc.pdf", page: "https://openreview.net/forum?id=-Lr0" },
  keywords: ["kites", "flight"],
};

test("both versions of the API give the same facts", () => {
  expect(parse({ notes: [note], count: 1 })).toEqual({
    date: "2024-05-06",
    entries: [facts],
    problems: [],
    assumptions: [],
  });
  expect(parse({ notes: [{ ...note, content: wrapped }], count: 9 })).toMatchObject({
    entries: [facts],
    assumptions: ["the answer holds 1 of 9 notes; the others were not asked for."],
  });
});

test("authors kept as objects are named, anonymous ones are not", () => {
  const objects = { ...wrapped, authors: { value: [{ fullname: "Ana Roe", username: "~Ana_Roe1" }, "Bo Li"] } };
  expect(parse([{ ...note, content: objects }]).entries[0]?.authors).toEqual(["Ana Roe", "Bo Li"]);
  expect(parse([{ ...note, content: { ...content, authors: ["Anonymous"] } }]).entries[0]).not.toHaveProperty(
    "authors",
  );
});

test("replies in a forum and notes without title are named", () => {
  const { problems } = parse([
    { ...note, id: "r1" },
    { id: "x", content: { title: { value: " " } } },
  ]);
  expect(problems.map(({ message }) => message)).toEqual([
    "Note 1 (r1) is a reply in the forum of a paper, and no paper.",
    "Note 2 has no title.",
  ]);
});

test("a table is read, whatever its ids begin with and whatever its quotation marks", () => {
  const table = `paper_id\ttitle\tlink\tkeywords\tabstract
-Lr0\t"On" Kites\thttps://openreview.net/forum?id=-Lr0\tkites, string\tWe fly.
a1\t"Sails\thttps://openreview.net/forum?id=a1\t\tWe sail.
`;
  expect(recogniseSource(table, "x").name).toBe("openreview");
  expect(parse(table)).toEqual({
    date: "2024-05-06",
    entries: [
      {
        line: 2,
        title: '"On" Kites',
        abstract: "We fly.",
        links: { page: "https://openreview.net/forum?id=-Lr0" },
        keywords: ["kites", "string"],
      },
      { line: 3, title: '"Sails', abstract: "We sail.", links: { page: "https://openreview.net/forum?id=a1" } },
    ],
    problems: [],
    assumptions: [],
  });
});

test("the format is recognised by its notes", () => {
  expect(recogniseSource(JSON.stringify({ notes: [note] }), "x").name).toBe("openreview");
  expect(openreview.recognises('{"title": "x", "content": {}}')).toBe(false);
});

test("a note cannot reach the prototype", () => {
  const text = '{"notes": [{"id": "a", "content": {"__proto__": {"value": {"title": "x"}}}}]}';
  expect(parse(text).problems).toMatchObject([{ message: "Note 1 has no title." }]);
  expect(Reflect.get({}, "title")).toBeUndefined();
});

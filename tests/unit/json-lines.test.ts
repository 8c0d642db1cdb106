import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { jsonLines } from "../../scripts/import/sources/json-lines.ts";

const parse = (lines: readonly string[], date?: string) =>
  jsonLines.parse(lines.join("\n"), {
    file: "a.jsonl",
    fileDate: "2025-10-25",
    ...(date === undefined ? {} : { date }),
  });

test("a text is taken for JSON Lines by its first line, and nothing unknown is guessed at", () => {
  expect(recogniseSource('\n {"title": "A"}\nbroken', "a").name).toBe("json-lines");
  expect(jsonLines.recognises('{"id": 1}')).toBe(false);
  expect(() => recogniseSource("just some words", "a.txt")).toThrow(/^a\.txt: The text is in no format .*json-lines/);
});

test("each record is an entry with its line", () => {
  const { entries, problems } = parse(
    ['{"title": "A", "abstract": "*x*"}', "", '{"title": "B", "authorCount": 2}'],
    "2025-10-23",
  );
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    { title: "A", abstract: "*x*", abstractIsMarkdown: true, listed: [], line: 1 },
    { title: "B", authorCount: 2, listed: [], line: 3 },
  ]);
});

test("each line that cannot be used is named, and the others are", () => {
  const { entries, problems } = parse([
    '{"title": "A"}',
    '{"title": "cut',
    "[1]",
    '{"title": 5}',
    '{"title": "B", "x": 1}',
    '{"title": "C"}',
  ]);
  expect(entries.map(({ title }) => title)).toEqual(["A", "C"]);
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [2, "The line is not a JSON object."],
    [3, "The line is not a JSON object."],
    [4, "`title`: must be a text, not the number 5."],
    [5, "There is no key `x`."],
  ]);
  expect(problems.every(({ file, hint }) => file === "a.jsonl" && hint)).toBe(true);
});

test("a record cannot reach the prototype", () => {
  const { problems } = parse(['{"title": "A", "__proto__": {"polluted": 1}}']);
  expect(problems).toMatchObject([{ line: 1 }]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("the day is the one said, else the latest that a record names, else the file's, which is said", () => {
  const listed = '{"title": "A", "listed": [{"date": "2025-10-21", "source": "s"}]}';
  expect(parse([listed], "2025-10-23")).toMatchObject({ date: "2025-10-23", assumptions: [] });
  expect(parse([listed, '{"title": "B"}'])).toMatchObject({ date: "2025-10-21", assumptions: [] });
  expect(parse(['{"title": "B"}'])).toMatchObject({
    date: "2025-10-25",
    assumptions: ["no record names the day of its listing; the file is of 2025-10-25."],
  });
});

test("a line of the simpler shape is read as plain text with its arXiv id, day and links", () => {
  const line = {
    id: "2304.01662v2",
    title: "A",
    abstract: "7 * 6 < 43",
    authors: ["Ann Lee"],
    published: "2023-04-04",
    listed: "2025-10-21",
    comments: 2,
    upvotes: 0,
    code: "https://example.org/code",
  };
  const { entries, date, problems } = parse([JSON.stringify(line)]);
  expect(problems).toEqual([]);
  expect(date).toBe("2025-10-21");
  expect(entries).toEqual([
    {
      line: 1,
      title: "A",
      abstract: "7 * 6 < 43",
      authors: ["Ann Lee"],
      published: "2023-04-04",
      arxiv: "2304.01662v2",
      listed: [{ date: "2025-10-21", source: "json-lines", comments: 2 }],
      links: { code: "https://example.org/code" },
    },
  ]);
});

test("what only our own records say goes with a new paper", () => {
  const { entries } = parse([
    '{"id": "a-b", "title": "A", "topics": {"add": ["x"], "remove": []}, "status": "withdrawn", "notes": "Mine."}',
  ]);
  expect(entries[0]?.own).toEqual({
    id: "a-b",
    topics: { add: ["x"], remove: [] },
    status: "withdrawn",
    notes: "Mine.",
  });
});

test("records of other programs are read by the names of their keys, and what is not used is named", () => {
  const { entries, assumptions, problems } = jsonLines.parse(
    [
      `{"name": "Kites", "summary": "We fly.", "authors": [{"name": "A B"}, "C D"], "url": "https://arxiv.org/abs/2501.00001v2", "date": "2025-01-02", "likes": 3}`,
      `{"title": "Owls", "abstract": "We watch.", "authors": "E F; G H", "id": "x-1", "year": 2018, "tags": null}`,
      `{"title": "Hens", "authors": [], "listed": "2025-01-03", "upvotes": 4, "comments": null, "organization": "Acme", "year": 1}`,
    ].join("\n"),
    { file: "x", fileDate: "2026-01-02" },
  );
  expect(problems).toEqual([]);
  expect(entries).toMatchObject([
    {
      title: "Kites",
      abstract: "We fly.",
      authors: ["A B", "C D"],
      arxiv: "2501.00001",
      published: "2025-01-02",
      line: 1,
    },
    { title: "Owls", abstract: "We watch.", authors: ["E F", "G H"], line: 2 },
    {
      title: "Hens",
      organization: { name: "Acme" },
      listed: [{ date: "2025-01-03", source: "json-lines", upvotes: 4 }],
    },
  ]);
  expect(assumptions).toContain("these keys were not used: likes, year.");
});

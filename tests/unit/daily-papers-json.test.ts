import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { dailyPapersJson } from "../../scripts/import/sources/daily-papers-json.ts";

const paper = {
  id: "2501.00001",
  title: "On Kites\n  and String",
  summary: "We fly\nkites.",
  authors: [{ name: "Ana Roe", hidden: false }, { name: "Bo Li" }],
  publishedAt: "2025-01-02T00:30:00.000Z",
  upvotes: 7,
  githubRepo: "https://github.com/ana/kites",
  projectPage: "javascript:alert(1)",
  ai_keywords: ["flight"],
};
const record = {
  paper,
  publishedAt: "2025-01-01T19:30:00.000Z",
  title: "An outer title",
  numComments: 3,
  organization: { name: "kitelab", fullname: "Kite Laboratory" },
};
const context = { file: "a.json", fileDate: "2025-01-09" };
const parse = (value: unknown, date?: string) =>
  dailyPapersJson.parse(typeof value === "string" ? value : JSON.stringify(value), {
    ...context,
    ...(date && { date }),
  });
const featured = (day: string, id: string) => ({ paper: { ...paper, id, submittedOnDailyAt: `${day}T01:00:00.000Z` } });

test("a record gives the inner paper's facts, and nothing a machine wrote", () => {
  expect(parse([record], "2025-01-03")).toEqual({
    date: "2025-01-03",
    entries: [
      {
        line: 1,
        title: "On Kites and String",
        abstract: "We fly kites.",
        authors: ["Ana Roe", "Bo Li"],
        organization: { handle: "kitelab", name: "Kite Laboratory" },
        published: "2025-01-02",
        rank: 1,
        comments: 3,
        upvotes: 7,
        arxiv: "2501.00001",
        links: { code: "https://github.com/ana/kites" },
      },
    ],
    problems: [],
    assumptions: [],
  });
});

test("records stored as Python prints them, or as JSON in a text, are read", () => {
  const printed = `{'paper': {'id': '2501.00002', 'title': "Ana's kites", 'upvotes': 1, 'authors': [], 'x': None}}`;
  const { entries, problems } = parse([printed, JSON.stringify(record)], "2025-01-03");
  expect(entries.map(({ title }) => title)).toEqual(["Ana's kites", "On Kites and String"]);
  expect(problems).toEqual([]);
});

test("a whole answer that Python printed is read", () => {
  expect(parse(`[{'paper': {'id': '2501.00002', 'title': 'Kites'}}]`, "2025-01-03").entries).toHaveLength(1);
});

test("an object around the records names the day, and how many there are", () => {
  const wrapped = parse({ status: "success", date: "2025-01-04", count: 2, data: [record] });
  expect(wrapped.date).toBe("2025-01-04");
  expect(wrapped.problems.map(({ message }) => message)).toEqual([
    "The answer says that it holds 2 papers, and holds 1.",
  ]);
});

test("the day on which papers were featured stands against the day that was asked for", () => {
  const { date, assumptions, entries } = parse([featured("2025-04-02", "2504.00001")], "2025-04-03");
  expect(date).toBe("2025-04-02");
  expect(assumptions).toEqual([
    "the records say that they were listed on 2025-04-02, not on 2025-04-03; their own day was taken.",
  ]);
  expect(entries[0]).not.toHaveProperty("listed");
});

test("records of another day keep their own", () => {
  const { date, entries } = parse([featured("2025-04-02", "2504.00001"), featured("2025-04-01", "2504.00002")]);
  expect(date).toBe("2025-04-02");
  expect(entries.map(({ listed, rank }) => [listed, rank])).toEqual([
    [undefined, 1],
    [[{ date: "2025-04-01", source: "daily-papers", upvotes: 7 }], undefined],
  ]);
});

test("without any day that of the file is taken, and said", () => {
  expect(parse([record])).toMatchObject({ date: "2025-01-09", assumptions: [expect.stringContaining("2025-01-09")] });
  expect(() => dailyPapersJson.parse(JSON.stringify([record]), { file: "-" })).toThrow("--date YYYY-MM-DD");
});

test("a hidden author is counted and not named", () => {
  const hidden = { paper: { ...paper, authors: [...paper.authors, { name: "Cy Doe", hidden: true }] } };
  expect(parse([hidden]).entries[0]).toMatchObject({ authors: ["Ana Roe", "Bo Li"], authorCount: 3 });
});

test("each record that cannot be used is named with its line and place", () => {
  const text = `[\n${JSON.stringify(record)},\nnull,\n"{'paper': }",\n{"paper": {"id": "2501.00003"}},\n4]`;
  const { entries, problems } = parse(text);
  expect(entries.map(({ line }) => line)).toEqual([2]);
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [3, "Record 2 is empty: the service does not know this paper."],
    [4, "Record 3 is a text that cannot be read: it holds something that is no plain value, at character 11."],
    [5, "Record 4 has no title."],
    [6, "Record 5 is no object, so it is no paper."],
  ]);
});

test.each([
  [JSON.stringify([record]).slice(0, -5), "The JSON ends too early."],
  ["[]", "The answer holds no papers."],
  ['{"error": "Invalid date"}', "The service answered with an error: “Invalid date”."],
  ["{nonsense}", "The text is no valid JSON."],
])("%s is refused with the reason", (text, reason) => {
  expect(() => parse(text)).toThrow(reason);
});

test("the format is recognised by what the text holds", () => {
  expect(recogniseSource(JSON.stringify([record]), "x.txt").name).toBe("daily-papers-json");
  expect(recogniseSource(`["{'paper': {'id': '1'}}"]`, "x.txt").name).toBe("daily-papers-json");
  expect(dailyPapersJson.recognises('{"title": "The paper: {"}')).toBe(false);
});

test("a record cannot reach the prototype", () => {
  const text = `[{"__proto__": {"title": "x"}, "paper": {"__proto__": {"title": "y"}}}]`;
  expect(parse(text).problems).toMatchObject([{ message: "Record 1 has no title." }]);
  expect(Reflect.get({}, "title")).toBeUndefined();
});

test("an id that was taken for a number gets its zeros back", () => {
  const ids = parse('[{"paper": {"id": 2501.1002, "title": "A"}}, {"paper": {"id": 704.001, "title": "B"}}]').entries;
  expect(ids.map(({ arxiv }) => arxiv)).toEqual(["2501.10020", "0704.0010"]);
});

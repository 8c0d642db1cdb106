import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { dailyPapersHtml } from "../../scripts/import/sources/daily-papers-html.ts";

const escaped = (value: unknown) => JSON.stringify(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const page = (props: unknown) =>
  `<!DOCTYPE html>\n<html><head><title>Daily Papers</title></head><body>\n<div data-props="{&quot;user&quot;:1}"></div>
<div class="contents" data-props="${escaped(props)}"><h3>Kites</h3></div></body></html>`;
const papers = [
  { paper: { id: "2501.00001", title: 'Kites & "String" <3' }, numComments: 0 },
  { paper: { id: "2501.00002", title: "Sails" } },
];
const context = { file: "a.html", fileDate: "2025-01-09" };

test.each([
  ["under its usual name", { dailyPapers: papers, dateString: "2025-01-03" }],
  [
    "under another name, deeper",
    { query: {}, view: { list: papers, dateString: "2025-01-03" }, other: [{ paper: {} }] },
  ],
])("the list of papers is found %s", (_place, props) => {
  const text = page(props);
  expect(recogniseSource(text, "a").name).toBe("daily-papers-html");
  const { date, entries, problems } = dailyPapersHtml.parse(text, context);
  expect([date, problems]).toEqual(["2025-01-03", []]);
  expect(entries).toEqual([
    { line: 4, title: 'Kites & "String" <3', arxiv: "2501.00001", comments: 0, rank: 1 },
    { line: 4, title: "Sails", arxiv: "2501.00002", rank: 2 },
  ]);
});

test("a page without its data is refused with what to do", () => {
  const bare = "<!doctype html><title>Daily Papers - Hugging Face</title><a href='https://huggingface.co/papers'>x</a>";
  expect(recogniseSource(bare, "a").name).toBe("daily-papers-html");
  expect(() => dailyPapersHtml.parse(bare, context)).toThrow("a.html: The page holds no data of papers.");
  expect(() => dailyPapersHtml.parse(page({ dailyPapers: [] }), context)).toThrow("holds no data of papers");
});

test("any other page is not recognised", () => {
  expect(dailyPapersHtml.recognises("<!doctype html><p>paper")).toBe(false);
  expect(dailyPapersHtml.recognises('<feed data-props="paper"/>')).toBe(false);
});

import { expect, test } from "vitest";
import { collectionSchema } from "../../src/store/collection-schema.ts";
import { parseYaml } from "../../src/store/front-matter.ts";
import { validate } from "../../src/store/validate.ts";

/** What is said of a collection with this source. */
function said(source: string): string[] {
  const yaml = `name: "N"\ndescription: "D"\nsources:\n  - ${source}\n`;
  const { problems } = validate(collectionSchema, parseYaml(yaml, "c.yaml"), { file: "c.yaml", yaml, linesAbove: 0 });
  return problems.map(({ message, line }) => `${line}: ${message}`);
}

test.each([
  '{ from: "daily-papers" }',
  '{ from: "arxiv", category: "cs.CL" }',
  '{ from: "arxiv", category: "cond-mat.str-el", address: "http://127.0.0.1:8000/query" }',
  '{ from: "url", url: "https://example.org/feed.xml" }',
])("a source may be %s", (source) => {
  expect(said(source)).toEqual([]);
});

test.each([
  ['{ from: "rss" }', '3: `sources.0.from`: must be "daily-papers", "arxiv" or "url".'],
  ['{ from: "arxiv" }', "3: `sources.0.category` is missing."],
  ['{ from: "arxiv", category: "cs.cl!" }', '3: `sources.0.category`: must be a category of arXiv such as "cs.CL".'],
  ['{ from: "url", url: "ftp://example.org/" }', "3: `sources.0.url`: must be a http or https address."],
  ['{ from: "url", url: "https://a:b@example.org/" }', "3: `sources.0.url`: must hold no user name and no password."],
  ['{ from: "daily-papers", adress: "https://example.org/" }', "3: `sources.0`: There is no key `adress`."],
])("a source that is %s is named with its line", (source, message) => {
  expect(said(source)).toEqual([message]);
});

import { expect } from "vitest";
import { buildIndex } from "../../src/search/index-plan.ts";
import { toSearchRecord } from "../../src/search/search-record.ts";
import { readContent } from "../../src/store/read-content.ts";
import { archiveOf } from "../../src/store/site-data.ts";

/** What stands in dist/search of a content folder, from the records of its papers, with the page that searches it. */
export function indexFilesOf(content: string): Record<string, unknown> {
  const { papers, topics } = archiveOf(readContent(content));
  const records = papers.map((filed) => toSearchRecord(filed, filed.plain));
  const files = buildIndex({ records, topics: topics.map(({ topic: { id, name } }) => ({ id, name })) });
  const texts = files.map(({ path, text }) => [path, Buffer.from(text).toString("latin1")]);
  return { "index.html": expect.any(String), ...Object.fromEntries(texts) };
}

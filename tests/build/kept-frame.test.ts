import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptFrame } from "../../scripts/build/kept-frame.ts";
import { readFrame } from "../../src/store/read-content.ts";

let work: string;
let content: string;
let cache: string;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "broadsheet-frame-"));
  content = join(work, "content");
  cache = join(work, "cache");
  for (const part of ["collection.yaml", "topics", "pages"])
    cpSync(join("content", part), join(content, part), { recursive: true });
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

test("what is kept is what is read, for every part of it", async () => {
  expect(await keptFrame(content, cache, "1", false)).toEqual(readFrame(content));
  expect(await keptFrame(content, cache, "1", false)).toEqual(readFrame(content));
  // Only a frame that came from the file can say this.
  const file = join(cache, readdirSync(cache)[0] as string);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), frame: "from the file" }));
  expect(await keptFrame(content, cache, "1", false)).toBe("from the file");
  expect(await keptFrame(content, cache, "2", false)).toEqual(readFrame(content));
});

test.each([
  ["the collection", "collection.yaml", "\ncurator: Ann Bo\n"],
  ["a topic", join("topics", "agents.md"), "\nMore of it.\n"],
  ["a prose page", join("pages", "about.md"), "\nMore of it.\n"],
])("a change of %s is seen", async (_what, file, text) => {
  const before = await keptFrame(content, cache, "1", false);
  appendFileSync(join(content, file), text);
  const after = await keptFrame(content, cache, "1", false);
  expect(after).toEqual(readFrame(content));
  expect(after).not.toEqual(before);
});

test("a topic that comes or goes is seen", async () => {
  const before = await keptFrame(content, cache, "1", false);
  rmSync(join(content, "topics", "agents.md"));
  expect((await keptFrame(content, cache, "1", false)).topics).toHaveLength(before.topics.length - 1);
});

test("what is at fault is told each time, and a damaged file of the cache is as good as none", async () => {
  appendFileSync(join(content, "collection.yaml"), "\nnaem: oops\n");
  for (let time = 0; time < 2; time++)
    expect((await keptFrame(content, cache, "1", false)).problems).toEqual(readFrame(content).problems);
  cpSync(join("content", "collection.yaml"), join(content, "collection.yaml"));
  await keptFrame(content, cache, "1", false);
  writeFileSync(join(cache, readdirSync(cache)[0] as string), "{");
  expect(await keptFrame(content, cache, "1", false)).toEqual(readFrame(content));
});

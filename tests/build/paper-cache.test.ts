import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { KeptPaper } from "../../src/store/cached-paper.ts";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { folderWith } from "./temporary-folder.ts";

const PAPER: KeptPaper = {
  ...{ file: "one.md", size: 1, modified: 1, changed: 1, digest: "d", rules: "r", stamp: "s", head: "{}" },
  texts: { rendered: "{}", plain: "", own: "{}", likeness: "" },
};

test("a text that the cache lost is told of, and never taken for an empty one", () => {
  const file = join(folderWith(), "papers.db");
  const cache = PaperCache.open(file, "1");
  cache.keep(PAPER);
  const key = cache.papers().get("one.md")?.key as number;
  expect([cache.head(key), cache.text(key, "plain"), cache.text(key, "own")]).toEqual(["{}", "", "{}"]);
  const harm = new DatabaseSync(file);
  harm.exec("UPDATE texts SET plain = NULL");
  expect(() => cache.text(key, "plain")).toThrow(`The cache lost a text of its paper ${key}.`);
  harm.exec("DELETE FROM texts");
  expect(() => cache.text(key, "own")).toThrow(`The cache lost a text of its paper ${key}.`);
  harm.close();
  cache.close();
});

test("a paper that changed is known as it was, and its authors as they are", () => {
  const cache = PaperCache.open(join(folderWith(), "papers.db"), "1");
  const paper = (digest: string, ...authors: string[]): KeptPaper => ({
    ...{ ...PAPER, digest, stamp: `stamp of ${digest}` },
    head: JSON.stringify({ facts: { authors } }),
    texts: { ...PAPER.texts, plain: digest },
  });
  cache.keep(paper("a", "Ann Bo", "Cy Da"));
  const key = cache.papers().get("one.md")?.key as number;
  cache.authors.enter([{ key, names: ["Ann Bo", "Cy Da"] }]);
  cache.similar.keep([{ key, inputs: "i", ids: ["like"] }]);
  cache.keep(paper("b", "Cy Da", "Ed"));
  // Still the same paper: what it is compared by may be the same, too.
  expect(cache.similar.all().get(key)?.ids).toEqual(["like"]);
  expect([cache.papers().get("one.md")?.key, cache.text(key, "plain")]).toEqual([key, "b"]);
  expect(cache.former.head("stamp of a")).toContain("Ann Bo");
  expect(cache.authors.withAtLeast(1).map(({ name }) => name)).toEqual(["Cy Da", "Ed"]);
  cache.keep(paper("b", "Cy Da\nEd"));
  expect(cache.authors.withAtLeast(1).map(({ name }) => name)).toEqual(["Cy Da\nEd"]);
  cache.remove("one.md");
  expect(cache.former.head("stamp of b")).toContain("Ed");
  expect([cache.authors.withAtLeast(1), cache.former.head("stamp of c")]).toEqual([[], undefined]);
  cache.keep(paper("c"));
  expect(cache.papers().get("one.md")?.key).toBeGreaterThan(key);
  cache.close();
});

test("a cache that another build is writing to is not taken for a damaged one", () => {
  const file = join(folderWith(), "papers.db");
  const first = PaperCache.open(file, "1");
  first.keep(PAPER);
  const writer = new DatabaseSync(file);
  writer.exec("BEGIN IMMEDIATE");
  const second = PaperCache.open(file, "1");
  expect([...second.papers().keys()]).toEqual(["one.md"]);
  for (const one of [writer, first, second]) one.close();
});

test("two builds that keep the same paper leave what the last one found", () => {
  const file = join(folderWith(), "papers.db");
  const [first, second] = [PaperCache.open(file, "1"), PaperCache.open(file, "1")];
  const by = (name: string) => ({ ...PAPER, stamp: name, head: JSON.stringify({ facts: { authors: [name] } }) });
  first.keep(by("Ann Bo"));
  first.authors.enter([{ key: first.keysAfter(0)[0] as number, names: ["Ann Bo"] }]);
  second.keep(by("Cy Da"));
  expect(second.authors.withAtLeast(1).map(({ name }) => name)).toEqual(["Cy Da"]);
  expect(second.former.head("Ann Bo")).toContain("Ann Bo");
  for (const one of [first, second]) one.close();
});

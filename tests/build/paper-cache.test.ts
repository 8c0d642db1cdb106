import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { weightedTerm } from "../../src/search/similarity-key.ts";
import { headInParts, type KeptPaper } from "../../src/store/cached-paper.ts";
import { CacheChangedError, PaperCache } from "../../src/store/paper-cache.ts";
import { folderWith } from "./temporary-folder.ts";

const PAPER: KeptPaper = {
  ...{ file: "one.md", size: 1, modified: 1, changed: 1, digest: "d", rules: "r", stamp: 1, head: headOn() },
  texts: { record: filing(), rendered: "{}", plain: "", own: "{}", likeness: Uint32Array.of() },
};

/** A record: what is looked at of it. */
function filing(authors: string[] = [], date = "2025-10-23", id = "one"): string {
  return JSON.stringify({ facts: { id, authors, listed: [{ date, source: "s" }] } });
}

function headOn(date = "2025-10-23", id = "one"): KeptPaper["head"] {
  return headInParts({ id, listed: [{ date, source: "s" }], topics: [] });
}

test("a text that the cache lost is told of, and never taken for an empty one", () => {
  const file = join(folderWith(), "papers.db");
  const cache = PaperCache.open(file, "1");
  cache.keep(PAPER);
  const key = cache.papers().get("one.md")?.key as number;
  expect([cache.rows.record(key), cache.rows.text(key, "plain"), cache.rows.text(key, "own")]).toEqual([
    filing(),
    "",
    "{}",
  ]);
  const harm = new DatabaseSync(file);
  harm.exec("UPDATE texts SET plain = NULL");
  expect(() => cache.rows.text(key, "plain")).toThrow(`The cache lost a text of its paper ${key}.`);
  harm.exec("DELETE FROM texts");
  expect(() => cache.rows.text(key, "own")).toThrow(`The cache lost a text of its paper ${key}.`);
  harm.close();
  cache.close();
});

test("a paper that changed is known as it was, and its authors as they are", () => {
  const cache = PaperCache.open(join(folderWith(), "papers.db"), "1");
  const paper = (stamp: number, ...authors: string[]): KeptPaper => ({
    ...{ ...PAPER, digest: `${stamp}`, stamp },
    texts: { ...PAPER.texts, record: filing(authors), plain: `text ${stamp}` },
  });
  cache.keep(paper(1, "Ann Bo", "Cy Da"));
  const key = cache.papers().get("one.md")?.key as number;
  cache.authors.enter([{ key, names: ["Ann Bo", "Cy Da"] }]);
  cache.keep(paper(2, "Cy Da", "Ed"));
  expect([cache.papers().get("one.md")?.key, cache.rows.text(key, "plain")]).toEqual([key, "text 2"]);
  expect(cache.former.record(1)).toContain("Ann Bo");
  expect(cache.authors.withAtLeast(1).map(({ name }) => name)).toEqual(["Cy Da", "Ed"]);
  cache.keep(paper(2, "Cy Da\nEd"));
  expect(cache.authors.withAtLeast(1).map(({ name }) => name)).toEqual(["Cy Da\nEd"]);
  cache.remove("one.md");
  expect(cache.former.record(2)).toContain("Ed");
  expect([cache.authors.withAtLeast(1), cache.former.record(3)]).toEqual([[], undefined]);
  cache.keep(paper(3));
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
  const by = (stamp: number, name: string) => ({ ...PAPER, stamp, texts: { ...PAPER.texts, record: filing([name]) } });
  first.keep(by(1, "Ann Bo"));
  first.authors.enter([{ key: first.rows.keysAfter(0)[0] as number, names: ["Ann Bo"] }]);
  second.keep(by(2, "Cy Da"));
  expect(second.authors.withAtLeast(1).map(({ name }) => name)).toEqual(["Cy Da"]);
  expect(second.former.record(1)).toContain("Ann Bo");
  for (const one of [first, second]) one.close();
});

test("lists of papers like each are spoilt from the first day of a paper that came, went or is compared otherwise", () => {
  const cache = PaperCache.open(join(folderWith(), "papers.db"), "1");
  const keep = (date: string, { id = "one", term = "whale", plain = "" } = {}) => {
    const texts = {
      ...PAPER.texts,
      record: filing([], date, id),
      plain,
      likeness: Uint32Array.of(weightedTerm(term, 9)),
    };
    cache.keep({ ...PAPER, head: headOn(date, id), texts });
  };
  /** From which day on lists were spoilt by a step. */
  const spoiltBy = (step: () => void) => {
    cache.similar.keep([]);
    step();
    return cache.similar.spoiltFrom();
  };
  expect(cache.similar.spoiltFrom()).toBe("");
  expect(spoiltBy(() => keep("2025-10-23"))).toBe("2025-10-23");
  expect(spoiltBy(() => keep("2025-10-23", { plain: "Other words." }))).toBeUndefined();
  expect(spoiltBy(() => keep("2025-10-25"))).toBe("2025-10-23");
  expect(spoiltBy(() => keep("2025-10-24"))).toBe("2025-10-24");
  expect(spoiltBy(() => keep("2025-10-24", { id: "two" }))).toBe("2025-10-24");
  expect(spoiltBy(() => keep("2025-10-24", { id: "two", term: "ant" }))).toBe("2025-10-24");
  expect(spoiltBy(() => cache.remove("one.md"))).toBe("2025-10-24");
  cache.close();
});

test("a cache that another build changed is not the one whose papers were read", () => {
  const file = join(folderWith(), "papers.db");
  PaperCache.open(file, "1").close();
  const [first, second] = [PaperCache.open(file, "1"), PaperCache.open(file, "1")];
  second.keep(PAPER);
  expect([first.isChangedByOthers(), second.isChangedByOthers()]).toEqual([true, false]);
  expect(() => first.holdStill()).toThrow(CacheChangedError);
  second.holdStill();
  for (const one of [first, second]) one.close();
});

test("of steps that fail together nothing is kept, nor of those within them", () => {
  const file = join(folderWith(), "papers.db");
  const cache = PaperCache.open(file, "1");
  const likeness = Uint32Array.of(weightedTerm("whale", 9));
  const failing = () => {
    cache.keep({ ...PAPER, texts: { ...PAPER.texts, likeness } });
    throw new Error("no more room");
  };
  expect(() => cache.atOnce(() => cache.atOnce(failing))).toThrow("no more room");
  expect(cache.likeness.of(1).some((one) => one !== 0)).toBe(false);
  cache.close();
  const again = PaperCache.open(file, "1");
  expect(again.papers().size).toBe(0);
  again.close();
});

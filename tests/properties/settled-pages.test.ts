import fc from "fast-check";
import { expect, test } from "vitest";
import { type Archive, buildArchive } from "../../src/archive/archive.ts";
import { addDays } from "../../src/archive/calendar-date.ts";
import { DEFAULT_COLLECTION } from "../../src/archive/collection.ts";
import { dayPages } from "../../src/archive/day-page.ts";
import { type FiledPaper, firstListedOf } from "../../src/archive/filed-paper.ts";
import { settledTopicPaths, topicPages } from "../../src/archive/group-page.ts";
import { monthPages, weekPages } from "../../src/archive/period-page.ts";
import { dayPath } from "../../src/archive/routes.ts";
import { settledPaths } from "../../src/archive/settled.ts";
import type { Topic } from "../../src/archive/topic.ts";

const TOPICS = ["a", "b"].map((id, at): Topic => {
  return { id, name: id, group: "G", order: at + 1, introduction: "", rules: { needs: 1, phrases: {}, against: {} } };
});

/** A paper as its days after the first of all, its topics and its comments make it. */
type Seed = [days: number[], topics: number, comments: number];

const filed = (id: number, [days, topics, comments]: Seed): FiledPaper => {
  const listed = days.map((day) => ({ date: addDays("2025-10-20", day), source: "s", comments }));
  return {
    paper: { id: `p${id}`, title: "T", abstract: "", listed },
    ...{ title: "T", abstract: { lead: "" }, plain: "", reasons: [], comments, upvotes: 0 },
    topics: TOPICS.map(({ id }) => id).filter((_, at) => topics & (1 << at)),
    firstListed: firstListedOf({ listed }),
  };
};

const build = (seeds: ReadonlyMap<number, Seed>): Archive =>
  buildArchive(
    DEFAULT_COLLECTION,
    TOPICS,
    [...seeds].map(([id, seed]) => filed(id, seed)),
  );

/** What every page of days, weeks, months and topics shows, by its path. */
function pagesOf(archive: Archive, since?: string): Map<string, string> {
  const pages = [
    ...dayPages(archive, since).map((page): [string, unknown] => [dayPath(page.date), page]),
    ...[...weekPages(archive, since), ...monthPages(archive, since), ...topicPages(archive, since)].map(
      (page): [string, unknown] => [page.path, page],
    ),
  ];
  return new Map(pages.map(([path, page]) => [path, JSON.stringify(page)]));
}

const seedOf = (days: fc.Arbitrary<number>) =>
  fc.tuple(fc.uniqueArray(days, { minLength: 1, maxLength: 2 }), fc.constantFrom(1, 1, 1, 3, 2, 0), fc.nat({ max: 2 }));
const seeds = fc.array(seedOf(fc.nat({ max: 40 })), { minLength: 1, maxLength: 260, size: "max" });
/** For a paper, old or new, what becomes of it: nothing where it goes. Most are late ones, as most days bring them. */
const late = seedOf(fc.integer({ min: 36, max: 50 }));
const changes = fc.oneof(
  fc.array(fc.tuple(fc.nat({ max: 280 }), fc.option(seedOf(fc.nat({ max: 50 })))), { maxLength: 3 }),
  fc.array(fc.tuple(fc.integer({ min: 260, max: 300 }), late), { maxLength: 40, size: "max" }),
);

test("pages that are settled show what they showed before, and all others are listed", () => {
  let settled = 0;
  fc.assert(
    fc.property(seeds, changes, (before, changed) => {
      const now = new Map(before.entries());
      for (const [id, paper] of changed) {
        if (paper) now.set(id, paper);
        else now.delete(id);
      }
      const touched = changed.flatMap(([id, paper]) => [before[id], paper]).filter((one) => one != null);
      if (touched.length === 0) return;
      const since = touched.map(([days]) => addDays("2025-10-20", Math.min(...days))).sort()[0] as string;
      const archive = build(now);
      const [old, whole, listed] = [
        pagesOf(build(new Map(before.entries()))),
        pagesOf(archive),
        pagesOf(archive, since),
      ];
      const paths = [...settledPaths(archive, since), ...settledTopicPaths(archive, since)];
      settled += paths.length;
      for (const path of paths) expect([path, whole.get(path)]).toEqual([path, old.get(path)]);
      expect(new Set([...paths, ...listed.keys()])).toEqual(new Set(whole.keys()));
      expect(paths.filter((path) => listed.has(path))).toEqual([]);
      for (const [path, page] of listed) expect(page).toBe(whole.get(path));
    }),
    { numRuns: 200 },
  );
  expect(settled).toBeGreaterThan(500);
});

test("a paper that a long day gets besides moves those of its day, and leaves pages with older ones as they are", () => {
  const long = new Map<number, Seed>();
  for (let id = 1; id <= 200; id++) long.set(id, [[id <= 110 ? 0 : 1], 1, 0]);
  const [old, now] = [pagesOf(build(long)), pagesOf(build(new Map([...long, [999, [[1], 1, 0]]])))];
  const paths = settledTopicPaths(build(long), "2025-10-21");
  expect(paths).toEqual(["topics/a/1/", "topics/a/2/"]);
  for (const path of paths) expect(now.get(path)).toBe(old.get(path));
  expect(now.get("topics/a/5/")).not.toBe(old.get("topics/a/5/"));
});

import { describe, expect, test } from "vitest";
import { type Archive, buildArchive } from "../../src/archive/archive.ts";
import { DEFAULT_COLLECTION } from "../../src/archive/collection.ts";
import { toFeedItem } from "../../src/archive/feed.ts";
import { creditOf, type FiledPaper, isNewOn } from "../../src/archive/filed-paper.ts";
import type { Listed, Paper } from "../../src/archive/paper.ts";
import { sitePaths } from "../../src/archive/site-pages.ts";
import type { Topic } from "../../src/archive/topic.ts";

function listed(date: string, rank?: number, source = "s"): Listed {
  return { date, source, ...(rank === undefined ? {} : { rank }) };
}

function filed(id: string, days: Listed[], more: Partial<Paper> = {}, topics: string[] = []): FiledPaper {
  return {
    paper: { id, title: id, listed: days, abstract: "", ...more },
    title: id,
    abstract: { lead: `<p>${id}</p>` },
    plain: id,
    ...{ topics, reasons: [] },
    firstListed: days.map(({ date }) => date).sort()[0] as string,
    comments: 0,
    upvotes: 0,
  };
}

function topic(id: string, order: number): Topic {
  return { id, name: id, group: "All", order, introduction: "", rules: { needs: 1, phrases: {}, against: {} } };
}

const TOPICS = [topic("zebras", 1), topic("apes", 2), topic("bees", 2)];
const PAPERS = [
  filed("old", [listed("2024-12-30", 1)], { authors: ["Ann Bo", "Cy Da"], organization: { name: "Lab" } }, ["apes"]),
  filed("late", [listed("2025-01-01", 2)], { authors: ["ann bo"], organization: { name: "LAB" } }, ["apes", "bees"]),
  filed("first", [listed("2025-01-01", 1)], { authors: ["Ánn Bo", "Ánn Bo"] }),
  filed("unranked", [listed("2025-01-01")], { organization: { name: "Other" } }),
  filed("twice", [listed("2025-01-01", 3), listed("2025-01-06", 1)]),
  filed("again", [listed("2025-01-01", 3), listed("2025-01-02", 1)]),
];

function build(papers: readonly FiledPaper[]): Archive {
  return buildArchive(DEFAULT_COLLECTION, TOPICS, papers);
}

const ids = (papers: readonly FiledPaper[]) => papers.map(({ paper }) => paper.id);
const archive = build(PAPERS);

test("the order in which papers are given does not matter", () => {
  expect(build(PAPERS.toReversed())).toEqual(archive);
  expect(build([...PAPERS.slice(3), ...PAPERS.slice(0, 3)])).toEqual(archive);
  expect(JSON.stringify(build(PAPERS.toReversed()))).toBe(JSON.stringify(archive));
});

test("papers stand newest first, within a day as listed, and those without a rank last", () => {
  expect(ids(archive.papers)).toEqual(["first", "late", "again", "twice", "unranked", "old"]);
});

test("a day shows each paper that it listed, a longer period each paper once", () => {
  expect(archive.days.map(({ key }) => key)).toEqual(["2024-12-30", "2025-01-01", "2025-01-02", "2025-01-06"]);
  expect(ids(archive.days[1]?.papers ?? [])).toEqual(["first", "late", "again", "twice", "unranked"]);
  expect(archive.months.map(({ key, days }) => [key, days.length])).toEqual([
    ["2024-12", 1],
    ["2025-01", 3],
  ]);
  expect(ids(archive.months[1]?.papers ?? [])).toHaveLength(5);
});

test("a week around New Year belongs to the year of its Thursday", () => {
  expect(archive.weeks.map(({ key, days }) => [key, days])).toEqual([
    ["2025-W01", ["2024-12-30", "2025-01-01", "2025-01-02"]],
    ["2025-W02", ["2025-01-06"]],
  ]);
  const turn = build([filed("a", [listed("2021-01-03")]), filed("b", [listed("2020-12-28")])]);
  expect(turn.weeks.map(({ key }) => key)).toEqual(["2020-W53"]);
  expect(turn.years.map(({ key }) => key)).toEqual(["2020", "2021"]);
});

describe("groups", () => {
  test("topics come in the curator's order, and papers without one are the unsorted", () => {
    expect(archive.topics.map((one) => [one.topic.id, ids(one.papers)])).toEqual([
      ["zebras", []],
      ["apes", ["late", "old"]],
      ["bees", ["late"]],
    ]);
    expect(ids(archive.unsorted)).toEqual(["first", "again", "twice", "unranked"]);
  });

  test("spellings of one name are one, and authors need two papers", () => {
    expect(archive.authors.map(({ name, slug, papers }) => [name, slug, ids(papers)])).toEqual([
      ["Ann Bo", "ann-bo", ["first", "late", "old"]],
    ]);
    expect(archive.organizations.map(({ name, slug }) => [name, slug])).toEqual([
      ["LAB", "lab"],
      ["Other", "other"],
    ]);
  });

  test("names that would get the same address get addresses of their own", () => {
    const named = (id: string, name: string) => filed(id, [listed("2025-01-01")], { organization: { name } });
    const slugs = build([named("a", "Li 李明"), named("b", "Li 李红")]).organizations.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(2);
    expect(slugs.every((slug) => /^li-[a-z0-9]{7}$/.test(slug))).toBe(true);
  });
});

test("every page stands once in the sitemap", () => {
  const paths = sitePaths(archive, ["about"]);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toEqual(expect.arrayContaining(["", "2025/01/06/", "2025/W01/", "2024/", "papers/twice/", "about/"]));
});

test("a feed's item holds what XML can hold, and absolute addresses", () => {
  const odd = {
    ...filed("odd", [listed("2025-01-02")], { authors: ["A\u0000B"] }, ["apes"]),
    title: "T\u0001\ud800i",
  };
  const names = new Map(TOPICS.map((one) => [one.id, { ...one, name: `The ${one.id}` }]));
  expect(toFeedItem(odd, names, "https://e.org/x/")).toEqual({
    title: "Ti",
    address: "https://e.org/x/papers/odd/",
    date: "2025-01-02",
    content: "<p>odd</p>",
    authors: ["AB"],
    topics: ["The apes"],
  });
});

test("a list names who made a paper with what is known of them", () => {
  const credit = (more: Partial<Paper>) => creditOf({ ...(PAPERS[0] as FiledPaper).paper, ...more });
  const nobody = filed("x", []).paper;
  expect(credit({ authors: ["A", "B", "C"] })).toBe("A, B, C");
  expect(credit({ authors: ["A", "B", "C", "D"] })).toBe("A and 3 others");
  expect(creditOf({ ...nobody, organization: { name: "Lab" }, authorCount: 3 })).toBe("Lab");
  expect([creditOf({ ...nobody, authorCount: 1 }), creditOf({ ...nobody, authorCount: 2 }), creditOf(nobody)]).toEqual([
    "1 author",
    "2 authors",
    undefined,
  ]);
});

test("a paper is new for a month after its first version, and never before it", () => {
  const on = (date: string) => isNewOn(date, { ...filed("x", []).paper, published: "2025-01-31" });
  expect(["2025-01-30", "2025-01-31", "2025-03-03", "2025-03-04"].map(on)).toEqual([false, true, true, false]);
});

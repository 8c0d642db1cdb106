import { describe, expect, it } from "vitest";
import { buildArchive } from "../../src/archive/archive.ts";
import { DEFAULT_COLLECTION } from "../../src/archive/collection.ts";
import { counted } from "../../src/archive/counted.ts";
import { dayPages } from "../../src/archive/day-page.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import { fullestGroups, pagesOfGroups, topicGroups, topicPages } from "../../src/archive/group-page.ts";
import { fullestMonth, monthCounts } from "../../src/archive/month-counts.ts";
import { navigation } from "../../src/archive/navigation.ts";
import { paperPages } from "../../src/archive/paper-page.ts";
import { monthPages, weekPages, yearPages } from "../../src/archive/period-page.ts";
import { authorPath } from "../../src/archive/routes.ts";
import { sitePaths } from "../../src/archive/site-pages.ts";
import type { Topic } from "../../src/archive/topic.ts";

const topic = (id: string, order: number): Topic => ({
  id,
  name: id.toUpperCase(),
  group: "Group",
  order,
  introduction: "",
  rules: { needs: 1, phrases: {}, against: {} },
});

function filed(id: string, date: string, rank: number, topics: string[] = [], comments = 0): FiledPaper {
  return {
    paper: { id, title: id, authors: ["Ada L.", id], listed: [{ date, source: "test", rank }], abstract: "" },
    title: id,
    abstract: { lead: "" },
    plain: "",
    ...{ topics, reasons: [] },
    firstListed: date,
    comments,
    upvotes: 0,
  };
}

const archive = buildArchive(
  DEFAULT_COLLECTION,
  [topic("a", 1), topic("b", 2)],
  [
    filed("one", "2024-12-31", 1, ["a"], 3),
    filed("two", "2025-01-02", 1, ["b"], 5),
    filed("three", "2025-01-02", 2, ["a", "b"]),
    filed("four", "2025-01-02", 3),
  ],
);

describe("counts", () => {
  it("are written with their noun and with commas between thousands", () => {
    expect([counted(1, "paper"), counted(9877, "paper"), counted(0, "category", "categories")]).toEqual([
      "1 paper",
      "9,877 papers",
      "0 categories",
    ]);
  });

  it("of months run to the last one, across a year", () => {
    expect(monthCounts(archive.papers, "2025-01", 3)).toEqual([
      { month: "2024-11", count: 0 },
      { month: "2024-12", count: 1 },
      { month: "2025-01", count: 3 },
    ]);
  });
});

describe("the page of a day", () => {
  const [first, second] = dayPages(archive);

  it("knows its neighbours, its topics by fullness, and what was discussed", () => {
    expect(first).toMatchObject({ date: "2024-12-31", next: "2025-01-02", discussed: 1 });
    expect(first).not.toHaveProperty("previous");
    expect(second?.topics.map(({ id, count }) => [id, count])).toEqual([
      ["b", 2],
      ["a", 1],
    ]);
    expect(second?.mostDiscussed.map(({ paper }) => paper.id)).toEqual(["two"]);
    expect([first?.month.month, second?.month.month, second?.month.count]).toEqual(["2024-12", "2025-01", 3]);
  });
});

describe("the pages of longer periods", () => {
  it("have a week that spans New Year, by attention", () => {
    expect(weekPages(archive)).toMatchObject([
      { path: "2025/W01/", title: "Week 1 of 2025", span: "30 December 2024 to 5 January 2025", total: 4, days: 2 },
    ]);
    expect(weekPages(archive)[0]?.papers.map(({ paper }) => paper.id)).toEqual(["two", "one", "three", "four"]);
    expect(weekPages(archive)[0]?.strip?.map(({ count }) => count)).toEqual([0, 1, 0, 3, 0, 0, 0]);
  });

  it("link to each other by name", () => {
    expect(monthPages(archive)[1]).toMatchObject({ previous: { path: "2024/12/", name: "December 2024" } });
    expect(yearPages(archive)[0]).toMatchObject({ year: "2024", next: { path: "2025/", name: "2025" } });
  });
});

describe("what a search engine is told of a period", () => {
  it("is which days it spans and how full it is, the year said once", () => {
    const october = buildArchive(
      DEFAULT_COLLECTION,
      [],
      [filed("one", "2025-10-23", 1), filed("two", "2025-10-24", 1)],
    );
    expect(weekPages(october)[0]?.description).toBe(
      "Papers from week 43 of 2025, 20 to 26 October: 2 papers on 2 days.",
    );
    expect(monthPages(october)[0]?.description).toBe("Papers from October 2025: 2 papers on 2 days.");
    expect(yearPages(october)[0]?.description).toBe("Papers from 2025: 2 papers on 2 days.");
  });

  it("names both years of a week that has two", () => {
    expect(weekPages(archive)[0]?.description).toBe(
      "Papers from week 1 of 2025, 30 December 2024 to 5 January 2025: 4 papers on 2 days.",
    );
  });
});

describe("the chart of a topic", () => {
  const lists = (dates: string[]) => {
    const papers = dates.map((date, at) => filed(`p${at}`, date, 1, ["a"]));
    return buildArchive(DEFAULT_COLLECTION, [topic("a", 1), topic("b", 2)], papers);
  };
  const charts = (dates: string[]) =>
    topicGroups(lists(dates)).flatMap(({ topics }) => topics.map(({ months }) => months));

  it("is drawn once the archive has three months, for topics that have papers", () => {
    expect(charts(["2025-09-01", "2025-10-01"])).toEqual([[], []]);
    expect(charts(["2025-08-01", "2025-09-01", "2025-10-01"]).map(({ length }) => length)).toEqual([12, 0]);
    expect(topicPages(lists(["2025-09-01", "2025-10-01"]))[0]?.months).toEqual([]);
  });

  it("shares one scale with the others of its page", () => {
    expect(fullestMonth([[{ month: "2025-09", count: 2 }], [{ month: "2025-09", count: 7 }]])).toBe(7);
    expect(fullestMonth([])).toBe(1);
  });
});

describe("the sitemap", () => {
  it("leaves out topics that have no papers yet", () => {
    const some = buildArchive(
      DEFAULT_COLLECTION,
      [topic("a", 1), topic("b", 2)],
      [filed("one", "2025-10-23", 1, ["a"])],
    );
    const paths = sitePaths(some, []);
    expect(paths).toContain("topics/a/");
    expect(paths).not.toContain("topics/b/");
  });

  it("names every page of a long list, newest first", () => {
    const papers = Array.from({ length: 230 }, (_, at) => filed(`p${at}`, "2025-10-23", at, at < 80 ? ["a"] : []));
    const long = buildArchive(DEFAULT_COLLECTION, [topic("a", 1)], papers);
    const lists = [...topicPages(long), ...pagesOfGroups(long.authors, authorPath)].map(({ path }) => path);
    expect(lists).toEqual(expect.arrayContaining(["topics/a/2/", "topics/unsorted/5/", "authors/ada-l/1/"]));
    expect(topicPages(long).map(({ papers }) => papers.length)).toEqual([30, 25, 25, ...[25, 25, 25, 25, 25, 25]]);
    expect(sitePaths(long, []).filter((path) => /^(topics|authors)\/./.test(path))).toEqual(lists);
  });
});

describe("the page of a paper", () => {
  it("has the papers before and after it that day, and links the authors who have a page", () => {
    const page = paperPages(archive).find((one) => one.filed.paper.id === "three");
    expect([page?.previous?.paper.id, page?.next?.paper.id]).toEqual(["two", "four"]);
    expect(page?.authors).toEqual([{ name: "Ada L.", slug: "ada-l" }, { name: "three" }]);
    expect(page?.topics.map(({ name }) => name)).toEqual(["A", "B"]);
  });

  it("is there once for each paper", () => {
    expect(paperPages(archive)).toHaveLength(4);
  });

  it("links an author under every spelling that papers use", () => {
    const spelled = (id: string, name: string): FiledPaper => {
      const one = filed(id, "2025-01-02", 1);
      return { ...one, paper: { ...one.paper, authors: [name], organization: { name: `${name} lab` } } };
    };
    const papers = [spelled("x", "Ána Lee"), spelled("y", "ana lee"), spelled("z", "Bo")];
    const pages = paperPages(buildArchive(DEFAULT_COLLECTION, [], papers));
    expect(pages.map(({ authors, organization }) => [...authors, organization].map((name) => name?.slug))).toEqual([
      ["ana-lee", "ana-lee-lab"],
      ["ana-lee", "ana-lee-lab"],
      [undefined, "bo-lab"],
    ]);
  });
});

describe("lists of papers", () => {
  it("include those without a topic only when there are any", () => {
    expect(topicPages(archive).map(({ path }) => path)).toEqual(["topics/a/", "topics/b/", "topics/unsorted/"]);
    expect(topicPages(buildArchive(DEFAULT_COLLECTION, [topic("a", 1)], []))).toHaveLength(1);
  });

  it("keep the fullest groups, by name", () => {
    const group = (name: string, count: number) => ({ key: name, slug: name, name, count, papers: [] });
    const groups = [group("a", 1), group("b", 3), group("c", 2)];
    expect(fullestGroups(groups, 2).map(({ name }) => name)).toEqual(["b", "c"]);
  });
});

describe("the main navigation", () => {
  it("leads to the week and month of the page's own day", () => {
    const paths = navigation(archive, "papers/one/", "2024-12-31").map(({ path }) => path);
    expect(paths).toContain("2024/12/");
    expect(navigation(archive, "topics/").map(({ path }) => path)).toContain("2025/01/");
  });

  it("marks the page itself, and the place that a page belongs to", () => {
    const current = (here: string) => navigation(archive, here).filter((place) => place.current);
    expect(current("topics/")).toMatchObject([{ name: "Topics", current: "page" }]);
    expect(current("topics/a/")).toMatchObject([{ name: "Topics", current: "true" }]);
  });

  it("has no week or month in an empty archive", () => {
    const names = navigation(buildArchive(DEFAULT_COLLECTION, [], []), "").map(({ name }) => name);
    expect(names).toEqual(["Latest", "Topics", "Archive", "About", "Subscribe"]);
  });
});

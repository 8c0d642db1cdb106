import { describe, expect, test } from "vitest";
import {
  ABOUT,
  ARCHIVE,
  authorPath,
  dayPath,
  FEED,
  HOME,
  linksFrom,
  monthPath,
  organizationPath,
  paperPath,
  relativeLink,
  SEARCH,
  TOPICS,
  topicFeedPath,
  topicPath,
  UNSORTED,
  weekPath,
  yearPath,
} from "../../src/archive/routes.ts";

const EVERYWHERE = [
  HOME,
  ABOUT,
  ARCHIVE,
  SEARCH,
  TOPICS,
  UNSORTED,
  FEED,
  "404.html",
  dayPath("2025-10-23"),
  weekPath({ year: 2025, week: 3 }),
  monthPath("2025-10"),
  yearPath("2025"),
  paperPath("2304.01662"),
  topicPath("agents"),
  topicPath("agents", 2),
  topicFeedPath("agents"),
  authorPath("a-b"),
  organizationPath("2025"),
];

test("addresses are as design.md fixes them", () => {
  expect(dayPath("2025-10-23")).toBe("2025/10/23/");
  expect(weekPath({ year: 2025, week: 3 })).toBe("2025/W03/");
  expect(monthPath("2025-10")).toBe("2025/10/");
  expect(topicPath("agents", 2)).toBe("topics/agents/2/");
});

describe("a link leads from everywhere to everywhere", () => {
  // A browser's own resolution, at a root, below a folder, and from disk.
  const roots = ["https://example.org/", "https://example.org/some/base/", "file:///home/a%20b/site/"];
  const fileOf = (path: string) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);

  test.each(roots)("below %s", (root) => {
    for (const from of EVERYWHERE) {
      const to = linksFrom(from);
      for (const target of EVERYWHERE) {
        const link = to(target);
        expect(link).not.toMatch(/^\/|:/);
        expect(new URL(link, root + fileOf(from)).href).toBe(root + fileOf(target));
      }
    }
  });
});

test("a query and a fragment stay behind the file's name", () => {
  expect(relativeLink(paperPath("x"), "search/?q=a/b#c")).toBe("../../search/index.html?q=a/b#c");
  expect(relativeLink("search/", "#results")).toBe("../index.html#results");
  expect(relativeLink(HOME, "topics/#agents")).toBe("topics/index.html#agents");
});

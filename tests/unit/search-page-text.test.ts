import { expect, test } from "vitest";
import { hostServesFolders, withoutIndex } from "../../src/browser/addresses.ts";
import { correctionText, daysOf, pageText, statusText, titleText } from "../../src/browser/answer-text.ts";
import { formatState, parseState } from "../../src/browser/page-state.ts";
import type { SearchAnswer } from "../../src/search/types.ts";

const answer = (given: Partial<SearchAnswer>): SearchAnswer => ({
  ...{ total: 0, results: [], partial: false, corrections: [], suggestions: [] },
  ...{ asked: true, pages: [], notes: [] },
  ...given,
});

test("the status says how many papers there are, for what and where", () => {
  const asked = { query: " preference alignment ", filters: [] };
  expect(statusText(answer({ total: 12 }), asked)).toBe("12 papers for “preference alignment”");
  expect(statusText(answer({ total: 1 }), { query: "x", filters: ["Speech", "2025"] })).toBe(
    "1 paper for “x” in Speech, 2025",
  );
  expect(statusText(answer({ total: 0 }), asked)).toBe("No paper for “preference alignment”");
  expect(statusText(answer({ total: 7 }), { query: "", filters: ["2025"] })).toBe("7 papers in 2025");
  expect(statusText(answer({ total: 2, partial: true }), { query: "a b", filters: [] })).toBe(
    "No paper has all of “a b”: 2 papers with some of it",
  );
  expect(statusText(answer({ asked: false }), { query: "", filters: [] })).toBe("");
  expect(statusText(answer({ asked: false }), { query: "?!", filters: [] })).toBe(
    "Nothing to look for in “?!”: type a letter or a digit.",
  );
});

test("a page that a query names is offered, and the status leads to it when no paper has the words", () => {
  const page = { path: "2025/10/", name: "October 2025", count: 1094 };
  expect(pageText(page)).toBe(": 1,094 papers");
  expect(statusText(answer({ pages: [page] }), { query: "October 2025", filters: [] })).toBe(
    "No paper mentions “October 2025”, but the archive has a page for it",
  );
  expect(statusText(answer({ pages: [page], total: 3 }), { query: "2025", filters: [] })).toBe("3 papers for “2025”");
});

test("a day says which it is, and the one that results are ordered by comes first", () => {
  const labelled = (...given: Parameters<typeof daysOf>) =>
    daysOf(...given).map(({ label, text }) => `${label} ${text}`);
  const both = { published: "2023-04-04", listed: "2025-10-23" };
  expect(labelled(both, "best")).toEqual(["published 4 April 2023"]);
  expect(labelled(both, "newest")).toEqual(["published 4 April 2023"]);
  expect(labelled(both, "listed")).toEqual(["listed 23 October 2025", "published 4 April 2023"]);
  expect(labelled({ listed: "2025-10-23" }, "newest")).toEqual(["listed 23 October 2025"]);
});

test("the tab is named by the query", () => {
  expect(titleText("  dice \n loss ", "Search · Daily Papers")).toBe("dice loss · Search · Daily Papers");
  expect(titleText(" ", "Search · Daily Papers")).toBe("Search · Daily Papers");
});

test("a correction says what was searched instead", () => {
  expect(correctionText({ typed: "atention", used: ["attention"] })).toBe(
    "“atention” is in no paper; searched for “attention”.",
  );
});

test("the address says what the page shows, and reading it gives that back", () => {
  const state = {
    ...{ query: "a & b", like: "", topic: "speech", year: "2025", org: "A & B" },
    ...{ sort: "newest" as const, show: 40 },
  };
  expect(formatState(state)).toBe("?q=a+%26+b&topic=speech&year=2025&org=A+%26+B&sort=newest&show=40");
  expect(parseState(formatState(state))).toEqual(state);
  expect(formatState(parseState(""))).toBe("");
  expect(parseState("?sort=listed").sort).toBe("listed");
  expect(["?show=-1", "?show=x", "?show=21", "?show=1e9"].map((search) => parseState(search).show)).toEqual([
    20, 20, 40, 1000,
  ]);
  expect(parseState("?sort=nonsense&q=%E0%A4%A")).toMatchObject({ sort: "best" });
});

test("index.html leaves links where the host serves folders, and only there", () => {
  expect(hostServesFolders({ protocol: "https:", pathname: "/repo/" })).toBe(true);
  expect(hostServesFolders({ protocol: "https:", pathname: "/repo/index.html" })).toBe(false);
  expect(hostServesFolders({ protocol: "file:", pathname: "/home/x/" })).toBe(false);
  expect(withoutIndex("../papers/x/index.html?q=1#h")).toBe("../papers/x/?q=1#h");
  expect(withoutIndex("index.html")).toBe("./");
  expect(withoutIndex("index.html#a")).toBe("./#a");
  for (const link of [
    "https://x.org/index.html",
    "//x.org/index.html",
    "feed.xml",
    "#a",
    "my-index.html",
    "a/index.html5",
  ]) {
    expect(withoutIndex(link)).toBe(link);
  }
});

import { expect, test } from "vitest";
import { hostServesFolders, withoutIndex } from "../../src/browser/addresses.ts";
import { correctionText, statusText } from "../../src/browser/answer-text.ts";
import { formatState, parseState } from "../../src/browser/page-state.ts";
import type { SearchAnswer } from "../../src/search/types.ts";

const answer = (given: Partial<SearchAnswer>): SearchAnswer => ({
  ...{ total: 0, results: [], facets: { topics: [], years: [] }, partial: false, corrections: [], suggestions: [] },
  asked: true,
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

test("a correction says what was searched instead", () => {
  expect(correctionText({ typed: "atention", used: ["attention"] })).toBe(
    "“atention” is in no paper; searched for “attention”.",
  );
});

test("the address says what the page shows, and reading it gives that back", () => {
  const state = { query: "a & b", topic: "speech", year: "2025", sort: "newest" as const };
  expect(formatState(state)).toBe("?q=a+%26+b&topic=speech&year=2025&sort=newest");
  expect(parseState(formatState(state))).toEqual(state);
  expect(formatState(parseState(""))).toBe("");
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

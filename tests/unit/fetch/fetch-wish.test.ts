import { expect, test } from "vitest";
import { daysOfRange, fetchWish } from "../../../scripts/import/fetch/fetch-wish.ts";
import { isAddress } from "../../../scripts/import/fetch/web-address.ts";

test("days are one, a range, or all since one", () => {
  const days = (typed: object) => {
    const range = fetchWish({ from: "daily-papers", ...typed }, [], undefined).days;
    return range && daysOfRange(range, "2026-03-02");
  };
  expect(days({ date: "2025-10-23" })).toEqual(["2025-10-23"]);
  expect(days({ date: "2025-12-31..2026-01-01" })).toEqual(["2025-12-31", "2026-01-01"]);
  expect(days({ since: "2026-02-28" })).toEqual(["2026-02-28", "2026-03-01", "2026-03-02"]);
  expect(days({ since: "2026-03-03" })).toEqual([]);
  expect(days({})).toBeUndefined();
});

test("an address is told from a file by its scheme", () => {
  const names = [
    "https://example.org/a",
    "ftp://example.org/a",
    "javascript:alert(1)",
    "a.txt",
    "C:\\a.txt",
    "x:y.txt",
    "-",
  ];
  expect(names.map(isAddress)).toEqual([true, true, true, false, false, false, false]);
});

test.each([
  [{ from: "arXiv" }, '--from takes daily-papers, arxiv or all, not "arXiv".'],
  [{ from: "arxiv" }, "--from arxiv takes --category NAME, such as cs.CL, or --ids FILE."],
  [{ from: "arxiv", category: "cs.CL", ids: "a" }, "--from arxiv takes --category NAME, such as cs.CL, or --ids FILE."],
  [{ from: "arxiv", category: "cs.CL OR 1" }, '--category takes a category of arXiv, such as cs.CL, not "cs.CL OR 1".'],
  [{ category: "cs.CL" }, "--category goes with --from arxiv."],
  [{ from: "all", ids: "ids.txt" }, "--ids goes with --from arxiv."],
  [{ since: "2025-10-01" }, "--since goes with --from and no list of ids."],
  [{ date: "2025-10-01..2025-10-02" }, "A range of days goes with --from and no list of ids."],
  [{ from: "all", date: "2025-10-01", since: "2025-10-01" }, "Give --date or --since, not both."],
  [{ from: "all", since: "today" }, '--since takes a day as YYYY-MM-DD, such as 2025-10-23, not "today".'],
  [{ from: "all", date: "2025-10-01..2025-02-30" }, /^--date takes a day as YYYY-MM-DD/],
  [{ from: "all", date: "2025-10-02..2025-10-01" }, /the earlier day first, not "2025-10-02\.\.2025-10-01"\.$/],
])("%j is a wrong call", (typed, message) => {
  expect(() => fetchWish(typed, [], undefined)).toThrow(message);
});

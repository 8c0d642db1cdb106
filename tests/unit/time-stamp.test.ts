import { expect, test } from "vitest";
import { dayOfMilliseconds, mailDay, printedDay, utcDay } from "../../scripts/import/sources/time-stamp.ts";

test.each([
  ["2024-01-02", "2024-01-02"],
  ["2024/01/02", "2024-01-02"],
  ["2024-01-02T23:59:59Z", "2024-01-02"],
  ["2024-01-02T00:30:00.000Z", "2024-01-02"],
  ["2024-01-02T23:30:00-04:00", "2024-01-03"],
  ["2024-01-02T00:30:00+0200", "2024-01-01"],
  ["2024-02-30", undefined],
  ["2024-02-30T00:00:00Z", undefined],
  ["2024-01-022", undefined],
  ["2024", undefined],
  ["", undefined],
  [undefined, undefined],
])("the UTC day of %s is %s", (stamp, day) => {
  expect(utcDay(stamp)).toBe(day);
});

test("a printed day does not move with the time zone", () => {
  expect(printedDay("2024-01-02T23:30:00-04:00")).toBe("2024-01-02");
  expect(printedDay("Tue, 02 Jan 2024 23:30:00 -0400")).toBe("2024-01-02");
});

test("e-mail prints two digits of the year", () => {
  expect(mailDay("Thu 21 Nov 24 19:00:00 GMT")).toBe("2024-11-21");
  expect(mailDay("Fri 3 Dec 93 19:00:00 GMT")).toBe("1993-12-03");
  expect(mailDay("32 Nov 24")).toBeUndefined();
});

test("milliseconds beyond every calendar are no day", () => {
  expect(dayOfMilliseconds(Date.UTC(2024, 0, 2, 23))).toBe("2024-01-02");
  expect([8.7e15, -1e15, Number.NaN, undefined].map(dayOfMilliseconds)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

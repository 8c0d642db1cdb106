import { describe, expect, it } from "vitest";
import {
  addDays,
  compareDates,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  formatDate,
  formatDay,
  formatLongDay,
  formatMonth,
  isCalendarDate,
  isoWeekOf,
  mondayOfIsoWeek,
  monthNumber,
  parseDate,
  weekday,
} from "../../src/archive/calendar-date.ts";

describe("calendar dates", () => {
  it("are only days that exist", () => {
    expect(["2025-10-23", "2024-02-29", "2000-02-29"].map(isCalendarDate)).toEqual([true, true, true]);
    expect(["2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31"].some(isCalendarDate)).toBe(false);
    expect(["2025-1-1", "25-10-23", "2025-10-23 ", "", "2025-10-23T00:00"].some(isCalendarDate)).toBe(false);
  });

  it("come back unchanged from their parts", () => {
    expect(parseDate("2025-10-23")).toEqual({ year: 2025, month: 10, day: 23 });
    expect(formatDate({ year: 987, month: 1, day: 2 })).toBe("0987-01-02");
  });

  it("move over the ends of months, years and leap days", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2025-02-28", 1)).toBe("2025-03-01");
    expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
    expect(addDays("2026-01-01", -366)).toBe("2024-12-31");
    expect(daysBetween("2024-01-01", "2025-01-01")).toBe(366);
  });

  it("agree with the platform's calendar on every day of 220 years", () => {
    const first = Date.UTC(1890, 0, 1);
    for (let days = 0; days < 80_353; days++) {
      const platform = new Date(first + days * 86_400_000);
      const date = addDays("1890-01-01", days);
      if (date !== platform.toISOString().slice(0, 10)) expect.fail(`day ${days} is ${date}`);
      if (dayOfWeek(date) !== (platform.getUTCDay() || 7)) expect.fail(`${date} is on the wrong weekday`);
      if (daysBetween(mondayOfIsoWeek(isoWeekOf(date)), date) !== dayOfWeek(date) - 1) expect.fail(`week of ${date}`);
    }
  });

  it("belong to the ISO week of their Thursday", () => {
    expect(isoWeekOf("2025-10-23")).toEqual({ year: 2025, week: 43 });
    expect(isoWeekOf("2021-01-03")).toEqual({ year: 2020, week: 53 });
    expect(isoWeekOf("2024-12-30")).toEqual({ year: 2025, week: 1 });
    expect(mondayOfIsoWeek({ year: 2026, week: 10 })).toBe("2026-03-02");
  });

  it("sort as days do", () => {
    expect(["2025-01-10", "2024-12-31", "2025-01-02"].sort(compareDates)).toEqual([
      "2024-12-31",
      "2025-01-02",
      "2025-01-10",
    ]);
  });

  it("are written in plain English, whatever the locale", () => {
    expect(formatDay("2025-10-23")).toBe("23 October 2025");
    expect(formatLongDay("2025-10-23")).toBe("Thursday, 23 October 2025");
    expect(formatMonth("2025-10")).toBe("October 2025");
    expect(weekday("2026-03-01")).toBe("Sunday");
  });

  it("know the English month names, full and short", () => {
    expect(["Jan", "january", "Dec", "MAY"].map(monthNumber)).toEqual([1, 1, 12, 5]);
    expect(["Ja", "Janu", "Smarch", ""].map(monthNumber)).toEqual([undefined, undefined, undefined, undefined]);
    expect([2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
    expect(daysInMonth(2025, 13)).toBe(0);
  });

  it("refuse a text that is no day rather than guess", () => {
    expect(() => addDays("2025-02-30", 1)).toThrow('"2025-02-30" is not a day of the form YYYY-MM-DD.');
    expect(() => formatMonth("2025-13")).toThrow('"2025-13" is not a month of the form YYYY-MM.');
  });
});

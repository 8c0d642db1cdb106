import { describe, expect, it } from "vitest";
import { filledDays, heatLevel, monthGrid } from "../../src/archive/heat-map.ts";

describe("a month's calendar", () => {
  const counts = new Map([
    ["2025-10-01", 4],
    ["2025-10-23", 94],
    ["2025-11-03", 7],
  ]);

  it("has rows from Monday to Sunday, and nothing where another month's days would stand", () => {
    const { weeks } = monthGrid("2025-10", counts);
    expect(weeks).toHaveLength(5);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks[0]?.map((day) => day?.day)).toEqual([undefined, undefined, 1, 2, 3, 4, 5]);
    expect(weeks[4]?.map((day) => day?.day)).toEqual([27, 28, 29, 30, 31, undefined, undefined]);
  });

  it("counts the papers of its own days only", () => {
    expect(monthGrid("2025-10", counts).count).toBe(98);
  });

  it("can be told in words, day by day", () => {
    const days = filledDays(monthGrid("2025-10", counts));
    expect(days.map(({ date, count }) => [date, count])).toEqual([
      ["2025-10-01", 4],
      ["2025-10-23", 94],
    ]);
  });

  it("shades the fullest day most, and an empty day not at all", () => {
    const days = monthGrid("2025-10", counts).weeks.flat();
    expect(days.find((day) => day?.day === 23)?.level).toBe(4);
    expect(days.find((day) => day?.day === 1)?.level).toBe(1);
    expect(days.find((day) => day?.day === 2)?.level).toBe(0);
  });

  it("fits a February of four weeks into four rows", () => {
    expect(monthGrid("2021-02", new Map()).weeks).toHaveLength(4);
  });
});

describe("the shade of a day", () => {
  it("is between 1 and 4 for any count", () => {
    expect([1, 10, 50, 100, 200].map((count) => heatLevel(count, 100))).toEqual([1, 2, 3, 4, 4]);
  });

  it("is 0 when there is nothing to compare with", () => {
    expect([heatLevel(0, 10), heatLevel(3, 0)]).toEqual([0, 0]);
  });
});

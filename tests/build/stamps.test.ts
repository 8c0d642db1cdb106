import { expect, test } from "vitest";
import { stampsBut, stampsOf } from "../../scripts/build/stamps.ts";

test("papers that came and went are told apart from those that stayed, in whichever order they are read", () => {
  const before = stampsOf(new Map([9, 2 ** 52, 100, 20].map((stamp) => [`${stamp}.md`, { stamp }])));
  const after = stampsOf(new Map([100, 3, 2 ** 52 + 1, 9].map((stamp) => [`${stamp}.md`, { stamp }])));
  expect([stampsBut(after, before), stampsBut(before, after)]).toEqual([
    [3, 2 ** 52 + 1],
    [20, 2 ** 52],
  ]);
  expect([
    stampsBut(after, after),
    stampsBut(after, stampsOf(new Map())),
    stampsBut(stampsOf(new Map()), after),
  ]).toEqual([[], [...after], []]);
});

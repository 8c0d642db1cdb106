import { expect, test } from "vitest";
import { editDistance, nearestOf } from "../../src/archive/edit-distance.ts";

test("counts letters put in, left out, changed, and neighbours swapped", () => {
  expect(editDistance("attention", "atention")).toBe(1);
  expect(editDistance("speech", "speach")).toBe(1);
  expect(editDistance("model", "modle")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("kitten", "sitting")).toBe(3);
});

test("the nearest is found when it is near enough", () => {
  expect(nearestOf("jsn", ["limit", "json", "dist"])).toBe("json");
  expect(nearestOf("verbose", ["limit", "json", "dist"])).toBeUndefined();
});

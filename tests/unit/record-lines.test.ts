import { expect, test } from "vitest";
import { recordLines } from "../../scripts/import/sources/json/record-lines.ts";

test("each element of an array has its line, whatever it is", () => {
  expect(recordLines('[\n{"a": [1,\n2]},\n"x, [\\" {", null,\n\n4]', undefined)).toEqual([2, 4, 4, 6]);
  expect(recordLines("\n[ ]", undefined)).toEqual([]);
});

test("the array under a key is told from the others", () => {
  expect(
    recordLines('{"x": [1,\n2], "y": {"data": [3]},\n"data":\n[4,\n{"data": [5, 6]}],\n"z": [7]}', "data"),
  ).toEqual([4, 5]);
});

test("an escaped key is the same key, and of two the last counts as it does for the values", () => {
  expect(recordLines('{"d\\u0061ta": [\n1]}', "data")).toEqual([2]);
  expect(recordLines('{"data": [1, 2],\n"data": [3]}', "data")).toEqual([2]);
});

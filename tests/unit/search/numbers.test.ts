import { expect, test } from "vitest";
import { Numbers } from "../../../src/search/numbers.ts";

test("a list of numbers keeps them as it grows, and forgets them when it is cleared", () => {
  const numbers = new Numbers(0);
  for (let value = 0; value < 5000; value++) numbers.push(value);
  numbers.extend(20_000);
  numbers.set(24_999, 7);
  expect(numbers.length).toBe(25_000);
  expect([0, 1, 4999, 24_999].map((at) => numbers.at(at))).toEqual([0, 1, 4999, 7]);
  numbers.clear();
  numbers.push(3);
  expect([...numbers.view()]).toEqual([3]);
});

import { expect, test } from "vitest";
import { TermNumbers } from "../../../src/search/term-numbers.ts";

test("terms are numbered in the order in which they are met, wherever they stand", () => {
  const terms = Array.from({ length: 5000 }, (_, at) => `${at % 3 === 0 ? "w\u00f6rd" : "t"}${at}`);
  const text = [...terms, ...terms.toReversed()].join(" ");
  const numbers = new TermNumbers();
  const met: number[] = [];
  for (let from = 0; from < text.length; ) {
    const space = text.indexOf(" ", from);
    const to = space < 0 ? text.length : space;
    met.push(numbers.enter(text, from, to));
    from = to + 1;
  }
  const order = terms.map((_, at) => at);
  expect(met).toEqual([...order, ...order.toReversed()]);
  expect(numbers.size).toBe(5000);
});

test("a term that was not met has no number, even when it begins another or another begins it", () => {
  const numbers = new TermNumbers();
  numbers.enter("5whale 3song", 1, 6);
  expect([numbers.find("whale", 0, 5), numbers.find("whales", 0, 6), numbers.find("whal", 0, 4)]).toEqual([0, -1, -1]);
});

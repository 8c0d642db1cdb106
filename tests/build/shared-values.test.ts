import { expect, test } from "vitest";
import { headInParts, headOf } from "../../src/store/cached-paper.ts";
import { SharedValues } from "../../src/store/shared-values.ts";

test("texts that are equal are one value, however many others come between", () => {
  const shared = new SharedValues();
  const first = shared.of('{"a":[1]}');
  for (let at = 0; at < 5000; at++) expect(shared.of(`[${at}]`)).toEqual([at]);
  expect(shared.of('{"a":[1]}')).toEqual(first);
  expect(shared.of("[4999]")).toBe(shared.of("[4999]"));
});

test("a head that was taken apart is whole again, and shares what others have alike", () => {
  const head = (id: string) => ({ id, listed: [{ date: "2025-10-23", source: "s" }], arxiv: id, topics: ["t"] });
  const shared = new SharedValues();
  const [one, two] = ["2510.00001", "2510.00002"].map((id) => headOf(headInParts(head(id)), (json) => shared.of(json)));
  expect([one, two]).toEqual([head("2510.00001"), head("2510.00002")]);
  expect(one?.listed).toBe(two?.listed);
  expect(headOf(headInParts(head("a")))).toEqual(head("a"));
});

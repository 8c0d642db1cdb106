import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { FORMER_TABLE, FormerPapers, MOST_FORMER } from "../../src/store/former-papers.ts";

/** No number that fits in 32 bits, as most digests. */
const LATER = 2 ** 53 - 1;

test("so many papers are remembered as they were, and those of earlier builds make room for a later one's", () => {
  const database = new DatabaseSync(":memory:");
  database.exec(FORMER_TABLE);
  const first = new FormerPapers(database);
  for (let at = 0; at <= MOST_FORMER; at++) first.remember(at, `head ${at}`);
  expect([first.record(0), first.record(MOST_FORMER)]).toEqual(["head 0", undefined]);
  const second = new FormerPapers(database);
  second.remember(LATER, "head");
  expect([second.record(0), second.record(LATER)]).toEqual([undefined, "head"]);
  database.close();
});

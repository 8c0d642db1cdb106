import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { FORMER_TABLE, FormerPapers, MOST_FORMER } from "../../src/store/former-papers.ts";

test("so many papers are remembered as they were, and those of earlier builds make room for a later one's", () => {
  const database = new DatabaseSync(":memory:");
  database.exec(FORMER_TABLE);
  const first = new FormerPapers(database);
  for (let at = 0; at <= MOST_FORMER; at++) first.remember(`s${at}`, `head ${at}`);
  expect([first.record("s0"), first.record(`s${MOST_FORMER}`)]).toEqual(["head 0", undefined]);
  const second = new FormerPapers(database);
  second.remember("later", "head");
  expect([second.record("s0"), second.record("later")]).toEqual([undefined, "head"]);
  database.close();
});

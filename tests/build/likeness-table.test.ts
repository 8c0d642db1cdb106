import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { LIKENESS_TABLE, LikenessTable } from "../../src/store/likeness-table.ts";

function open() {
  const database = new DatabaseSync(":memory:");
  database.exec(LIKENESS_TABLE);
  return { database, table: new LikenessTable(database) };
}

/** Numbers without the zeros after them, by paper. */
function shownBy(table: LikenessTable): Map<number, number[]> {
  const shown = new Map<number, number[]>();
  table.each((paper, numbers, from) => {
    const own = [...numbers.subarray(from, from + 32)].filter((one) => one !== 0);
    if (own.length > 0) shown.set(paper, own);
  });
  return shown;
}

test("every paper has the numbers that were set for it last, wherever it stands", () => {
  const { database, table } = open();
  const full = Uint32Array.from({ length: 32 }, (_, at) => 2 ** 32 - 1 - at);
  const papers = new Map([1, 255, 256, 257, 5000].map((paper) => [paper, full.slice(0, 1 + (paper % 32))]));
  for (const paper of papers.keys()) table.set(paper, full);
  for (const [paper, numbers] of papers) table.set(paper, numbers);
  table.write();
  const again = new LikenessTable(database);
  expect(shownBy(again)).toEqual(new Map([...papers].map(([paper, numbers]) => [paper, [...numbers]])));
  expect([...again.of(257)].filter((one) => one !== 0)).toEqual([...full.slice(0, 2)]);
  expect([again.of(2), again.of(9000)].map((numbers) => numbers.every((one) => one === 0))).toEqual([true, true]);
});

test("what was set and forgotten, or does not fit, is nowhere", () => {
  const { table } = open();
  table.set(3, Uint32Array.of(7));
  table.forget();
  expect(() => table.set(3, new Uint32Array(33))).toThrow(RangeError);
  table.write();
  expect([shownBy(table).size, table.of(3)[0]]).toEqual([0, 0]);
});

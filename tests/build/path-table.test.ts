import { expect, test } from "vitest";
import { PathTable } from "../../scripts/build/path-table.ts";

const paths = Array.from({ length: 3000 }, (_, at) => `papers/${at}/index.html`);
const tableOf = (some: readonly string[]) => PathTable.of(Float64Array.from(some, PathTable.digestOf));

test("a table knows the paths that it was made from, and has those that were marked", () => {
  const table = tableOf(paths);
  expect([table.knows("papers/3000/index.html"), paths.every((path) => table.knows(path))]).toEqual([false, true]);
  for (const path of [...paths.slice(0, 5), ...paths.slice(0, 2), "papers/3000/index.html"]) table.mark(path);
  expect([table.marked, paths.filter((path) => table.isMarked(path))]).toEqual([5, paths.slice(0, 5)]);
  expect(table.isMarked("papers/3000/index.html")).toBe(false);
});

test("another thread has the same table from its data", () => {
  const table = tableOf(paths.slice(0, 9));
  table.mark(paths[3] as string);
  const other = new PathTable(structuredClone(table.data));
  expect(paths.filter((path) => other.isMarked(path))).toEqual([paths[3]]);
  expect(paths.filter((path) => other.knows(path))).toEqual(paths.slice(0, 9));
});

test("a table of no paths has none", () => {
  const table = tableOf([]);
  table.mark("a");
  expect([table.knows("a"), table.isMarked("a"), table.marked]).toEqual([false, false, 0]);
});

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { prepareFiling } from "../../scripts/build/filing-task.ts";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { folderWith } from "./temporary-folder.ts";

const PAPER = '---\nid: "one"\ntitle: "One"\nlisted: [{ date: "2025-10-23", source: "s" }]\n---\nText.\n';

test("who judges papers by other rules does not keep the cache from being written whole afterwards", () => {
  const content = folderWith({ "papers/one.md": PAPER });
  const file = join(folderWith({}), "papers.db");
  const cache = PaperCache.open(file, "1");
  const task = { kind: "filing" as const, content, topics: [], cache: file };
  const [read] = prepareFiling({ ...task, rules: "old" })({ files: [{ file: "one.md" }] });
  if (read && "kept" in read) cache.keep(read.kept);
  const judged = prepareFiling({ ...task, rules: "new" })({ judge: [...cache.papers().values()] });
  expect(judged).toMatchObject([{ kept: { rules: "new", digest: expect.stringMatching(/./) } }]);
  const other = new DatabaseSync(file);
  expect(other.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()).toMatchObject({ busy: 0 });
  for (const one of [other, cache]) one.close();
});

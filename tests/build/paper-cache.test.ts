import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { folderWith } from "./temporary-folder.ts";

test("a text that the cache lost is told of, and never taken for an empty one", () => {
  const file = join(folderWith(), "papers.db");
  const cache = PaperCache.open(file, "1");
  cache.keep({
    ...{ file: "one.md", size: 1, modified: 1, changed: 1, digest: "d", rules: "r", stamp: "s", head: "{}" },
    texts: { rendered: "{}", plain: "", own: "{}", likeness: "" },
  });
  const key = cache.papers().get("one.md")?.key as number;
  expect([cache.head(key), cache.text(key, "plain"), cache.text(key, "own")]).toEqual(["{}", "", "{}"]);
  const harm = new DatabaseSync(file);
  harm.exec("UPDATE texts SET plain = NULL");
  expect(() => cache.text(key, "plain")).toThrow(`The cache lost a text of its paper ${key}.`);
  harm.exec("DELETE FROM texts");
  expect(() => cache.text(key, "own")).toThrow(`The cache lost a text of its paper ${key}.`);
  harm.close();
  cache.close();
});

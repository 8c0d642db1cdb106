import { readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countOutcomes } from "../../scripts/import/report.ts";
import { importInto, listingOf } from "./run-command.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

const LISTING = listingOf("2025-10-23", [{ title: "A Title", arxiv: "2304.01662" }]);
const FILE = join("papers", "2025", "10", "2304.01662.md");

test("a file that is a link is neither read nor replaced", async () => {
  const outside = folderWith({ "mine.md": "mine" });
  const content = folderWith({ "papers/2025/10/keep.txt": "" });
  for (const target of ["mine.md", "gone.md"]) {
    rmSync(join(content, FILE), { force: true });
    symlinkSync(join(outside, target), join(content, FILE));
    expect(countOutcomes(await importInto(content, LISTING))).toMatchObject({ added: 0, failed: 1 });
  }
  expect(filesIn(outside)).toEqual({ "mine.md": "mine" });
});

test("a folder of papers that is a link out of the content folder is refused", async () => {
  const outside = folderWith({ "keep.txt": "mine" });
  const content = folderWith();
  symlinkSync(outside, join(content, "papers"));
  await expect(importInto(content, LISTING)).rejects.toThrow(/leads out of .* by a link, so nothing was changed/);
  expect(readdirSync(outside)).toEqual(["keep.txt"]);
});

test("a linked folder is neither read nor written through", async () => {
  const outside = folderWith({ "keep.txt": "mine" });
  const content = folderWith({ "papers/keep.txt": "" });
  symlinkSync(outside, join(content, "papers", "2025"));
  await expect(importInto(content, LISTING)).rejects.toThrow(/leads out of .* by a link, so nothing was changed/);
  expect(readdirSync(outside)).toEqual(["keep.txt"]);
  expect(readdirSync(join(content, "papers"))).toEqual(["2025", "keep.txt"]);
});

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countOutcomes } from "../../scripts/import/report.ts";
import { importWaiting } from "../../scripts/import/waiting-listings.ts";
import { filesIn, folderWith, writesIn } from "./temporary-folder.ts";

const ONE = '{"title": "One"}\n';
const TWO = '{"title": "Two", "abstract": "Of two."}\n';

test("listings that were dropped in are imported once, by the day in their names", async () => {
  const content = folderWith({
    "listings/2025-10-23.jsonl": ONE,
    "listings/2025-10-24-more.jsonl": TWO,
    "listings/.hidden": "x",
  });
  const report = await importWaiting(content);
  expect(report && countOutcomes(report)).toMatchObject({ added: 2, failed: 0 });
  expect(filesIn(content)["papers/2025/10/two.md"]).toContain('date: "2025-10-24"');
  const writes = writesIn(content);
  expect(await importWaiting(content)).toBeUndefined();
  expect(writesIn(content)).toEqual(writes);
});

test("a listing that was changed, or is new, is imported again, and no other", async () => {
  const content = folderWith({ "listings/2025-10-23.jsonl": ONE, "listings/2025-10-24.jsonl": TWO });
  await importWaiting(content);
  writeFileSync(join(content, "listings/2025-10-23.jsonl"), ONE + TWO);
  const report = await importWaiting(content);
  expect(report?.listings.map(({ file }) => file)).toEqual([join(content, "listings/2025-10-23.jsonl")]);
  expect(report && countOutcomes(report)).toMatchObject({ added: 0, unchanged: 2 });
});

test("what cannot be used is named and waits, what can be used is imported", async () => {
  const content = folderWith({
    "listings/2025-10-23.jsonl": `${ONE}{"title": 5}\n`,
    "listings/2025-10-24.jsonl": TWO,
    "listings/2025-10-25.txt": "",
    "listings/today.txt": "x",
    "listings/2025-02-30.txt": "x",
    "listings/2025-10-26 b.txt": "x",
  });
  for (const _time of ["first", "second"]) {
    const report = await importWaiting(content);
    const named = (report?.problems ?? []).map(({ file = "", message }) => [
      file.slice(join(content, "listings/").length),
      message,
    ]);
    const noDay = "The name does not begin with the day of the listing.";
    expect(named.sort()).toEqual([
      ["2025-02-30.txt", noDay],
      ["2025-10-23.jsonl", "`title`: must be a text, not the number 5."],
      ["2025-10-25.txt", "The file is empty."],
      ["2025-10-26 b.txt", noDay],
      ["today.txt", noDay],
    ]);
  }
  expect(Object.keys(filesIn(join(content, "papers")))).toEqual([
    "2025/10/one.md",
    "2025/10/two.md",
    "import-memory.txt",
  ]);
  expect(readFileSync(join(content, "papers/import-memory.txt"), "utf8").match(/^listing .*/gm)).toEqual([
    expect.stringMatching(/^listing 2025-10-24\.jsonl sha256:/),
  ]);
});

test("a folder without listings has none waiting, and nothing is made in it", async () => {
  const content = folderWith();
  expect(await importWaiting(content)).toBeUndefined();
  expect(filesIn(content)).toEqual({});
});

test("the sample's papers are made again from its listings, byte for byte", async () => {
  const content = folderWith();
  cpSync("content", content, { recursive: true });
  rmSync(join(content, "papers"), { recursive: true });
  await importWaiting(content);
  expect(filesIn(content)).toEqual(filesIn("content"));
});

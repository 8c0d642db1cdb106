import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countOutcomes } from "../../scripts/import/report.ts";
import { readPapers } from "../../src/store/read-content.ts";
import { importInto, listingOf } from "./run-command.ts";
import { filesIn, folderWith, writesIn } from "./temporary-folder.ts";

// Their names are in another order than their days.
const FIRST = listingOf(
  "2025-10-23",
  [
    { title: "One", abstract: "Of *one*.", listed: [{ date: "2025-10-23", source: "s", rank: 1, upvotes: 3 }] },
    { title: "Two", arxiv: "2304.00002", authors: ["Ann Bo"] },
    { title: "深度学习" },
  ],
  "c.jsonl",
);
const SECOND = listingOf(
  "2025-10-24",
  [
    { title: "one!", authorCount: 3, listed: [{ date: "2025-10-24", source: "s" }] },
    { title: "Four", arxiv: "math/0211159" },
  ],
  "a.jsonl",
);
const THIRD = listingOf(
  "2025-11-01",
  [
    { title: "TWO", links: { code: "https://a.org" }, listed: [{ date: "2025-10-23", source: "s", upvotes: 9 }] },
    { title: "Two", arxiv: "2304.09999" },
  ],
  "b.jsonl",
);

test("each paper is a file named after its id, in the month of its first listing", async () => {
  const content = folderWith();
  const report = await importInto(content, FIRST, SECOND, THIRD);
  expect(countOutcomes(report)).toEqual({ added: 5, updated: 2, unchanged: 0, kept: 0, failed: 0 });
  expect(Object.keys(filesIn(content))).toEqual([
    "papers/2025/10/2304.00002.md",
    "papers/2025/10/math-0211159.md",
    "papers/2025/10/one.md",
    expect.stringMatching(/^papers\/2025\/10\/x-[a-z0-9]{7}\.md$/),
    "papers/2025/11/2304.09999.md",
    "papers/import-memory.txt",
  ]);
  expect(readFileSync(join(content, "papers/2025/10/one.md"), "utf8")).toBe(`---
id: "one"
title: "One"
authorCount: 3
listed:
  - { date: "2025-10-23", source: "s", rank: 1, upvotes: 3 }
  - { date: "2025-10-24", source: "s" }
---
Of *one*.
`);
});

test("a second time changes no byte and writes no file", async () => {
  const content = folderWith();
  await importInto(content, FIRST, SECOND, THIRD);
  const [files, writes] = [filesIn(content), writesIn(content)];
  const report = await importInto(content, FIRST, SECOND, THIRD);
  expect(countOutcomes(report)).toEqual({ added: 0, updated: 0, unchanged: 7, kept: 0, failed: 0 });
  expect(filesIn(content)).toEqual(files);
  expect(writesIn(content)).toEqual(writes);
});

test("in any order, together or one by one in order of day, listings make the same folder", async () => {
  const together = folderWith();
  await importInto(together, FIRST, SECOND, THIRD);
  const orders = [
    [THIRD, SECOND, FIRST],
    [SECOND, FIRST, THIRD],
  ];
  for (const order of orders) {
    const content = folderWith();
    await importInto(content, ...order);
    expect(filesIn(content)).toEqual(filesIn(together));
  }
  const apart = folderWith();
  for (const one of [FIRST, SECOND, THIRD]) await importInto(apart, one);
  expect(filesIn(apart)).toEqual(filesIn(together));
});

test("a later source that brings the arXiv id fills it in and renames nothing", async () => {
  const content = folderWith();
  await importInto(content, listingOf("2025-10-23", [{ title: "One" }]));
  await importInto(content, listingOf("2025-10-24", [{ title: "One", arxiv: "2304.00001" }]));
  expect(readPapers(join(content, "papers"), [])).toMatchObject([{ paper: { id: "one", arxiv: "2304.00001" } }]);
});

describe("two papers of one title", () => {
  test("that known facts tell apart are two files", async () => {
    const content = folderWith();
    const two = [
      { title: "Survey", arxiv: "2304.00001" },
      { title: "Survey", arxiv: "2304.00002" },
      { title: "Other", published: "2001-01-01" },
      { title: "Other", published: "2011-01-01" },
      { title: "Other", published: "2021-01-01" },
    ];
    const report = await importInto(content, listingOf("2025-10-23", two));
    expect(report.entries.map(({ id }) => id)).toEqual([
      ...["2304.00001", "2304.00002", "other"],
      ...[expect.stringMatching(/^other-[a-z0-9]{7}$/), expect.stringMatching(/^other-[a-z0-9]{7}$/)],
    ]);
    expect(readPapers(join(content, "papers"), [])).toHaveLength(5);
  });

  test("that may be one are one, and the report says so", async () => {
    const report = await importInto(
      folderWith(),
      listingOf("2025-10-23", [{ title: "One" }, { title: "ONE", authorCount: 2 }]),
    );
    expect(report.entries[1]).toMatchObject({
      outcome: "updated",
      notes: ["title: One stays; the listing says ONE.", "merged with the entry of the same paper, one."],
    });
  });

  test("and that another listing of the day describes otherwise keeps its abstract, and the report says so", async () => {
    const content = folderWith();
    const describing = (date: string, abstract: string) =>
      listingOf(date, [{ id: "2304.00001", title: "One", abstract, listed: date }]);
    await importInto(content, describing("2025-10-23", "Other words."));
    const report = await importInto(content, describing("2025-10-23", "First words."));
    expect(report.entries[0]).toMatchObject({
      outcome: "unchanged",
      notes: ["abstract: Other words. stays; the listing says First words.."],
    });
    expect(readPapers(join(content, "papers"), [])).toMatchObject([{ paper: { abstract: "Other words." } }]);
  });
});

describe("what cannot be used is named, and everything else is done", () => {
  const LISTING = listingOf("2025-10-23", [
    { title: "One" },
    { title: " \u0000 " },
    { title: "x".repeat(70_000) },
    { title: "Four" },
  ]);

  test("an entry without a title, and one too long for a file", async () => {
    const content = folderWith();
    const { entries } = await importInto(content, LISTING);
    expect(entries.map(({ outcome, line, notes }) => [outcome, line, notes])).toEqual([
      ["added", 1, []],
      ["failed", 2, ["It has no title."]],
      ["failed", 3, ["Its facts are too long for the front matter of a file."]],
      ["added", 4, []],
    ]);
    expect(Object.keys(filesIn(join(content, "papers", "2025", "10")))).toEqual(["four.md", "one.md"]);
    expect(entries[2]).not.toHaveProperty("file");
  });

  test("a file that is broken stays untouched, and its entry fails until it is mended", async () => {
    const content = folderWith();
    await importInto(content, FIRST);
    const file = join(content, "papers", "2025", "10", "one.md");
    const good = readFileSync(file, "utf8");
    for (const broken of [
      good.replace("---\n", "---js\n"),
      good.replace('"One"', '"One'),
      `<<<<<<< HEAD\n${good}`,
      "",
    ]) {
      writeFileSync(file, broken);
      const report = await importInto(content, SECOND);
      expect(readFileSync(file, "utf8")).toBe(broken);
      expect(report.problems).toMatchObject([{ file }]);
      expect(report.entries[0]).toMatchObject({
        outcome: "failed",
        notes: [`Its file ${file} cannot be read; mend the file, then import again.`],
      });
    }
    writeFileSync(file, good);
    expect((await importInto(content, SECOND)).entries[0]).toMatchObject({ outcome: "updated", id: "one" });
  });

  test("a broken file that nobody imported keeps its name from a new paper, wherever it lies", async () => {
    const content = folderWith({ "papers/elsewhere/one.md": "broken" });
    const report = await importInto(content, FIRST);
    expect(report.entries[0]).toMatchObject({
      outcome: "failed",
      notes: [expect.stringContaining("elsewhere/one.md")],
    });
    expect(countOutcomes(report)).toMatchObject({ added: 2, failed: 2 });
  });
});

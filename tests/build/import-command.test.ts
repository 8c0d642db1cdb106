import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./run-command.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

const LISTING = `Daily Papers

Oct 23

A First Title

The first abstract has a sentence or two, so that it looks like one.

  • 6 authors
·
Apr 4, 2023

A Second Title

The second abstract is another one of about the same length.

  • 2 authors
·
Nov 29, 2024
`;

/** A folder with a listing and an empty content folder, and a run of the command in it. */
function desk(files: Record<string, string | Uint8Array> = {}) {
  const folder = folderWith({ "listing.txt": LISTING, ...files });
  const content = join(folder, "content");
  mkdirSync(content, { recursive: true });
  const file = (name: string) => join(folder, name);
  return { content, file, run: (args: string[], input = "") => run("import", [...args, "--content", content], input) };
}

test("a listing becomes files, and the report says how many; a second time nothing changes", () => {
  const { content, file, run: runIt } = desk();
  const first = runIt([file("listing.txt"), "--date", "2025-10-23"]);
  expect(first).toEqual({
    status: 0,
    stdout: `${file("listing.txt")}: 2 papers of 23 October 2025 (daily-papers-text)\n2 added, 0 updated, 0 unchanged, 0 kept, 0 failed\n`,
    stderr: "",
  });
  const before = filesIn(content);
  expect(before["papers/2025/10/a-second-title.md"]).toContain(
    'listed:\n  - { date: "2025-10-23", source: "daily-papers", rank: 2 }',
  );
  const again = runIt([file("listing.txt"), "--date", "2025-10-23"]);
  expect(again.stdout).toMatch(/\n0 added, 0 updated, 2 unchanged, 0 kept, 0 failed\n$/);
  expect(filesIn(content)).toEqual(before);
});

test("a dry run says what it would do and writes nothing at all", () => {
  const { content, file, run: runIt } = desk();
  const { status, stdout } = runIt([file("listing.txt"), "--date", "2025-10-23", "--dry-run"]);
  expect(status).toBe(0);
  expect(stdout).toContain("listing.txt:5: added: A First Title\n");
  expect(stdout).toMatch(/2 added, .* \(nothing was written\)\n$/);
  expect(filesIn(content)).toEqual({});
});

test("the report as JSON has its counts as numbers at the top, also for standard input", () => {
  const { status, stdout } = desk().run(["-", "--date", "2025-10-23", "--json"], LISTING);
  expect(status).toBe(0);
  const report: unknown = JSON.parse(stdout);
  expect(report).toMatchObject({ added: 2, updated: 0, unchanged: 0, kept: 0, failed: 0, dryRun: false, problems: [] });
  expect(report).toMatchObject({ listings: [{ file: "standard input", entries: 2 }] });
});

test("what cannot be used is named one by one, and the others are imported", () => {
  const {
    content,
    file,
    run: runIt,
  } = desk({
    "empty.txt": "",
    "binary.bin": Buffer.from([0, 1, 2, 3]),
    "latin.txt": Buffer.from("Größe\n", "latin1"),
    "words.txt": "Just some words.\n",
    "folder/a.txt": "x",
    "cut.jsonl": '{"title": "Whole"}\n{"title": "Cu',
    "content/papers/2025/10/broken.md": "---\nid: [\n---\n",
  });
  const names = [
    "nowhere.txt",
    "empty.txt",
    "binary.bin",
    "latin.txt",
    "words.txt",
    "folder",
    "listing.txt",
    "cut.jsonl",
  ];
  const { status, stdout, stderr } = runIt([...names.map(file), "--date", "2025-10-23"]);
  expect([status, stderr]).toEqual([1, ""]);
  const failures = stdout.split("\n").filter((line) => line.startsWith("  failed: "));
  expect(failures.map((line) => line.replaceAll(`${file("")}/`, "").slice("  failed: ".length))).toEqual([
    "nowhere.txt: There is no such file. Check the path.",
    "empty.txt: The file is empty. Give a listing's text.",
    "binary.bin:1: The file holds NUL bytes: it is not text. Give a listing's text.",
    "latin.txt:1: The file is not valid UTF-8; perhaps it is in Latin-1 or Windows-1252. Save it as UTF-8.",
    expect.stringMatching(/^words\.txt: The text is in no format that the importer knows\. /),
    expect.stringMatching(/^folder: This is a folder\. /),
    expect.stringMatching(/^content\/papers\/2025\/10\/broken\.md:\d: This is not valid YAML: /),
    "cut.jsonl:2: The line is not a JSON object. One record a line.",
  ]);
  expect(stdout).toMatch(/\n3 added, 0 updated, 0 unchanged, 0 kept, 8 failed\n$/);
  expect(Object.keys(filesIn(join(content, "papers", "2025", "10")))).toEqual([
    ...["a-first-title.md", "a-second-title.md", "broken.md", "whole.md"],
  ]);
  expect(readFileSync(join(content, "papers/2025/10/broken.md"), "utf8")).toBe("---\nid: [\n---\n");
});

test("a daily listing cut anywhere gives whole entries, and the one that is cut is named", () => {
  const { content, file, run: runIt } = desk({ "cut.txt": LISTING.slice(0, LISTING.indexOf("  • 2 authors") - 20) });
  const { status, stdout } = runIt([file("cut.txt"), "--date", "2025-10-23"]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/failed: .*cut\.txt:\d+: /);
  expect(filesIn(content)["papers/2025/10/a-first-title.md"]).toContain("authorCount: 6");
});

describe("a wrong call says what was wrong and how to call, and exits 2", () => {
  test.each([
    [[], "Name a listing's file or address, - for standard input, or a source with --from."],
    [["a.txt", "--date", "2025-02-30"], '--date takes a day as YYYY-MM-DD, such as 2025-10-23, not "2025-02-30".'],
    [["a.txt", "--format", "pdf"], /^There is no format "pdf"\. Known: .*json-lines/],
    [["a.txt", "--dry-rum"], "There is no option --dry-rum. Did you mean --dry-run?"],
    [["a.txt", "--date"], /^Option '--date <value>' argument missing/],
  ] as const)("%j", (args, message) => {
    const { status, stdout, stderr } = run("import", args);
    expect([status, stdout]).toEqual([2, ""]);
    const [first, ...more] = stderr.split("\n");
    if (typeof message === "string") expect(first).toBe(message);
    else expect(first).toMatch(message);
    expect(more.slice(-3)).toEqual(["Usage: npm run import -- [FILE…|URL…] [options]", "More with --help.", ""]);
  });

  test("help is no wrong call", () => {
    const { status, stdout } = run("import", ["--help"]);
    expect(status).toBe(0);
    for (const option of ["--date", "--format", "--content", "--dry-run", "--json"]) expect(stdout).toContain(option);
  });
});

test("a file with the marks of an unfinished merge is left alone and named, and the other papers go on", () => {
  const { content, file, run: runIt } = desk();
  runIt([file("listing.txt"), "--date", "2025-10-23"]);
  const paper = join(content, "papers", "2025", "10", "a-first-title.md");
  const broken = `<<<<<<< HEAD\n${readFileSync(paper, "utf8")}=======\n>>>>>>> theirs\n`;
  writeFileSync(paper, broken);
  const { status, stdout } = runIt([file("listing.txt"), "--date", "2025-10-24"]);
  expect(status).toBe(1);
  expect(stdout).toContain(`${paper}:1: The file holds the marks of an unfinished merge.`);
  expect(readFileSync(paper, "utf8")).toBe(broken);
  expect(readFileSync(join(content, "papers", "2025", "10", "a-second-title.md"), "utf8")).toContain("2025-10-24");
});

test("the clock's zone and the language of the system change no byte", () => {
  const folders = ["UTC", "Pacific/Kiritimati", "America/Adak"].map((TZ) => {
    const { content, file } = desk();
    const args = [resolve("scripts/import.ts"), file("listing.txt"), "--date", "2025-10-23", "--content", content];
    const env = { ...process.env, TZ, LANG: TZ === "UTC" ? "C" : "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
    expect(spawnSync(process.execPath, args, { env }).status).toBe(0);
    return filesIn(content);
  });
  expect(folders[1]).toEqual(folders[0]);
  expect(folders[2]).toEqual(folders[0]);
});

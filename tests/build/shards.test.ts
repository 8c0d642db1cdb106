import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { Progress } from "../../scripts/build/progress.ts";
import { mergeShards, parseShard } from "../../scripts/build/shards.ts";
import { run } from "./run-command.ts";
import { sampleWith } from "./sample-content.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

const OF = 8;
let work = "";
let content = "";
const shardFolder = (number: number) => join(work, `shard-${number}`);
const quiet = () => new Progress(() => {});

beforeAll(async () => {
  work = folderWith({}, afterAll);
  content = sampleWith({}, afterAll);
  const build = (out: string, shard?: { number: number; of: number }) =>
    buildSite({ root: process.cwd(), content, out, base: "/", onStep: () => {}, ...(shard && { shard }) });
  await build(join(work, "whole"));
  for (let number = 1; number <= OF; number++) await build(shardFolder(number), { number, of: OF });
});

test("a folder that held the whole site holds a share alone afterwards, and the whole again", async () => {
  const out = join(work, "changing");
  const build = (shard?: { number: number; of: number }) =>
    buildSite({ root: process.cwd(), content, out, base: "/", onStep: () => {}, ...(shard && { shard }) });
  for (const [shard, folder] of [
    [undefined, join(work, "whole")],
    [{ number: 2, of: OF }, shardFolder(2)],
    [undefined, join(work, "whole")],
  ] as const) {
    await build(shard);
    expect(filesIn(out)).toEqual(filesIn(folder));
  }
});

const all = () => Array.from({ length: OF }, (_, at) => shardFolder(at + 1));

test("shards joined, in whatever order, are the site of a single build, byte for byte", () => {
  const out = join(work, "joined");
  mergeShards(all().reverse(), out, quiet());
  const [joined, whole] = [filesIn(out), filesIn(join(work, "whole"))];
  expect(Object.keys(joined)).toEqual(Object.keys(whole));
  for (const [file, bytes] of Object.entries(whole)) expect([file, joined[file] === bytes]).toEqual([file, true]);
  expect(mergeShards(all(), out, quiet())).toMatchObject({ written: [], removed: [] });
});

test("each shard holds a share of the pages", () => {
  const counts = all().map(
    (folder) => Object.keys(filesIn(folder)).filter((file) => file.startsWith("papers/")).length,
  );
  expect(counts.reduce((sum, count) => sum + count)).toBe(97);
  // Digests spread so few papers unevenly.
  for (const count of counts) expect(count).toBeGreaterThan(97 / OF / 3);
});

describe("what cannot be joined is named, and the site stays", () => {
  const messageOf = (folders: readonly string[]) => {
    const out = join(folderWith({ "dist/search/root.js": "old" }), "dist");
    try {
      mergeShards(folders, out, quiet());
      return "";
    } catch (error) {
      expect(filesIn(out)).toEqual({ "search/root.js": "old" });
      return String(error);
    }
  };
  const changed = (change: (folder: string) => void) => {
    const folder = join(folderWith({}), "shard");
    cpSync(shardFolder(2), folder, { recursive: true });
    change(folder);
    return messageOf(all().with(1, folder));
  };
  const anyPage = (folder: string) =>
    join(folder, Object.keys(filesIn(folder)).find((file) => /^papers\/.*html$/.test(file)) as string);

  test("a shard that is missing, or given twice", () => {
    expect(messageOf(all().toSpliced(1, 1))).toContain("These are missing: 2.");
    expect(messageOf([...all(), shardFolder(3)])).toContain("One is given twice.");
  });
  test("a folder that is none", () => {
    expect(messageOf([join(work, "whole")])).toContain("holds no shard of a site");
  });
  test("a shard of other content", () => {
    const other = (folder: string) => {
      const note = JSON.parse(readFileSync(join(folder, "shard.json"), "utf8"));
      writeFileSync(join(folder, "shard.json"), JSON.stringify({ ...note, inputs: "other" }));
    };
    expect(changed(other)).toContain("is of another site than");
  });
  test("a lost page, and one cut short on its way", () => {
    expect(changed((folder) => rmSync(anyPage(folder)))).toContain("do not have the files of the whole site");
    expect(changed((folder) => writeFileSync(anyPage(folder), "<main>"))).toContain(
      "The page breaks off before its end.",
    );
  });
});

test("a share is written as its number and how many there are", () => {
  expect(parseShard("2/8")).toEqual({ number: 2, of: 8 });
  for (const text of ["0/8", "9/8", "2", "2/", "a/b", "-1/8"])
    expect([text, parseShard(text)]).toEqual([text, undefined]);
  const { status, stderr } = run("build", ["--shard", "9/8"]);
  expect([status, stderr.split("\n")[0]]).toEqual([2, '--shard takes a share such as 2/8, not "9/8".']);
});

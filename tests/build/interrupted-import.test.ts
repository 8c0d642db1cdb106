import { fork, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { withLock } from "../../scripts/import/import-lock.ts";
import { readPapers } from "../../src/store/read-content.ts";
import { importInto, listingOf, run } from "./run-command.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

const titles = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `Paper number ${from + at}`);
const recordsOf = (date: string, names: readonly string[]) =>
  names.map((title, at) => ({ title, abstract: "Text.", listed: [{ date, source: "s", rank: at + 1 }] }));
const YESTERDAY = recordsOf("2025-10-23", titles(0, 16));
const TODAY = recordsOf("2025-10-24", titles(8, 28));
const jsonLines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");

/** Some papers of today were listed last month already, so that their files move. */
const EARLIER = recordsOf("2025-09-30", titles(4, 12));

/** Starts an import and kills it some milliseconds after it began; says whether it was killed before its end. */
async function killedImport(program: string, file: string, content: string, delay: number): Promise<boolean> {
  const child = fork(program);
  const ended = once(child, "exit");
  await once(child, "message");
  child.send({ file, content });
  await Promise.race([wait(delay), ended]);
  child.kill("SIGKILL");
  return (await ended)[1] === "SIGKILL";
}

/** The importing process as one file, which starts several times as fast. */
function bundled(folder: string): string {
  const outfile = join(folder, "import-process.cjs");
  const entryPoints = [resolve("tests/build/import-process.ts")];
  buildSync({ entryPoints, outfile, bundle: true, platform: "node", format: "cjs", minify: true });
  return outfile;
}

/** Numbers from 0 to 1 that are the same in every run; mulberry32. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A folder with yesterday's papers, and what stands in it before and after today's are imported. */
async function todayWaiting() {
  const start = folderWith({ "today.jsonl": jsonLines([...TODAY, ...EARLIER]) });
  await importInto(start, listingOf("2025-10-23", YESTERDAY));
  const done = folderWith();
  cpSync(start, done, { recursive: true });
  const today = join(done, "today.jsonl");
  const began = performance.now();
  await importInto(done, listingOf("2025-10-24", [...TODAY, ...EARLIER], today));
  const duration = performance.now() - began;
  return { start, before: filesIn(join(start, "papers")), after: filesIn(join(done, "papers")), duration };
}

test("an import killed at any of 200 moments leaves each file old or new, and the next one completes it", async () => {
  const { start, before, after, duration } = await todayWaiting();
  expect(Object.keys(after).filter((file) => file.startsWith("2025/09/"))).toHaveLength(8);
  const versions = new Map<string, string[]>();
  for (const [file, bytes] of [...Object.entries(before), ...Object.entries(after)]) {
    versions.set(basename(file), [...(versions.get(basename(file)) ?? []), bytes]);
  }
  const program = bundled(folderWith());
  const next = numbersFrom(20251024);
  /** What the killed imports left: nothing done, something staged, something in its place, or all. */
  const left = new Set<string>();
  const oneKill = async (): Promise<void> => {
    const content = mkdtempSync(join(tmpdir(), "broadsheet-"));
    cpSync(start, content, { recursive: true, preserveTimestamps: true });
    const papers = join(content, "papers");
    // The process is slower than this one, which has imported before.
    const wasKilled = await killedImport(program, join(start, "today.jsonl"), content, next() * (4 * duration + 40));
    const names = Object.entries(filesIn(papers));
    for (const [file, bytes] of names) {
      // On its way a file that moves may stand, as it was, in its new place.
      if (!basename(file).startsWith(".")) expect(versions.get(basename(file))).toContain(bytes);
    }
    const isStaged = names.some(([file]) => file.endsWith(".tmp"));
    const isDecided = existsSync(join(papers, ".import-memory.ready"));
    left.add(wasKilled ? (isDecided ? "decided" : isStaged ? "staged" : "whole") : "done");
    const problems: [] = [];
    expect(readPapers(papers, problems).length).toBeGreaterThanOrEqual(isDecided ? 1 : 16);
    expect(problems).toEqual([]);
    await importInto(content, listingOf("2025-10-24", [...TODAY, ...EARLIER]));
    expect(filesIn(papers)).toEqual(after);
    rmSync(content, { recursive: true });
  };
  for (let kills = 0; kills < 200; kills += 4) await Promise.all(Array.from({ length: 4 }, oneKill));
  expect([...left]).toContain("staged");
  expect([...left]).toContain("decided");
}, 240_000);

describe("an import killed while files took their places", () => {
  /** A folder as a killed import leaves it: the change is decided, one paper has its place, another has not. */
  async function halfDone() {
    const whole = folderWith();
    await importInto(whole, listingOf("2025-10-23", YESTERDAY));
    const files = filesIn(join(whole, "papers"));
    const memory = files["import-memory.txt"] as string;
    const [one = "", two = ""] = Object.keys(files);
    const folder = folderWith({
      ".import-memory.ready": memory,
      [one]: files[one] as string,
      [two.replace(/[^/]+$/, ".$&.99999.tmp")]: files[two] as string,
    });
    const content = folderWith();
    cpSync(folder, join(content, "papers"), { recursive: true });
    return {
      content,
      file: join(content, "papers", two),
      expected: { [one]: files[one], [two]: files[two], "import-memory.txt": memory },
    };
  }

  test("is completed by the next, which then knows what was written", async () => {
    const { content, expected } = await halfDone();
    await importInto(content, listingOf("2025-10-22", []));
    expect(filesIn(join(content, "papers"))).toEqual(expected);
  });

  test("but not over what a person wrote since", async () => {
    const { content, file } = await halfDone();
    writeFileSync(file, "hers");
    utimesSync(file, new Date("2099-01-01"), new Date("2099-01-01"));
    await importInto(content, listingOf("2025-10-22", []));
    expect(readFileSync(file, "utf8")).toBe("hers");
    expect(Object.keys(filesIn(content)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("before it was decided, is undone", async () => {
    const content = folderWith({ "papers/2025/10/.a.md.99999.tmp": "half a fi", "papers/.b.md.1.tmp": "" });
    await importInto(content, listingOf("2025-10-23", [{ title: "One" }]));
    expect(Object.keys(filesIn(content))).toEqual(["papers/2025/10/one.md", "papers/import-memory.txt"]);
  });
});

describe("one import at a time", () => {
  const listing = { "a.jsonl": jsonLines([{ title: "One" }]) };
  const runIn = (folder: string) =>
    run("import", [join(folder, "a.jsonl"), "--content", folder, "--date", "2025-10-23"]);

  test("a second one is refused and told by whom", async () => {
    const folder = folderWith(listing);
    const second = await withLock(folder, () => runIn(folder));
    expect(second.status).toBe(1);
    expect(second.stderr).toBe(
      `${join(folder, "papers/.import-lock")}: Another import is under way, by process ${process.pid}. Wait until it is done; if there is none, delete this file.\n`,
    );
    expect(readdirSync(join(folder, "papers"))).toEqual([]);
    expect(runIn(folder).status).toBe(0);
  });

  test.each([
    ["of a process that died", () => String(spawnSync(process.execPath, ["--version"]).pid)],
    ["of a dead process whose number another has now", () => `${process.ppid} 1`],
    ["that names nobody", () => ""],
  ])("a lock %s is taken over", (_which, holder) => {
    const folder = folderWith({ ...listing, "papers/.import-lock": holder() });
    const { status, stdout } = runIn(folder);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/\n1 added, /)]);
    expect(existsSync(join(folder, "papers/.import-lock"))).toBe(false);
  });

  test("of several started at once, each is done or refused, and the folder is as after one", async () => {
    const folder = folderWith({ "today.jsonl": jsonLines(TODAY) });
    const args = [resolve("scripts/import.ts"), join(folder, "today.jsonl"), "--content", folder];
    const exits = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, args, { stdio: "ignore" });
      return new Promise<number | null>((done) => child.once("exit", done));
    });
    const codes = await Promise.all(exits);
    expect(codes).toContain(0);
    expect(codes.every((code) => code === 0 || code === 1)).toBe(true);
    const alone = folderWith();
    await importInto(alone, listingOf("2025-10-24", TODAY));
    expect(filesIn(join(folder, "papers"))).toEqual(filesIn(join(alone, "papers")));
  });
});

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { withLock } from "../../scripts/import/import-lock.ts";
import { readPapers } from "../../src/store/read-content.ts";
import { importInto, listingOf, run } from "./run-command.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

const titles = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `Paper number ${from + at}`);
const recordsOf = (date: string, names: readonly string[]) =>
  names.map((title, at) => ({ title, abstract: "Text.", listed: [{ date, source: "s", rank: at + 1 }] }));
const YESTERDAY = recordsOf("2025-10-23", titles(0, 60));
const TODAY = recordsOf("2025-10-24", titles(30, 120));
const jsonLines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");

/** Starts an import of today's listing and kills it some milliseconds after it took the lock. */
async function killedImport(folder: string, delay: number): Promise<boolean> {
  const lock = join(folder, "papers", ".import-lock");
  const args = [resolve("scripts/import.ts"), join(folder, "today.jsonl"), "--content", folder];
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  const ended = new Promise<boolean>((done) => child.once("exit", (_code, signal) => done(signal === "SIGKILL")));
  while (child.exitCode === null && !existsSync(lock)) await wait(1);
  await wait(delay);
  child.kill("SIGKILL");
  return ended;
}

test("an import killed at any moment leaves each file old or new, and the next one completes it", async () => {
  const start = folderWith({ "today.jsonl": jsonLines(TODAY) });
  await importInto(start, listingOf("2025-10-23", YESTERDAY));
  const before = filesIn(join(start, "papers"));
  const done = folderWith();
  cpSync(start, done, { recursive: true });
  await importInto(done, listingOf("2025-10-24", TODAY, join(done, "today.jsonl")));
  const after = filesIn(join(done, "papers"));

  const oneKill = async (delay: number): Promise<boolean> => {
    const folder = folderWith();
    cpSync(start, folder, { recursive: true, preserveTimestamps: true });
    const wasKilled = await killedImport(folder, delay);
    for (const [file, bytes] of Object.entries(filesIn(join(folder, "papers")))) {
      if (!/(?:^|\/)\./.test(file)) expect([before[file], after[file]]).toContain(bytes);
    }
    const problems: [] = [];
    expect(readPapers(join(folder, "papers"), problems).length).toBeGreaterThanOrEqual(60);
    expect(problems).toEqual([]);
    await importInto(folder, listingOf("2025-10-24", TODAY));
    expect(filesIn(join(folder, "papers"))).toEqual(after);
    return wasKilled;
  };
  const killed: boolean[] = [];
  for (let at = 0; at < 20; at += 2) killed.push(...(await Promise.all([oneKill(at * 3), oneKill(at * 3 + 3)])));
  expect(killed.filter(Boolean).length).toBeGreaterThan(0);
});

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

  test.each(["of a process that died", "that names nobody"])("a lock %s is taken over", (which) => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const folder = folderWith({ ...listing, "papers/.import-lock": which.endsWith("died") ? String(pid) : "" });
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

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { refuseForeignFolder, Stage, settleLeftovers } from "../../scripts/build/stage.ts";
import { filesIn, folderWith, writesIn } from "./temporary-folder.ts";

const OLD = { "search/root.js": "old", "a/index.html": "a", "b/index.html": "b", c: "c" };
const NEW = { "search/root.js": "new", "a/index.html": "a", "c/index.html": "c", "d/e/index.html": "e" };

function siteOf(files: Record<string, string>): string {
  return join(
    folderWith(Object.fromEntries(Object.entries(files).map(([file, text]) => [`dist/${file}`, text]))),
    "dist",
  );
}

/** Puts the new site aside; gives what of the old one has to go. */
function stageNew(stage: Stage) {
  const written = Object.entries(NEW).filter(([file, text]) => stage.put(file, text).staged);
  return { written: written.map(([file]) => file), removed: ["b/index.html", "c"] };
}

test("what changed takes the place of the old, what did not is not written again, and nothing is left beside", () => {
  const out = siteOf(OLD);
  const before = writesIn(out);
  const stage = Stage.open(out);
  stage.commit(stageNew(stage));
  stage.discard();
  expect(filesIn(dirname(out))).toEqual(
    Object.fromEntries(Object.entries(NEW).map(([file, text]) => [`dist/${file}`, text])),
  );
  expect(existsSync(join(out, "b"))).toBe(false);
  expect(writesIn(out)["a/index.html"]).toBe(before["a/index.html"]);
});

test("a first site appears whole", () => {
  const out = join(folderWith({}), "deep", "dist");
  const stage = Stage.open(out);
  const { written } = stageNew(stage);
  expect(existsSync(out)).toBe(false);
  stage.commit({ written, removed: [] });
  expect(filesIn(out)).toEqual(NEW);
});

test("a build killed before it moved anything leaves the old site, one killed while moving is finished by the next", () => {
  for (const isComplete of [false, true]) {
    const out = siteOf(OLD);
    const stage = Stage.open(out);
    const changes = stageNew(stage);
    // As if by a process that is no more; some files have been moved already.
    const dead = join(dirname(out), ".dist.new-4194400-1");
    renameSync(dirname(stage.files), dead);
    if (isComplete) {
      writeFileSync(join(dead, "changes.json"), JSON.stringify(changes));
      mkdirSync(join(out, "d", "e"), { recursive: true });
      renameSync(join(dead, "site", "d/e/index.html"), join(out, "d/e/index.html"));
    }
    const touched = settleLeftovers(out);
    expect([filesIn(out), existsSync(dead)]).toEqual([isComplete ? NEW : OLD, false]);
    expect(touched).toEqual(isComplete ? [...changes.written, ...changes.removed] : []);
  }
});

test("what builds at work have beside the site stays", () => {
  const out = siteOf({ ...OLD });
  for (const name of [".dist.new-x", ".dist.new-1-1"]) mkdirSync(join(dirname(out), name));
  settleLeftovers(out);
  expect(existsSync(join(dirname(out), ".dist.new-x")) && existsSync(join(dirname(out), ".dist.new-1-1"))).toBe(true);
});

test("a folder or file that no build made is refused", () => {
  for (const foreign of ["dist/thesis.txt", "dist/robots.txt", "dist/search.html", "dist"]) {
    const parent = folderWith({ [foreign]: "mine" });
    expect(() => refuseForeignFolder(join(parent, "dist"))).toThrow(
      /is there already and is not a site built before, so it is not replaced/,
    );
    expect(readFileSync(join(parent, foreign), "utf8")).toBe("mine");
  }
});

test("long texts of letters beyond ASCII are put aside whole, one after the other", () => {
  const out = join(folderWith({}), "dist");
  const stage = Stage.open(out);
  const texts = { "one.txt": "一".repeat(900_000), "two.txt": "é", "three.txt": "𝔸".repeat(500_000) };
  for (const [file, text] of Object.entries(texts)) {
    expect(stage.put(file, text)).toEqual({ size: Buffer.byteLength(text), staged: true });
  }
  stage.commit({ written: Object.keys(texts), removed: [] });
  stage.discard();
  const torn = Object.entries(texts).filter(([file, text]) => readFileSync(join(out, file), "utf8") !== text);
  expect(torn.map(([file]) => file)).toEqual([]);
});

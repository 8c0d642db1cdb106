import { linkSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWhole } from "../../scripts/build/write-whole.ts";
import { folderWith } from "./temporary-folder.ts";

test("a file is replaced, never written over, so that whoever has it open reads the old one to its end", () => {
  const folder = folderWith({ "deep/one.json": "old" });
  const [file, asItWas] = [join(folder, "deep/one.json"), join(folder, "as-it-was.json")];
  linkSync(file, asItWas);
  writeWhole(file, "new");
  expect([readFileSync(file, "utf8"), readFileSync(asItWas, "utf8")]).toEqual(["new", "old"]);
  writeWhole(join(folder, "new/two.json"), "two");
  expect(readFileSync(join(folder, "new/two.json"), "utf8")).toBe("two");
});

test("a file that cannot be written leaves nothing beside it", () => {
  const folder = folderWith({});
  mkdirSync(join(folder, "taken"));
  expect(() => writeWhole(join(folder, "taken"), "text")).toThrow();
  expect(readdirSync(folder)).toEqual(["taken"]);
});

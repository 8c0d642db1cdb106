import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/archive/problem.ts";
import { parseFrontMatter, parseYaml } from "../../src/store/front-matter.ts";

/** The problem that a text is refused with. */
function refusal(text: string) {
  try {
    parseFrontMatter(text, "a.md");
  } catch (error) {
    if (error instanceof InputError) return error.problem;
    throw error;
  }
  throw new Error("The text was not refused.");
}

test("keys and body are told apart at the fences", () => {
  expect(parseFrontMatter('---\nid: "a"\nrank: 3\n---\n\nText.\n\n---\n\nMore.\n', "a.md")).toEqual({
    data: { id: "a", rank: 3 },
    block: 'id: "a"\nrank: 3\n',
    body: "\nText.\n\n---\n\nMore.\n",
  });
});

test("a byte order mark and the line ends of Windows and old Macs change nothing", () => {
  const plain = parseFrontMatter('---\nid: "a"\n---\nText.\n', "a.md");
  expect(parseFrontMatter('\ufeff---\nid: "a"\n---\nText.\n', "a.md")).toEqual(plain);
  expect(parseFrontMatter('---\r\nid: "a"\r\n---\r\nText.\r\n', "a.md")).toEqual(plain);
  expect(parseFrontMatter('---\rid: "a"\r---\rText.\r', "a.md")).toEqual(plain);
});

test("front matter may be empty, hold comments alone, or end the file", () => {
  expect(parseFrontMatter("---\n---\nText.\n", "a.md")).toMatchObject({ data: {}, body: "Text.\n" });
  expect(parseFrontMatter("---\n# nothing yet\n---\n", "a.md")).toMatchObject({ data: {}, body: "" });
  expect(parseFrontMatter('---\nid: "a"\n---', "a.md")).toMatchObject({ data: { id: "a" }, body: "" });
});

test("what is not quoted is never made a date, and the same text is never one shared object", () => {
  const text = "---\npublished: 2023-04-04\n---\n";
  const first = parseFrontMatter(text, "a.md");
  expect(first.data).toEqual({ published: "2023-04-04" });
  first.data["published"] = "changed";
  expect(parseFrontMatter(text, "a.md").data).toEqual({ published: "2023-04-04" });
});

describe("a block in another language is refused and never run", () => {
  const fences = ["---js", "---JS", "--- js", "---javascript", "---json", "---coffee", "---toml", "---constructor"];
  test.each([...fences, "---toString", "---__proto__", "\ufeff---js", "----", "--- "])("%s", (fence) => {
    const text = `${fence}\n{ id: (globalThis.pwned = true) }\n---\nText.\n`;
    expect(refusal(text)).toMatchObject({ file: "a.md", line: 1 });
    expect(refusal(text).message).toMatch(/^The first line must be exactly `---`\./);
    expect(Reflect.get(globalThis, "pwned")).toBeUndefined();
  });
});

test("a file without front matter, even an empty one, is refused with what to do", () => {
  for (const text of ["", "Text.\n", "\n---\nid: 1\n---\n", " ---\nid: 1\n---\n"]) {
    expect(refusal(text)).toEqual({
      message: "The first line must be exactly `---`.",
      hint: "Start the file with its front matter: a line `---`, the keys, a line `---`.",
      file: "a.md",
      line: 1,
    });
  }
});

test("a block that is not closed, or closed by something like a fence, is refused at its line", () => {
  expect(refusal('---\nid: "a"\nText.\n')).toMatchObject({ line: 4, message: expect.stringContaining("not closed") });
  expect(refusal('---\nid: "a"\n---x\nText.\n---\n')).toMatchObject({ line: 3 });
  expect(refusal('---\nid: "a"\n--- \nText.\n---\n')).toMatchObject({ line: 3 });
});

test("the marks of an unfinished merge are named by line, in front matter and body", () => {
  const inBody = '---\nid: "a"\n---\nText.\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> branch\n';
  expect(refusal(inBody)).toMatchObject({ line: 5, message: "The file holds the marks of an unfinished merge." });
  expect(refusal('---\n<<<<<<< HEAD\nid: "a"\n=======\nid: "b"\n>>>>>>> branch\n---\n')).toMatchObject({ line: 2 });
  expect(refusal('---\nid: "a"\n---\nmine\n>>>>>>> branch\n')).toMatchObject({ line: 5 });
});

test("a heading underlined with seven equals signs is no mark of a merge", () => {
  expect(parseFrontMatter('---\nid: "a"\n---\nResults\n=======\n', "a.md").body).toBe("Results\n=======\n");
});

test("broken YAML is named by the line it stands in", () => {
  expect(refusal('---\nid: "a"\ntitle: "b" c\n---\n')).toMatchObject({ file: "a.md", line: 3 });
  expect(refusal('---\nid: "a"\nlinks: {}\nid: "b"\n---\n')).toMatchObject({ line: 4 });
  expect(refusal("---\n- a\n- b\n---\n")).toMatchObject({ line: 2, message: "Expected `key: value` lines." });
  expect(refusal("---\r\nid: a\r\n\ttitle: b\r\n---\r\n")).toMatchObject({ line: 3 });
});

test("a YAML file that has no fences is counted from its own first line", () => {
  expect(() => parseYaml('name: "a"\nname: "b"\n', "collection.yaml")).toThrow(
    /^collection\.yaml:2: This is not valid/,
  );
});

test("aliases that multiply are refused at their line; a few are read", () => {
  const levels = Array.from({ length: 10 }, (_, at) => `k${at + 1}: &k${at + 1} [${`*k${at}, `.repeat(9)}]`);
  expect(refusal(`---\nk0: &k0 "a"\n${levels.join("\n")}\n---\n`)).toMatchObject({
    line: 4,
    message: expect.stringContaining("aliases"),
  });
  expect(parseFrontMatter('---\na: &a "x"\nb: *a\n---\n', "a.md").data).toEqual({ a: "x", b: "x" });
});

test("front matter beyond 64 KB is refused before it is parsed", () => {
  const big = `---\nid: "${"a".repeat(64 * 1024)}"\n---\n`;
  expect(refusal(big)).toMatchObject({ line: 1, hint: "Move prose below the front matter." });
  const nested = `---\nid: ${"[".repeat(50_000)}\n---\n`;
  expect(refusal(nested).message).toMatch(/not valid YAML/);
});

test("no other module imports gray-matter", () => {
  const sources = ["src", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|astro|mjs|js)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const importers = sources.filter((file) => /["']gray-matter["']/.test(readFileSync(file, "utf8")));
  expect(importers).toEqual([join("src", "store", "front-matter.ts")]);
});

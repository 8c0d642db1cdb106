import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readAhead } from "../../scripts/import/read-ahead.ts";
import { readPaperFile } from "../../src/store/read-content.ts";

test("a large folder reads as a small one does, faults included", () => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = Array.from({ length: 1390 }, (_, at) => {
    const file = join(folder, `${at}.md`);
    const text = `---\nid: "p${at}"\ntitle: "é ${at}"\nlisted:\n  - { date: "2025-10-23", source: "s" }\n---\n${"Text. ".repeat(at % 50)}\n`;
    if (at % 400 === 7) writeFileSync(file, Buffer.from([0x41, 0xe9, 0x42]));
    else writeFileSync(file, at % 400 === 8 ? text.replace("title", "titel") : text);
    return file;
  });
  const ahead = files.map(readAhead(files));
  expect(ahead).toEqual(files.map((file) => readPaperFile(file)));
  expect(ahead.filter((found) => Array.isArray(found))).toHaveLength(8);
});

test("a file of a large folder that cannot be read says so at once, where it is asked for", () => {
  const files = Array.from({ length: 1200 }, (_, at) => join(tmpdir(), "no such folder", `${at}.md`));
  expect(() => files.map(readAhead(files))).toThrow("ENOENT");
});

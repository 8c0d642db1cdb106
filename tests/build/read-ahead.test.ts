import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readAhead } from "../../scripts/import/read-ahead.ts";
import { readText } from "../../src/store/read-text.ts";

test("a large folder reads as a small one does, faults included", () => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = Array.from({ length: 1300 }, (_, at) => {
    const file = join(folder, `${at}.md`);
    if (at % 400 === 7) return file;
    const text = at % 3 === 0 ? "" : `\ufeffé ${at} \ufffd\r\n`.repeat(at % 50);
    writeFileSync(file, at % 400 === 8 ? Buffer.from([0x41, 0xe9, 0x42]) : text);
    return file;
  });
  const told = (text: (file: string) => string) =>
    files.map((file) => {
      try {
        return text(file);
      } catch (error) {
        return String(error);
      }
    });
  const [ahead, alone] = [told(readAhead(files)), told(readText)];
  expect(ahead).toEqual(alone);
  expect(ahead.filter((text) => text.includes("ENOENT"))).toHaveLength(4);
  expect(ahead.filter((text) => text.includes("not valid UTF-8"))).toHaveLength(4);
});

import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { startOf } from "../../scripts/running-process.ts";
import { readPapers } from "../../src/store/read-content.ts";
import { importInto, listingOf } from "./run-command.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

/** A disk that takes so many bytes more, and none at all when it is read-only. */
const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY, isReadOnly: false }));

vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs")>();
  const fail = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  return {
    ...fs,
    openSync: (...args: Parameters<typeof fs.openSync>) =>
      disk.isReadOnly && args[1] !== "r" ? fail("EROFS") : fs.openSync(...args),
    writeSync: (handle: number, bytes: Uint8Array | string, offset = 0) => {
      const wanted = typeof bytes === "string" ? bytes.length : bytes.length - offset;
      const taken = Math.min(wanted, disk.room, 100);
      disk.room -= taken;
      if (taken === 0 && wanted > 0) fail("ENOSPC");
      return fs.writeSync(handle, Buffer.from(bytes as string), offset, taken);
    },
  };
});

const LISTINGS = [
  listingOf("2025-10-23", [{ title: "One", abstract: "text ".repeat(100) }, { title: "Two" }]),
  listingOf("2025-10-24", [{ title: "One", listed: [{ date: "2025-10-24", source: "s" }] }, { title: "Three" }]),
] as const;

const lockLength = `${process.pid} ${startOf(process.pid)}`.length;

beforeEach(() => {
  disk.room = Number.POSITIVE_INFINITY;
  disk.isReadOnly = false;
});

test("a disk that fills up at any byte leaves all as it was, and says so", async () => {
  const content = folderWith();
  await importInto(content, LISTINGS[0]);
  const before = filesIn(content);
  let failures = 0;
  for (let room = 0; ; room += 97) {
    // The lock comes first.
    disk.room = room + lockLength;
    try {
      await importInto(content, LISTINGS[1]);
      break;
    } catch (error) {
      expect(String(error)).toMatch(/: This cannot be written \(ENOSPC\), so nothing was changed\. Check free space/);
      expect(filesIn(content)).toEqual(before);
      failures++;
    }
  }
  expect(failures).toBeGreaterThan(5);
  expect(readPapers(join(content, "papers"), [])).toHaveLength(3);
});

test("with no room for the lock itself nothing is changed, and the next import goes on", async () => {
  const content = folderWith();
  disk.room = 0;
  await expect(importInto(content, LISTINGS[0])).rejects.toThrow("(ENOSPC), so nothing was changed");
  disk.room = Number.POSITIVE_INFINITY;
  await importInto(content, LISTINGS[0]);
  expect(readPapers(join(content, "papers"), [])).toHaveLength(2);
});

test("a folder that is read-only is named, and nothing is changed", async () => {
  const content = folderWith();
  await importInto(content, LISTINGS[0]);
  const before = filesIn(content);
  disk.isReadOnly = true;
  await expect(importInto(content, LISTINGS[1])).rejects.toThrow(
    `${join(content, "papers")}: This cannot be written (EROFS), so nothing was changed.`,
  );
  expect(filesIn(content)).toEqual(before);
});

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { stageFiles } from "../../scripts/import/staged-files.ts";
import { folderWith } from "./temporary-folder.ts";

const disk = vi.hoisted(() => ({ synced: 0, fails: 0 }));

vi.mock("node:fs", async (original) => ({
  ...(await original<typeof import("node:fs")>()),
  fsync: (_handle: number, done: (error: Error | null) => void) => {
    const isRefused = ++disk.synced === disk.fails;
    setImmediate(() => done(isRefused ? Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO" }) : null));
  },
}));

test.each([3, 300, 600])(
  "a disk that does not keep file %i of 600 is named with it, and none is left",
  async (fails) => {
    const folder = folderWith();
    Object.assign(disk, { synced: 0, fails });
    const files = Array.from({ length: 600 }, (_, at) => ({ file: join(folder, `${at + 1}.md`), text: "Text." }));
    await expect(stageFiles(files, () => undefined)).rejects.toMatchObject({
      problem: { file: join(folder, `${fails}.md`), message: expect.stringContaining("EIO") },
    });
    expect(readdirSync(folder)).toEqual([]);
  },
);

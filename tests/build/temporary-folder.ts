/** Folders for one test, and what stands in them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder with these files, removed after the test, or when it is said. */
export function folderWith(
  files: Record<string, string | Uint8Array> = {},
  afterwards: (remove: () => void) => void = onTestFinished,
): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Every file below a folder, hidden ones included, by its path: the bytes as Latin-1. */
export function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(pathsIn(folder).map((file) => [relative(folder, file), readFileSync(file, "latin1")]));
}

/** When each file below a folder was last written, to the nanosecond, and which file it is on disk. */
export function writesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    pathsIn(folder).map((file) => {
      const { mtimeNs, ino } = statSync(file, { bigint: true });
      return [relative(folder, file), `${ino} ${mtimeNs}`];
    }),
  );
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const DAYS = 60;

/** Takes away files of a folder that no build has written for two months: caches of content that has moved or gone. */
export function pruneFolder(folder: string, now: number): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const modified = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - modified > DAYS * 86_400_000) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

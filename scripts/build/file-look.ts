import { statSync } from "node:fs";
import type { FileLook } from "../../src/store/cached-paper.ts";

/** How a file looks now. */
export function lookAt(path: string): FileLook {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  return { size, modified: mtimeMs, changed: ctimeMs };
}

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";

/** Other people's texts, for local tests only: they stand beside the checkout and are never committed. */
const SHARED = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** The path of a file or folder in ../shared. */
export function sharedPath(name: string): string {
  return `${SHARED}${name}`;
}

/**
 * A `describe` for tests that need ../shared. Where it is missing they are left out, and say so;
 * with CI set they run nevertheless and fail, so that a green run never hides that they did not run.
 */
export function describeWithShared(name: string, tests: () => void): void {
  if (existsSync(SHARED) || process.env["CI"]) describe(name, tests);
  else describe.skip(`${name} (left out: ../shared is missing)`, tests);
}

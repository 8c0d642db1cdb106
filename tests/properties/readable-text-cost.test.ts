import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const counter = fileURLToPath(new URL("./count-work.ts", import.meta.url));
const { stdout } = spawnSync(process.execPath, [counter], { encoding: "utf8" });
const work = Object.entries(JSON.parse(stdout) as Record<string, { short: number; long: number }>);

test.each(work)("a text of nothing but %s costs in proportion to its length", (_part, { short, long }) => {
  expect(short).toBeGreaterThan(0);
  expect(long).toBeLessThan(2.5 * short);
});

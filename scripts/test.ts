/**
 * Every check of the project, one after the other: format and lint, types, dead code, unit and build tests, the browser.
 * All of them run even when one fails; the last line counts the tests of all runners.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command-line.ts";

const RESULTS = join(".broadsheet", "results");
const VITEST_RESULTS = join(RESULTS, "vitest.json");
const PLAYWRIGHT_RESULTS = join(RESULTS, "playwright.json");

interface Step {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Reads the runner's own counts; a step without them counts as one. */
  count?: () => Counts;
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const STEPS: readonly Step[] = [
  { name: "format and lint", command: ["biome", "check", "--error-on-warnings"] },
  { name: "promises", command: ["eslint", "--max-warnings", "0"] },
  { name: "types", command: ["astro", "check", "--minimumSeverity", "warning"] },
  { name: "dead code", command: ["knip"] },
  {
    name: "unit, property, build and real tests",
    command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${VITEST_RESULTS}`],
    count: countVitest,
  },
  {
    name: "browser tests",
    command: ["playwright", "test", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_RESULTS },
    count: countPlaywright,
  },
];

await runCommand({
  usage: `
Usage: npm test

Runs every check of the project, a real Chromium included.

Exit code: 0 all passed; 1 something failed; 2 wrong usage.`,
  options: {},
  run() {
    rmSync(RESULTS, { recursive: true, force: true });
    mkdirSync(RESULTS, { recursive: true });
    const total: Counts = { passed: 0, failed: 0, skipped: 0 };
    for (const step of STEPS) {
      const counts = runStep(step);
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
    }
    const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
    process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
    return total.failed === 0 && total.passed > 0 ? 0 : 1;
  },
});

function runStep({ name, command, env, count }: Step): Counts {
  const [program = "", ...args] = command;
  const started = performance.now();
  process.stdout.write(`\n── ${name}\n`);
  // npm puts node_modules/.bin on the path.
  const { status } = spawnSync(program, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", ...env },
  });
  process.stdout.write(
    `── ${name}: ${status === 0 ? "passed" : "failed"} in ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
  );
  const alone: Counts = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  const counts = count ? readCounts(count) : alone;
  // A runner that died without counting a failure has failed all the same.
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts(count: () => Counts): Counts {
  try {
    return count();
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function countVitest(): Counts {
  const results = JSON.parse(readFileSync(VITEST_RESULTS, "utf8"));
  return { passed: results.numPassedTests, failed: results.numFailedTests, skipped: results.numPendingTests };
}

function countPlaywright(): Counts {
  const { stats } = JSON.parse(readFileSync(PLAYWRIGHT_RESULTS, "utf8"));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

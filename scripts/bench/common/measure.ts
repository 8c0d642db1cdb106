/** What a command costs as a whole process, its children included. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "../../../src/archive/problem.ts";

export interface Cost {
  /** Seconds from start to end. */
  wall: number;
  /** Seconds of processor time, user and system. */
  cpu: number;
  /** Largest resident size of a single process, MiB. */
  memory: number;
  /** What it wrote to standard output. */
  output: string;
}

export interface CommandOptions {
  cwd?: string;
  env?: Record<string, string>;
}

const TIME = "/usr/bin/time";

/** Runs a command to its end. Throws `InputError` when it fails, or when GNU time, which does the counting, is missing. */
export function measureCommand(command: readonly string[], { cwd, env }: CommandOptions = {}): Cost {
  if (!existsSync(TIME)) {
    throw new InputError({ message: `${TIME} is not there.`, hint: "Install GNU time (Debian's package `time`)." });
  }
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  try {
    const figures = join(folder, "figures");
    const { status, stdout, stderr, error } = spawnSync(TIME, ["-f", "%e %U %S %M", "-o", figures, ...command], {
      cwd,
      env: { ...process.env, ...env },
      encoding: "utf8",
      maxBuffer: 1024 ** 3,
    });
    if (status !== 0) {
      throw new InputError({ message: `\`${command.join(" ")}\` failed: ${error?.message ?? stderr.slice(-2000)}` });
    }
    const [wall = 0, user = 0, system = 0, kilobytes = 0] = readFileSync(figures, "utf8").trim().split(" ").map(Number);
    return { wall, cpu: user + system, memory: kilobytes / 1024, output: stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The middle one; of an even count the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which the given share of the others lies, between neighbours by proportion. NaN of none. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

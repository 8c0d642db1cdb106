/** What each file of scripts/bench gives, and what it is asked. */
import { InputError } from "../../../src/archive/problem.ts";

/** What each file of scripts/bench exports as `benchmark`. */
export interface Benchmark {
  /** A line for `--help`. */
  about: string;
  /** Measures, and prints a table as it goes; throws `InputError` when something it needs is not there. */
  run(options: BenchmarkOptions): Promise<void>;
}

export interface BenchmarkOptions {
  /** JSON Lines files to take papers from, in this order; empty for the benchmark's own choice. */
  papers: readonly string[];
  /** Counts of papers; absent for the benchmark's own. */
  sizes?: readonly number[];
  /** Repeats of each measurement; absent for the benchmark's own. */
  runs?: number;
  /** Names of what is compared that alone is measured, in lower case; empty for all. */
  only: readonly string[];
  json: boolean;
}

/** Those that are to be measured. Throws `InputError` when none has such a name. */
export function chosenOf<T extends { name: string }>(all: readonly T[], only: readonly string[]): readonly T[] {
  const unknown = only.find((name) => !all.some((one) => one.name.toLowerCase() === name));
  if (unknown !== undefined) {
    const names = all.map(({ name }) => name).join(", ");
    throw new InputError({ message: `Nothing named "${unknown}" is measured here.`, hint: `There are: ${names}.` });
  }
  return only.length === 0 ? all : all.filter(({ name }) => only.includes(name.toLowerCase()));
}

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
  json: boolean;
}

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark } from "./bench/common/benchmark.ts";
import { runCommand, UsageError } from "./command-line.ts";

const FOLDER = join(import.meta.dirname, "bench");
/** Each file of the folder is a benchmark by its name. */
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length))
  .sort();
const benchmarks = await Promise.all(
  names.map(async (name) => ({
    name,
    benchmark: ((await import(join(FOLDER, `${name}.ts`))) as { benchmark: Benchmark }).benchmark,
  })),
);

await runCommand({
  usage: `
Usage: npm run bench -- NAME [options]

Measures Broadsheet beside its peers, in the same run, on papers that you name.

${benchmarks.map(({ name, benchmark }) => `  ${name.padEnd(10)} ${benchmark.about}`).join("\n")}

  --papers FILE  JSON Lines of papers, also packed with gzip; may be given more than once
  --sizes LIST   how many of them, such as 94,1000,10000; each benchmark has its own
  --runs N       how often each figure is taken; the median is shown
  --only LIST    what to measure of what is compared, such as Broadsheet,MiniSearch; all otherwise
  --json         the figures as JSON lines

Exit code: 0 done; 1 something could not be measured; 2 wrong usage.`,
  options: {
    papers: { type: "string", multiple: true, default: [] },
    sizes: { type: "string" },
    runs: { type: "string" },
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
  },
  async run({ values, positionals }) {
    const [name, ...others] = positionals;
    const chosen = benchmarks.find((one) => one.name === name);
    if (!chosen || others.length > 0) throw new UsageError(`Name one benchmark: ${names.join(", ")}.`);
    await chosen.benchmark.run({
      papers: values.papers,
      ...(values.sizes !== undefined && { sizes: values.sizes.split(",").map(sizeOf) }),
      ...(values.runs !== undefined && { runs: sizeOf(values.runs) }),
      only: values.only.toLowerCase().split(",").filter(Boolean),
      json: values.json,
    });
    return undefined;
  },
});

function sizeOf(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UsageError(`"${text}" is not a count of papers.`);
}

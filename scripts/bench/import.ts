/** What an import costs: into an empty folder, again with nothing new, and with a day more; beside a plain copy. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { InputError } from "../../src/archive/problem.ts";
import { readListing } from "../import/read-listing.ts";
import type { Benchmark, BenchmarkOptions } from "./common/benchmark.ts";
import { type Cost, measureCommand, median } from "./common/measure.ts";
import { ownCommand } from "./common/own-command.ts";

/** Papers of a day, as Daily Papers lists them. */
const DAY = 94;
/** Ends the title of a made-up paper, so that no two are one. */
const WORDS = "a model learns from data that people gave it and says what it found in words of its own".split(" ");

export const benchmark: Benchmark = {
  about: "an import: into an empty folder, unchanged, a day added; beside a plain read and write",
  async run(options) {
    const papers = recordsOf(options.papers);
    for (const size of options.sizes ?? [papers?.length ?? 10_000]) {
      if (papers && size > papers.length)
        throw new InputError({ message: `There are ${papers.length} papers, not ${size}.`, hint: "Name more files." });
      report(size, measure(papers?.slice(0, size) ?? madeUpRecords(size), options.runs ?? 3), options);
    }
  },
};

function recordsOf(files: readonly string[]): string[] | undefined {
  if (files.length === 0) return undefined;
  return files.flatMap((file) =>
    readListing(file)
      .text.split("\n")
      .filter((line) => line.trim() !== ""),
  );
}

/** Records as long as real ones. */
function madeUpRecords(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const text = Array.from({ length: 220 }, (__, place) => WORDS[(at * 7 + place * place) % WORDS.length]).join(" ");
    const date = new Date(Date.UTC(2024, 0, 1 + Math.floor(at / DAY))).toISOString().slice(0, 10);
    const arxiv = `${2401 + (Math.floor(at / 50_000) % 12)}.${String(at % 50_000).padStart(5, "0")}`;
    return JSON.stringify({
      arxiv,
      title: `${text.slice(0, 60)} ${at}`,
      abstract: text,
      listed: [{ date, source: "s" }],
    });
  });
}

const STEPS = ["plain read and write", "into an empty folder", "again, unchanged", "a day added"] as const;
type Costs = Record<(typeof STEPS)[number], { papers: number; costs: Cost[] }>;

function measure(records: readonly string[], runs: number): Costs {
  const day = Math.min(DAY, Math.ceil(records.length / 2));
  const papers = {
    [STEPS[0]]: records.length,
    [STEPS[1]]: records.length,
    [STEPS[2]]: records.length,
    [STEPS[3]]: day,
  };
  const costs = Object.fromEntries(STEPS.map((step) => [step, { papers: papers[step], costs: [] as Cost[] }])) as Costs;
  for (let run = 0; run < runs; run++) {
    const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
    try {
      const take = (step: (typeof STEPS)[number], command: readonly string[]) =>
        costs[step].costs.push(measureCommand(command));
      const file = (name: string, lines: readonly string[]) => {
        writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
        return join(folder, name);
      };
      const [all, older, last] = [
        file("all.jsonl", records),
        file("older.jsonl", records.slice(0, -day)),
        file("day.jsonl", records.slice(-day)),
      ];
      take("into an empty folder", ownCommand("import", all, "--content", join(folder, "all")));
      take("again, unchanged", ownCommand("import", all, "--content", join(folder, "all")));
      take("plain read and write", [
        process.execPath,
        script("common/read-and-write.ts"),
        join(folder, "all"),
        join(folder, "copy"),
      ]);
      measureCommand(ownCommand("import", older, "--content", join(folder, "older")));
      take("a day added", ownCommand("import", last, "--content", join(folder, "older")));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return costs;
}

function script(name: string): string {
  return resolve(import.meta.dirname, name);
}

function report(size: number, costs: Costs, { json }: BenchmarkOptions): void {
  const cost = (step: (typeof STEPS)[number], of: (one: Cost) => number) => median(costs[step].costs.map(of));
  const plain = cost("plain read and write", ({ wall }) => wall);
  if (!json) process.stdout.write(`${size} papers\n  ${"".padEnd(22)} papers/s   wall s    CPU s  × plain      MiB\n`);
  for (const step of STEPS) {
    const [wall, cpu, memory] = [
      cost(step, (one) => one.wall),
      cost(step, (one) => one.cpu),
      cost(step, (one) => one.memory),
    ];
    const row = { step, size, papersPerSecond: costs[step].papers / wall, wall, cpu, ratio: wall / plain, memory };
    const figures = [
      row.papersPerSecond.toFixed(0),
      wall.toFixed(2),
      cpu.toFixed(2),
      row.ratio.toFixed(2),
      memory.toFixed(0),
    ];
    process.stdout.write(
      json ? `${JSON.stringify(row)}\n` : `  ${step.padEnd(22)} ${figures.map((text) => text.padStart(8)).join(" ")}\n`,
    );
  }
}

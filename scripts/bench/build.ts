import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatCount } from "../../src/archive/counted.ts";
import { importLines, onOneDay, readLines } from "./build/corpus.ts";
import { ELEVENTY } from "./build/eleventy.ts";
import { HUGO } from "./build/hugo.ts";
import type { Peer } from "./build/peer.ts";
import { frameOf } from "./build/peer-frame.ts";
import { readPeerSite } from "./build/peer-site.ts";
import type { Benchmark, BenchmarkOptions } from "./common/benchmark.ts";
import { type Cost, measureCommand, median } from "./common/measure.ts";
import { ownCommand } from "./common/own-command.ts";

const SIZES = [1000, 10_000, 30_000, 80_000];
const RUNS = 3;
/** Papers of a day. */
const DAY = 94;

export const benchmark: Benchmark = {
  about: "cold builds, and builds after a change, beside Hugo, Eleventy and a bare script",
  async run(options) {
    for (const size of options.sizes ?? SIZES) measureSize(size, options);
  },
};

/** What is measured: a name, what makes it ready for a cold build, and the command. */
interface Subject {
  name: string;
  clear(): void;
  command: string[];
  /** Files written by the last run. */
  written(): number;
}

function measureSize(size: number, { papers, runs = RUNS, json }: BenchmarkOptions): void {
  const work = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  try {
    const content = join(work, "content");
    const lines = readLines(papers, size);
    importLines(content, lines.slice(0, -DAY));
    const ours = broadsheet(content, join(work, "dist"));
    ours.clear();
    measureCommand(ours.command);
    const frame = frameOf(join(work, "dist"));
    const peers = [HUGO, ELEVENTY].map((peer) => ({ peer, folder: join(work, peer.name) }));
    for (const { peer, folder } of peers) peer.prepare(folder, frame);
    const renew = () => {
      const site = readPeerSite(content);
      for (const { peer, folder } of peers) peer.writeSite(folder, site);
    };
    renew();
    const subjects = [ours, ...peers.map(({ peer, folder }) => subjectOf(peer, folder))];
    const bare = bareScript(content, join(work, "dist"), join(work, "bare"));
    const show = (change: string, costs: ReadonlyMap<Subject, Cost[]>) => print(size, change, costs, json);

    show("cold", inTurns([...subjects, bare], runs, true));
    measureCommand(ours.command);
    show("nothing", inTurns(subjects, runs, false));
    importLines(content, onOneDay(lines.slice(-DAY)));
    renew();
    show(`+${DAY} papers`, inTurns(subjects, 1, false));
    const paper = somePaper(content);
    appendFileSync(paper, "\nOne sentence more, as a curator may add.\n");
    renew();
    show("one edit", inTurns(subjects, 1, false));
    changeTopic(content);
    renew();
    show("one topic", inTurns(subjects, 1, false));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function broadsheet(content: string, out: string): Subject {
  const command = ownCommand("build", "--content", content, "--out", out);
  return {
    name: "Broadsheet",
    command,
    clear: () => {
      rmSync(out, { recursive: true, force: true });
      rmSync(join(".broadsheet", "cache"), { recursive: true, force: true });
    },
    written: () =>
      (JSON.parse(readFileSync(".broadsheet/changes.json", "utf8")) as { written: string[] }).written.length,
  };
}

function subjectOf(peer: Peer, folder: string): Subject {
  const out = join(folder, "out");
  return {
    name: peer.name,
    command: peer.command(folder),
    clear: () => rmSync(out, { recursive: true, force: true }),
    written: () => countFiles(out),
  };
}

function bareScript(content: string, site: string, out: string): Subject {
  return {
    name: "bare script",
    command: ["node", join(import.meta.dirname, "build", "bare.ts"), content, site, out],
    clear: () => rmSync(out, { recursive: true, force: true }),
    written: () => countFiles(out),
  };
}

/** Each subject once, then again in the same order, so that a busy moment meets all of them alike. */
function inTurns(subjects: readonly Subject[], runs: number, cold: boolean): Map<Subject, Cost[]> {
  const costs = new Map<Subject, Cost[]>(subjects.map((subject) => [subject, []]));
  for (let run = 0; run < runs; run++) {
    for (const subject of subjects) {
      if (cold) subject.clear();
      costs.get(subject)?.push(measureCommand(subject.command));
    }
  }
  return costs;
}

function print(size: number, change: string, costs: ReadonlyMap<Subject, Cost[]>, json: boolean): void {
  const rows = [...costs].map(([subject, runs]) => ({
    ...{ papers: size, change, builder: subject.name },
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    memory: median(runs.map(({ memory }) => memory)),
    written: subject.written(),
  }));
  const hugo = rows.find(({ builder }) => builder === HUGO.name);
  for (const row of rows) {
    const { wall = Number.NaN, cpu = Number.NaN } = hugo ?? {};
    const ratios = { wallToHugo: row.wall / wall, cpuToHugo: row.cpu / cpu };
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...row, ...ratios })}\n`
        : `${formatCount(size).padStart(7)} ${change.padEnd(11)} ${row.builder.padEnd(11)} ${row.wall.toFixed(1).padStart(7)} s wall (${ratios.wallToHugo.toFixed(2)} of Hugo's) ${row.cpu.toFixed(1).padStart(7)} s CPU (${ratios.cpuToHugo.toFixed(2)}) ${row.memory.toFixed(0).padStart(5)} MiB ${formatCount(row.written).padStart(8)} files\n`,
    );
  }
}

function somePaper(content: string): string {
  const folder = join(content, "papers");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
  return join(folder, files.sort()[Math.floor(files.length / 2)] as string);
}

/** Gives the first topic one phrase more. */
function changeTopic(content: string): void {
  const folder = join(content, "topics");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, readdirSync(folder).sort()[0] as string);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/^phrases:.*$/m, '$&\n  "ablation stud*": 1'));
}

function countFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

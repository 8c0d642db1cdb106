/** Import what is waiting, then build: what `npm run build` and `npm start` share. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ParseArgsOptionsConfig } from "node:util";
import { counted, formatCount } from "../../src/archive/counted.ts";
import { formatProblem } from "../../src/archive/problem.ts";
import { UsageError } from "../command-line.ts";
import { countOutcomes, formatReport } from "../import/report.ts";
import { importWaiting } from "../import/waiting-listings.ts";
import { buildSite } from "./build-site.ts";
import { IntegrityError } from "./integrity-gate.ts";
import { Progress } from "./progress.ts";
import { mergeShards, parseShard, type Shard } from "./shards.ts";
import type { SiteChanges } from "./update-site.ts";

export const BUILD_OPTIONS = {
  content: { type: "string", default: "content" },
  out: { type: "string", default: "dist" },
  site: { type: "string" },
  base: { type: "string", default: "/" },
  full: { type: "boolean", default: false },
} as const satisfies ParseArgsOptionsConfig;

export const BUILD_USAGE = `
  --content DIR  the content folder (content)
  --out DIR      where the site goes (dist)
  --site URL     address it will be published at, for feeds, sitemap and canonical links
  --base /path/  path it will be served under; only the page for missing addresses needs it (/)
  --full         renders everything anew`;

export interface BuildValues {
  content: string;
  out: string;
  site?: string | undefined;
  base: string;
  full: boolean;
  shard?: string | undefined;
}

/** What only a build takes, not a start. */
export const SHARD_OPTIONS = {
  shard: { type: "string" },
  merge: { type: "boolean", default: false },
} as const satisfies ParseArgsOptionsConfig;

export const SHARD_USAGE = `
  --shard K/N    makes only the K-th of N shares of the site, for a machine of its own, into --out
  --merge DIR…   joins all such shares into the site, in --out`;

/** Imports, builds and says so, line by line. Returns the exit code: 1 when something could not be used. */
export async function importAndBuild(values: BuildValues): Promise<{ built: boolean; exitCode: 0 | 1 }> {
  const started = performance.now();
  const site = checkedSite(values.site);
  const base = checkedBase(values.base);
  const shard = checkedShard(values.shard);
  const imported = await importWaiting(values.content);
  if (imported) process.stdout.write(formatReport(imported));
  const importFailed = imported !== undefined && countOutcomes(imported).failed > 0;
  try {
    const result = await buildSite({
      root: process.cwd(),
      content: values.content,
      out: resolve(values.out),
      ...(site === undefined ? {} : { site }),
      ...(shard === undefined ? {} : { shard }),
      base,
      full: values.full,
      onStep: say,
      ...(process.stdout.isTTY && { show: showOnTerminal }),
    });
    if (!("changes" in result)) {
      for (const problem of result.problems) process.stderr.write(`${formatProblem(problem)}\n`);
      process.stderr.write(`${result.problems.length} to mend, so nothing was built and the old site stays.\n`);
      return { built: false, exitCode: 1 };
    }
    for (const note of result.notes) say(`note: ${note}`);
    const { papers, days, changes } = result;
    reportChanges(values.out, changes);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`${values.out}: ${counted(papers, "paper")} of ${counted(days, "day")}, in ${seconds} s`);
    return { built: true, exitCode: importFailed ? 1 : 0 };
  } catch (error) {
    return { built: false, exitCode: reportFaults(error) };
  }
}

/** Joins the shards in some folders, and says so. Returns the exit code. */
export function mergeInto(out: string, folders: readonly string[]): 0 | 1 {
  if (folders.length === 0) throw new UsageError("--merge takes the folders of all shards.");
  const show = process.stdout.isTTY ? showOnTerminal : undefined;
  try {
    reportChanges(out, mergeShards(folders, resolve(out), new Progress(say, show)));
    return 0;
  } catch (error) {
    return reportFaults(error);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says what is wrong with a site that was not whole; anything else is not expected here. */
function reportFaults(error: unknown): 1 {
  if (!(error instanceof IntegrityError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
}

/** What of the site is to be uploaded and deleted where it is published. */
const CHANGES_FILE = join(".broadsheet", "changes.json");

function reportChanges(out: string, { files, written, removed }: SiteChanges): void {
  mkdirSync(dirname(CHANGES_FILE), { recursive: true });
  writeFileSync(CHANGES_FILE, `${JSON.stringify({ site: resolve(out), written, removed }, null, 1)}\n`);
  const removal = removed.length > 0 ? `, ${formatCount(removed.length)} taken away` : "";
  say(
    written.length + removed.length === 0
      ? `Nothing has changed: ${counted(files, "file")}.`
      : `${formatCount(written.length)} of ${counted(files, "file")} written${removal}; ${CHANGES_FILE} names them.`,
  );
}

/** A line of a terminal that each text takes over from the one before. */
function showOnTerminal(text: string): void {
  process.stdout.write(`\r\u001b[K${text.slice(0, Math.max(20, process.stdout.columns - 1))}`);
}

function checkedShard(text: string | undefined): Shard | undefined {
  const shard = text === undefined ? undefined : parseShard(text);
  if (text === undefined || shard) return shard;
  throw new UsageError(`--shard takes a share such as 2/8, not "${text}".`);
}

function checkedSite(site: string | undefined): string | undefined {
  if (site === undefined || (/^https?:\/\//.test(site) && URL.canParse(site))) return site;
  throw new UsageError(`--site takes an address such as https://example.org/papers/, not "${site}".`);
}

function checkedBase(base: string): string {
  if (!/^[/\p{L}\p{N}._~ -]*$/u.test(base))
    throw new UsageError(`--base takes a path such as /papers/, not "${base}".`);
  const parts = base.split("/").filter(Boolean);
  return parts.length === 0 ? "/" : `/${parts.join("/")}/`;
}

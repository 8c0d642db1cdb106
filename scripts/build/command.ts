/** Import what is waiting, then build: what `npm run build` and `npm start` share. */
import { resolve } from "node:path";
import type { ParseArgsOptionsConfig } from "node:util";
import { counted } from "../../src/archive/counted.ts";
import { formatProblem } from "../../src/archive/problem.ts";
import { UsageError } from "../command-line.ts";
import { countOutcomes, formatReport } from "../import/report.ts";
import { importWaiting } from "../import/waiting-listings.ts";
import { buildSite } from "./build-site.ts";
import { IntegrityError } from "./integrity-gate.ts";

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
}

/** Imports, builds and says so, line by line. Returns the exit code: 1 when something could not be used. */
export async function importAndBuild(values: BuildValues): Promise<{ built: boolean; exitCode: 0 | 1 }> {
  const started = performance.now();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const site = checkedSite(values.site);
  const base = checkedBase(values.base);
  const imported = await importWaiting(values.content);
  if (imported) process.stdout.write(formatReport(imported));
  const importFailed = imported !== undefined && countOutcomes(imported).failed > 0;
  try {
    const result = await buildSite({
      root: process.cwd(),
      content: values.content,
      out: resolve(values.out),
      ...(site === undefined ? {} : { site }),
      base,
      full: values.full,
      onStep: say,
    });
    if (!("archive" in result)) {
      for (const problem of result.problems) process.stderr.write(`${formatProblem(problem)}\n`);
      process.stderr.write(`${result.problems.length} to mend, so nothing was built and the old site stays.\n`);
      return { built: false, exitCode: 1 };
    }
    for (const note of result.notes) say(`note: ${note}`);
    const papers = result.archive.papers.length;
    say(
      `${values.out}: ${counted(papers, "paper")} of ${counted(result.archive.days.length, "day")}, in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
    return { built: true, exitCode: importFailed ? 1 : 0 };
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return { built: false, exitCode: 1 };
  }
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

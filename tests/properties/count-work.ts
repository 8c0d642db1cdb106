/**
 * Prints how often the parts of readable-text.ts run for texts of remains, as JSON: work that is counted, not timed.
 * A process of its own, since only what is compiled after the counting began is counted.
 */
import { Session } from "node:inspector/promises";

const PARTS = [
  "{\\",
  "\\textbf{",
  "{\\bf a",
  "{",
  "}",
  "\\",
  "``a",
  "`a ",
  "\\'{",
  "\\textcolor{a}{",
  "--",
  "C:\\a ",
  "a ",
];

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { readableText } = await import("../../src/archive/readable-text.ts");

/** The counts since the last call, in the modules of the archive. */
async function takeWork(): Promise<number> {
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const scripts = result.filter(({ url }) => url.includes("/src/archive/"));
  const ranges = scripts.flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

const work: Record<string, { short: number; long: number }> = {};
for (const part of PARTS) {
  await takeWork();
  readableText(part.repeat(1_500));
  const short = await takeWork();
  readableText(part.repeat(3_000));
  work[part] = { short, long: await takeWork() };
}
process.stdout.write(JSON.stringify(work));

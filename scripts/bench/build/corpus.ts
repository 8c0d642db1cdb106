/** Papers for a benchmark of builds: a content folder made by the importer. */
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { addDays } from "../../../src/archive/calendar-date.ts";
import { compareText } from "../../../src/archive/filed-paper.ts";
import { InputError } from "../../../src/archive/problem.ts";
import { measureCommand } from "../common/measure.ts";

const USUAL = ["daily-papers.jsonl.gz", "arxiv.jsonl.gz"].map((name) =>
  join(import.meta.dirname, "../../../../shared/corpora", name),
);
/** The importer takes files of so many papers with ease. */
const LINES_A_FILE = 20_000;

/** Lines of JSON, a paper each, so many of them, in the order of their days. Throws `InputError` when there are too few. */
export function readLines(files: readonly string[], count: number): string[] {
  const chosen = files.length > 0 ? files : USUAL.filter((file) => existsSync(file));
  if (chosen.length === 0)
    throw new InputError({ message: "There are no papers to build.", hint: "Name a JSON Lines file: --papers FILE." });
  const lines: { day: string; line: string }[] = [];
  for (const file of chosen) {
    if (lines.length >= count) break;
    const bytes = readFileSync(file);
    for (const line of (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n")) {
      if (line.trim() === "" || lines.length >= count) continue;
      lines.push({ line, day: dayOf(JSON.parse(line) as Line) });
    }
  }
  if (lines.length < count)
    throw new InputError({
      message: `There are ${lines.length} papers, not ${count}.`,
      hint: "Name more with --papers.",
    });
  return lines.sort((a, b) => compareText(a.day, b.day)).map(({ line }) => line);
}

/** What is looked at of a line. */
interface Line {
  listed?: string | { date: string }[];
}

function dayOf({ listed }: Line): string {
  return typeof listed === "string" ? listed : (listed?.[0]?.date ?? "");
}

/** The papers as if all of them had been listed on the day after the last of theirs. */
export function onOneDay(lines: readonly string[]): string[] {
  const papers = lines.map((line) => JSON.parse(line) as Line);
  const last = papers.map(dayOf).sort(compareText).at(-1) as string;
  const date = addDays(last, 1);
  return papers.map(({ listed, ...paper }) => {
    return JSON.stringify({ ...paper, listed: typeof listed === "string" ? date : [{ ...listed?.[0], date }] });
  });
}

/** Imports papers into a content folder, which gets the project's own collection and topics when it is new. */
export function importLines(content: string, lines: readonly string[]): void {
  if (!existsSync(content)) {
    mkdirSync(content, { recursive: true });
    for (const part of ["collection.yaml", "topics", "pages"])
      cpSync(join("content", part), join(content, part), { recursive: true });
  }
  for (let from = 0; from < lines.length; from += LINES_A_FILE) {
    const file = `${content}-${from}.jsonl`;
    writeFileSync(file, "");
    for (const line of lines.slice(from, from + LINES_A_FILE)) appendFileSync(file, `${line}\n`);
    measureCommand(["node", "scripts/import.ts", file, "--content", content]);
    rmSync(file);
  }
}

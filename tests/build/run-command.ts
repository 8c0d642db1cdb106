import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { type ImportedListing, importListings } from "../../scripts/import/import-listings.ts";
import type { ImportReport } from "../../scripts/import/report.ts";
import { jsonLines } from "../../scripts/import/sources/json-lines.ts";

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one of the project's commands as a person would. */
export function run(command: "import" | "build" | "check" | "start", args: readonly string[], input = ""): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("scripts", `${command}.ts`), ...args], {
    encoding: "utf8",
    input,
  });
  return { status, stdout, stderr };
}

/** A listing of one day as if it had been read from a file of JSON Lines. */
export function listingOf(date: string, records: readonly object[], file = `${date}.jsonl`): ImportedListing {
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join("");
  return { file, format: "json-lines", listedAs: "s", listing: jsonLines.parse(text, { file, date }) };
}

/** Imports listings into a content folder and writes what they bring. */
export async function importInto(content: string, ...listings: ImportedListing[]): Promise<ImportReport> {
  return importListings(content, listings, { dryRun: false });
}

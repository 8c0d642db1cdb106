/** Papers that benchmarks search: real ones, which are not part of the repository. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { creditOf } from "../../../src/archive/filed-paper.ts";
import { LINK_KINDS, type Paper } from "../../../src/archive/paper.ts";
import { InputError } from "../../../src/archive/problem.ts";
import type { SearchRecord } from "../../../src/search/search-record.ts";

const USUAL = ["daily-papers.jsonl.gz", "arxiv.jsonl.gz"].map((name) =>
  join(import.meta.dirname, "../../../../shared/corpora", name),
);

/** A line of a JSON Lines file of papers, in either shape that the importer reads. */
type Line = Omit<Partial<Paper>, "listed"> & {
  id: string;
  title: string;
  listed?: string | Paper["listed"];
  comments?: number;
  code?: string;
  project?: string;
};

/** Reads papers as the index stores them, each id once, up to `most`. Throws `InputError` without files. */
export function readCorpus(files: readonly string[], most: number): SearchRecord[] {
  const chosen = files.length > 0 ? files : USUAL.filter((file) => existsSync(file));
  if (chosen.length === 0) {
    throw new InputError({ message: "There are no papers to search.", hint: "Name a JSON Lines file: --papers FILE." });
  }
  const records = new Map<string, SearchRecord>();
  for (const file of chosen) {
    if (records.size >= most) break;
    for (const line of readText(file).split("\n")) {
      if (records.size >= most) break;
      if (line.trim() === "") continue;
      const record = toRecord(JSON.parse(line) as Line);
      if (!records.has(record.id)) records.set(record.id, record);
    }
  }
  return [...records.values()];
}

function readText(file: string): string {
  if (!existsSync(file)) throw new InputError({ message: "The papers could not be read: no such file.", file });
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function toRecord({ listed = [], ...line }: Line): SearchRecord {
  const days = typeof listed === "string" ? [{ date: listed, source: "" }] : listed;
  const credit = creditOf({ listed: days, abstract: "", ...line });
  const links = LINK_KINDS.filter((kind) => line.links?.[kind] ?? (line as Record<string, unknown>)[kind]);
  return {
    id: line.id,
    title: line.title,
    ...(credit !== undefined && { credit }),
    ...(line.authors?.length && { authors: line.authors }),
    ...(line.organization && { organization: line.organization.name }),
    ...(line.published !== undefined && { published: line.published }),
    listed: days[0]?.date ?? line.published ?? "2020-01-01",
    comments: line.comments ?? 0,
    topics: [],
    ...(line.keywords?.length && { keywords: line.keywords }),
    ...(/^\d{4}\.\d{4,5}$/.test(line.arxiv ?? line.id) && { arxiv: line.arxiv ?? line.id }),
    ...(links.length > 0 && { links }),
    abstract: line.abstract ?? "",
  };
}

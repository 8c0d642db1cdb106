/** Looks at what the papers of a content folder were found to hold, beside each other. */
import { join, sep } from "node:path";
import type { Paper } from "../../src/archive/paper.ts";
import type { Problem } from "../../src/archive/problem.ts";
import type { Topic } from "../../src/archive/topic.ts";
import { Digest } from "../../src/search/digest.ts";
import type { CachedPaper } from "../../src/store/cached-paper.ts";
import { arrangePapers } from "../../src/store/content-files.ts";
import { doubledIdentifiers } from "../../src/store/doubled-identifiers.ts";
import type { FilingHead } from "../../src/store/filing.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";
import type { ContentFrame } from "../../src/store/read-content.ts";
import type { PaperFiles } from "./file-papers.ts";

/** What is wrong with the content, its files by themselves and beside each other, and what is only to be noted. */
export function lookOver(
  content: string,
  frame: ContentFrame,
  { files, faults }: PaperFiles,
  cache: PaperCache,
): { problems: Problem[]; doubled: string[] } {
  const problems = [...frame.problems];
  if (faults.size === 0 && areAllRight(cache.papers().values(), frame.topics)) return { problems, doubled: [] };
  const folder = join(content, "papers");
  const found = files.map((file) => ({
    file: `${folder}${sep}${file}`,
    found: faults.get(file) ?? identityOf((cache.papers().get(file) as CachedPaper).head),
  }));
  const papers = arrangePapers(content, found, frame.topics, problems);
  return { problems, doubled: doubledIdentifiers(papers) };
}

function identityOf({ id, arxiv, doi, edits }: FilingHead): Pick<Paper, "id" | "arxiv" | "doi" | "topics"> {
  return { id, ...(arxiv && { arxiv }), ...(doi && { doi }), ...(edits && { topics: edits }) };
}

/** Whether nothing can be wrong with papers beside each other. To find what is takes much longer, and rarely is any. */
function areAllRight(papers: Iterable<CachedPaper>, topics: readonly Topic[]): boolean {
  const known = new Set(topics.map(({ id }) => id));
  // Not the names themselves: a set of tens of thousands of strings takes several times as long.
  const digests: number[] = [];
  const add = (name: string) => {
    digests.push(new Digest().add(name).toNumber());
  };
  for (const { head } of papers) {
    const { id, arxiv, doi, edits } = head;
    add(id);
    // Most papers have the one for the other.
    if (arxiv !== undefined && arxiv !== id) add(arxiv);
    if (doi !== undefined) add(`doi ${doi.toLowerCase()}`);
    if (edits && ![...(edits.add ?? []), ...(edits.remove ?? [])].every((topic) => known.has(topic))) return false;
  }
  const sorted = Float64Array.from(digests).sort();
  return sorted.every((digest, at) => digest !== sorted[at + 1]);
}

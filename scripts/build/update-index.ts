/** Brings the search index up to date: the parts of it of which nothing changed stay. */
import type { Crew } from "./crew.ts";
import type { NotedHead } from "./filing-task.ts";
import { type IndexingTask, type WrittenShard, writeParts } from "./indexing-task.ts";
import type { MadeFiles } from "./made-files.ts";
import { type OpenSite, rowOf } from "./open-site.ts";
import { PaperOfArchive, planSearch } from "./search-index.ts";

/** Keeps the parts that stay, and has the others made: by a worker beside this thread where there is a crew for it. */
export function updateIndex(
  { archive }: OpenSite,
  task: IndexingTask,
  made: MadeFiles,
  crew: Crew | undefined,
): WrittenShard[] | Promise<WrittenShard[]> {
  const papers = archive.papers.map((filed) => new PaperOfArchive(filed, (rowOf(filed).head as NotedHead).digests));
  const parts = planSearch(papers, task.topics, task.version);
  const held = new Map<string, string[]>(parts.map(({ key }) => [key, []]));
  for (const [file, key] of made.known.searchFiles()) held.get(key)?.push(file);
  const due = parts.filter(({ key }) => {
    const files = held.get(key) ?? [];
    const isKept = files.length > 0 && files.every((file) => made.keeps(file, key));
    if (isKept) for (const id of files.flatMap((file) => made.idsOf(file) ?? [])) made.searched.add(id);
    return !isKept;
  });
  if (due.length === 0) return [];
  return crew?.setApart(task, { due: due.map(({ key }) => key) }) ?? writeParts(due, made.stage);
}

/** Adds files of the index that were made. */
export function addIndex(made: MadeFiles, shards: readonly WrittenShard[]): void {
  for (const { file, key, size, ids, staged } of shards) {
    for (const id of ids.split(" ")) made.searched.add(id);
    made.note(file, { key, size, ids }, staged);
  }
}

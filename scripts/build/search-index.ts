import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Archive } from "../../src/archive/archive.ts";
import { buildIndex } from "../../src/search/index-plan.ts";
import { toSearchRecord } from "../../src/search/search-record.ts";
import { plainText } from "../../src/store/markdown.ts";

/** Builds the search index of an archive and writes its shards below `search/` of the site's folder. */
export function writeSearchIndex(archive: Archive, site: string): void {
  const shards = buildIndex({
    records: archive.papers.map((filed) => toSearchRecord(filed, plainText(filed.paper.abstract))),
    topics: archive.topics.map(({ topic: { id, name } }) => ({ id, name })),
  });
  for (const { path, text } of shards) {
    const file = join(site, "search", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Does a search find the paper that a query was made from? */
import type { SearchRecord } from "../../src/search/search-record.ts";
import { type Benchmark, chosenOf } from "./common/benchmark.ts";
import { readCorpus } from "./common/corpus.ts";
import { type KnownItem, knownItems, QUERY_TYPES } from "./common/known-items.ts";
import { openBroadsheet } from "./peers/broadsheet.ts";
import { openMiniSearch } from "./peers/minisearch.ts";
import { openPagefind } from "./peers/pagefind.ts";
import { openPlainFuse } from "./peers/plain-fuse.ts";
import type { OpenPeer } from "./peers/search-peer.ts";

const USUAL_SIZES = [9877];
const SEED = 2026;
/** Papers that queries are made from, for each run of another seed. */
const PAPERS = 100;

interface Contestant {
  name: string;
  open: OpenPeer;
  /** Only every so manyth query: plain Fuse.js takes seconds for each. */
  every: number;
  /** More papers than this it does not get through in bearable time. */
  most: number;
}

const CONTESTANTS: Contestant[] = [
  { name: "Broadsheet", open: openBroadsheet, every: 1, most: Number.POSITIVE_INFINITY },
  { name: "MiniSearch", open: openMiniSearch, every: 1, most: 40_000 },
  { name: "Pagefind", open: openPagefind, every: 1, most: 40_000 },
  { name: "Fuse.js", open: openPlainFuse, every: 37, most: 10_000 },
];

interface Figures {
  queries: number;
  first: number;
  firstTen: number;
  /** Sum of 1 / place. */
  reciprocal: number;
}

export const benchmark: Benchmark = {
  about: "known papers found again: recall@1, recall@10 and MRR by type of query",
  async run({ papers, sizes = USUAL_SIZES, runs = 1, only, json }) {
    const contestants = chosenOf(CONTESTANTS, only);
    const records = readCorpus(papers, Math.max(...sizes));
    for (const size of sizes) {
      const some = records.slice(0, size);
      const items = Array.from({ length: runs }, (_, run) => knownItems(some, PAPERS, SEED + run)).flat();
      if (!json) process.stdout.write(`\n${some.length} papers, ${items.length} queries, seed ${SEED}\n`);
      for (const contestant of contestants) await runContestant(contestant, some, items, json);
    }
  },
};

async function runContestant(
  { name, open, every, most }: Contestant,
  records: readonly SearchRecord[],
  items: readonly KnownItem[],
  json: boolean,
): Promise<void> {
  if (records.length > most) {
    print({ papers: records.length, search: name, leftOut: `more than ${most} papers` }, json);
    return;
  }
  const peer = await open(records);
  const figures = new Map<string, Figures>();
  for (const [at, { type, query, id }] of items.entries()) {
    if (at % every !== 0) continue;
    const place = (await peer.search(query)).indexOf(id) + 1;
    for (const kind of [type, "all"]) {
      const so = figures.get(kind) ?? { queries: 0, first: 0, firstTen: 0, reciprocal: 0 };
      figures.set(kind, so);
      so.queries++;
      if (place === 1) so.first++;
      if (place > 0) so.firstTen++;
      if (place > 0) so.reciprocal += 1 / place;
    }
  }
  await peer.close();
  for (const type of [...QUERY_TYPES, "all"]) {
    const { queries = 0, first = 0, firstTen = 0, reciprocal = 0 } = figures.get(type) ?? {};
    const share = (sum: number) => (queries === 0 ? null : Math.round((1000 * sum) / queries) / 1000);
    print(
      {
        papers: records.length,
        search: name,
        type,
        queries,
        "recall@1": share(first),
        "recall@10": share(firstTen),
        mrr: share(reciprocal),
      },
      json,
    );
  }
}

function print(line: Record<string, string | number | null>, json: boolean): void {
  const text = json
    ? JSON.stringify(line)
    : Object.values(line)
        .map((value) => String(value ?? "-").padEnd(12))
        .join(" ");
  process.stdout.write(`${text}\n`);
}

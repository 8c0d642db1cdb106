/** How fast searches answer in a real Chromium, at every key of fifty queries. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import MiniSearch from "minisearch";
import { openIndex } from "../../src/search/engine.ts";
import { buildIndex } from "../../src/search/index-plan.ts";
import type { SearchRecord } from "../../src/search/search-record.ts";
import { parseShard } from "../../src/search/shard-text.ts";
import { type Benchmark, chosenOf } from "./common/benchmark.ts";
import { type BrowserPage, openBrowserPage } from "./common/browser-page.ts";
import { readCorpus } from "./common/corpus.ts";
import { knownItems, QUERY_TYPES } from "./common/known-items.ts";
import { percentile } from "./common/measure.ts";
import { openInPage, type PageSearchName, timeInPage } from "./common/page-search.ts";
import { MINISEARCH_OPTIONS, plainDocument } from "./peers/minisearch.ts";
import { buildPagefind } from "./peers/pagefind.ts";

const USUAL_SIZES = [94, 1000, 10_000, 30_000, 80_000];
const QUERIES = 50;
const SEED = 50;

interface Contestant {
  name: PageSearchName;
  /** Writes its files below `search/` of a folder. */
  prepare(records: readonly SearchRecord[], search: string): Promise<void>;
  /** Kilobytes, packed, before each query's first result; measured in the page where absent. */
  firstBytes?(search: string, queries: readonly string[]): Promise<number[]>;
  /** With more papers it is not done in bearable time. */
  most: number;
  /** So many of the queries are asked. */
  queries: number;
}

const CONTESTANTS: Contestant[] = [
  {
    name: "Broadsheet",
    async prepare(records, search) {
      for (const { path, text } of buildIndex({ records, topics: [] })) put(join(search, path), text);
    },
    firstBytes: shardBytes,
    most: Number.POSITIVE_INFINITY,
    queries: QUERIES,
  },
  {
    name: "Pagefind",
    prepare: (records, search) => buildPagefind(records, join(search, "pagefind")),
    most: 10_000,
    queries: QUERIES,
  },
  {
    name: "MiniSearch",
    async prepare(records, search) {
      const index = new MiniSearch(MINISEARCH_OPTIONS);
      index.addAll(records.map(plainDocument));
      put(join(search, "minisearch.json"), JSON.stringify(index));
    },
    firstBytes: async (search, queries) => queries.map(() => packedSize(join(search, "minisearch.json"))),
    most: 30_000,
    queries: QUERIES,
  },
  {
    name: "Fuse.js",
    async prepare(records, search) {
      put(join(search, "documents.json"), JSON.stringify(records.map(plainDocument)));
    },
    firstBytes: async (search, queries) => queries.map(() => packedSize(join(search, "documents.json"))),
    most: 1000,
    queries: 5,
  },
];

export const benchmark: Benchmark = {
  about: "every key of 50 queries in Chromium: time, bytes, memory, size and making of the index",
  async run({ papers, sizes = USUAL_SIZES, only, json }) {
    const contestants = chosenOf(CONTESTANTS, only);
    const records = readCorpus(papers, Math.max(...sizes));
    for (const size of sizes) {
      const some = records.slice(0, size);
      if (!json) process.stdout.write(`\n${some.length} papers\n${TITLES}\n`);
      for (const contestant of contestants) {
        const { name, most } = contestant;
        const figures = some.length > most ? { leftOut: `more than ${most} papers` } : await measure(contestant, some);
        print({ papers: some.length, search: name, ...figures }, json);
      }
    }
  },
};

const TITLES = [
  "papers",
  "search",
  "keys",
  "p50 ms",
  "p95 ms",
  "max ms",
  "first kB p50",
  "p95",
  "heap MB",
  "index MB",
  "CPU s",
]
  .map((title) => title.padEnd(12))
  .join(" ");

async function measure(contestant: Contestant, records: readonly SearchRecord[]): Promise<Record<string, number>> {
  const { name, prepare, firstBytes, queries } = contestant;
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  const search = join(folder, "search");
  try {
    mkdirSync(search);
    const before = process.cpuUsage();
    await prepare(records, search);
    const { user, system } = process.cpuUsage(before);
    const asked = queriesOf(records, queries);
    const bytes = await (firstBytes?.(search, asked) ?? servedBytes(folder, name, asked));
    const { times, heap } = await inBrowser(folder, name, async (browser) => ({
      times: await timeInPage(browser, asked.flatMap(keystrokes)),
      heap: await browser.heap(),
    }));
    return {
      keys: times.length,
      p50: round(percentile(times, 0.5)),
      p95: round(percentile(times, 0.95)),
      max: round(Math.max(...times)),
      firstP50: round(percentile(bytes, 0.5)),
      firstP95: round(percentile(bytes, 0.95)),
      heap: round(heap),
      index: round(sizeOf(search) / 1e6),
      // Pagefind's indexer is a process of its own, whose time is not counted here.
      cpu: name === "Pagefind" ? Number.NaN : round((user + system) / 1e6),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inBrowser<T>(
  folder: string,
  name: PageSearchName,
  use: (browser: BrowserPage) => Promise<T>,
): Promise<T> {
  const browser = await openBrowserPage(folder);
  try {
    await openInPage(browser, name);
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Shards that an engine without any loads for one query, each packed by itself as a host would send it. */
async function shardBytes(search: string, queries: readonly string[]): Promise<number[]> {
  const sizes = new Map<string, number>();
  const all: number[] = [];
  for (const query of queries) {
    let sum = 0;
    const engine = await openIndex(async (name) => {
      const file = join(search, `${name}.js`);
      const size = sizes.get(name) ?? packedSize(file);
      sizes.set(name, size);
      sum += size;
      return parseShard(name, readFileSync(file, "utf8"));
    });
    await engine.search(query, { limit: 10 });
    all.push(sum);
  }
  return all;
}

/** What the server gave for one query to a page that has nothing yet; Pagefind's files are packed as they are. */
async function servedBytes(folder: string, name: PageSearchName, queries: readonly string[]): Promise<number[]> {
  const all: number[] = [];
  for (const query of queries.slice(0, 10)) {
    all.push(
      await inBrowser(folder, name, async (browser) => {
        await timeInPage(browser, [query]);
        return browser.served() / 1000;
      }),
    );
  }
  return all;
}

/** A query as it grows under the fingers. */
function keystrokes(query: string): string[] {
  return Array.from(query, (_, at) => query.slice(0, at + 1));
}

/** Queries of all types in turn, each made from another paper. */
function queriesOf(records: readonly SearchRecord[], count: number): string[] {
  const items = knownItems(records, QUERIES, SEED);
  const byType = QUERY_TYPES.map((type) => items.filter((item) => item.type === type));
  return Array.from({ length: count }, (_, at) => {
    const some = byType[at % byType.length] ?? [];
    return some[Math.floor((at * some.length) / count)]?.query ?? "";
  });
}

/** Kilobytes after brotli, at the level that hosts use for files that do not change. */
function packedSize(file: string): number {
  const level = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return brotliCompressSync(readFileSync(file), level).length / 1000;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function print(line: Record<string, string | number>, json: boolean): void {
  const values = Object.values(line).map((value) => String(Number.isNaN(value) ? "-" : value).padEnd(12));
  process.stdout.write(`${json ? JSON.stringify(line) : values.join(" ")}\n`);
}

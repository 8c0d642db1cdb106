/** Searches as they run in a page: each bundle sets `openSearch`, which makes the search ready and hands it over. */
import { build } from "esbuild";
import type { Page } from "playwright";
import { MINISEARCH_OPTIONS } from "../peers/minisearch.ts";
import { FUSE_OPTIONS } from "../peers/plain-fuse.ts";

/** Gives how many papers were found. */
export type PageSearch = (query: string) => Promise<number>;

declare global {
  var openSearch: (() => Promise<PageSearch>) | undefined;
  var search: PageSearch | undefined;
}

/** Source of each search's bundle; file names are relative to the project. */
export const PAGE_SOURCES = {
  Broadsheet: `
    import { openIndex } from "./src/search/engine.ts";
    import { makeLoaders } from "./src/browser/shard-scripts.ts";
    globalThis.openSearch = async () => {
      const engine = await openIndex(makeLoaders().shards);
      return async (query) => (await engine.search(query, { limit: 10 })).results.length;
    };`,
  MiniSearch: `
    import MiniSearch from "minisearch";
    globalThis.openSearch = async () => {
      const text = await (await fetch("minisearch.json")).text();
      const index = MiniSearch.loadJSON(text, ${JSON.stringify(MINISEARCH_OPTIONS)});
      return async (query) => index.search(query).slice(0, 10).length;
    };`,
  Pagefind: `
    globalThis.openSearch = async () => {
      const address = "/search/pagefind/pagefind.js";
      const pagefind = await import(address);
      await pagefind.init();
      return async (query) => {
        const { results } = await pagefind.search(query);
        return (await Promise.all(results.slice(0, 10).map((result) => result.data()))).length;
      };
    };`,
  "Fuse.js": `
    import Fuse from "fuse.js";
    globalThis.openSearch = async () => {
      const fuse = new Fuse(await (await fetch("documents.json")).json(), ${JSON.stringify(FUSE_OPTIONS)});
      return async (query) => fuse.search(query, { limit: 10 }).length;
    };`,
} as const;
export type PageSearchName = keyof typeof PAGE_SOURCES;

/** Puts a search into the page and makes it ready. */
export async function openInPage(page: Page, name: PageSearchName): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents: PAGE_SOURCES[name], resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    logLevel: "silent",
  });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
  await page.evaluate(async () => {
    globalThis.search = await globalThis.openSearch?.();
  });
}

/** Asks each text after the other and gives the milliseconds that each answer took. */
export function timeInPage(page: Page, texts: readonly string[]): Promise<number[]> {
  return page.evaluate(async (asked) => {
    const times: number[] = [];
    for (const text of asked) {
      const start = performance.now();
      await globalThis.search?.(text);
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return times;
  }, texts);
}

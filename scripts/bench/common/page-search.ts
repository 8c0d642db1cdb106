/** Searches as they run in a page: each bundle sets `openSearch`, which makes the search ready and hands it over. */
import { build } from "esbuild";
import { MINISEARCH_OPTIONS } from "../peers/minisearch.ts";
import { FUSE_OPTIONS } from "../peers/plain-fuse.ts";
import type { BrowserPage } from "./browser-page.ts";

/** Gives the best ten papers, as the items of a list. */
export type PageSearch = (query: string) => Promise<HTMLElement[]>;

declare global {
  var openSearch: (() => Promise<PageSearch>) | undefined;
  var search: PageSearch | undefined;
}

/** The least that a list of results can show. */
const TITLE_ITEM = `
  const titleItem = (title) => {
    const item = document.createElement("li");
    item.append(title);
    return item;
  };`;

/** Source of each search's bundle; file names are relative to the project. */
export const PAGE_SOURCES = {
  // The items are those of the search page.
  Broadsheet: `
    import { openIndex } from "./src/search/engine.ts";
    import { ReadingAhead } from "./src/browser/reading-ahead.ts";
    import { resultItem } from "./src/browser/result-view.ts";
    import { makeLoaders } from "./src/browser/shard-scripts.ts";
    globalThis.openSearch = async () => {
      const engine = await openIndex(makeLoaders().shards);
      const ahead = new ReadingAhead();
      return async (query) => {
        ahead.stop();
        const { results } = await engine.search(query, { limit: 10 });
        ahead.start(engine, query);
        return results.map((result) => resultItem(result, "best", document.createElement("input")));
      };
    };`,
  MiniSearch: `
    import MiniSearch from "minisearch";
    ${TITLE_ITEM}
    globalThis.openSearch = async () => {
      const text = await (await fetch("minisearch.json")).text();
      const index = MiniSearch.loadJSON(text, ${JSON.stringify(MINISEARCH_OPTIONS)});
      return async (query) => index.search(query).slice(0, 10).map(({ title }) => titleItem(title));
    };`,
  Pagefind: `
    ${TITLE_ITEM}
    globalThis.openSearch = async () => {
      const address = "/search/pagefind/pagefind.js";
      const pagefind = await import(address);
      await pagefind.init();
      return async (query) => {
        const { results } = await pagefind.search(query);
        const best = await Promise.all(results.slice(0, 10).map((result) => result.data()));
        return best.map(({ meta }) => titleItem(meta.title));
      };
    };`,
  "Fuse.js": `
    import Fuse from "fuse.js";
    ${TITLE_ITEM}
    globalThis.openSearch = async () => {
      const fuse = new Fuse(await (await fetch("documents.json")).json(), ${JSON.stringify(FUSE_OPTIONS)});
      return async (query) => fuse.search(query, { limit: 10 }).map(({ item }) => titleItem(item.title));
    };`,
} as const;
export type PageSearchName = keyof typeof PAGE_SOURCES;

/** Puts a search into the page and makes it ready. */
export async function openInPage(page: BrowserPage, name: PageSearchName): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents: PAGE_SOURCES[name], resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    logLevel: "silent",
  });
  await page.run(outputFiles[0]?.text ?? "");
  await page.call(async () => {
    globalThis.search = await globalThis.openSearch?.();
    document.body.append(document.createElement("ol"));
  }, undefined);
}

/** Asks each text after the other and gives the milliseconds until each answer's list stood in the page, laid out. */
export function timeInPage(page: BrowserPage, texts: readonly string[]): Promise<number[]> {
  return page.call(async (asked) => {
    const list = document.querySelector("ol");
    const times: number[] = [];
    for (const text of asked) {
      const start = performance.now();
      list?.replaceChildren(...((await globalThis.search?.(text)) ?? []));
      // Asking for a size makes the browser lay the page out.
      list?.getBoundingClientRect();
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return times;
  }, texts);
}

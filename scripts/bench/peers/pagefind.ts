/** Pagefind: its own indexer makes the files, its own script searches them in a real Chromium. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { InputError } from "../../../src/archive/problem.ts";
import type { SearchRecord } from "../../../src/search/search-record.ts";
import { openBrowserPage } from "../common/browser-page.ts";
import type { OpenPeer } from "./search-peer.ts";

/** Writes Pagefind's files for the papers into a folder. */
export async function buildPagefind(records: readonly SearchRecord[], folder: string): Promise<void> {
  const { close, createIndex } = await import("pagefind");
  const { index, errors } = await createIndex({});
  if (!index) throw new InputError({ message: `Pagefind could not begin: ${errors.join("; ")}` });
  for (const { id, title, authors = [], abstract } of records) {
    await index.addCustomRecord({
      url: `/${id}`,
      content: [title, authors.join(", "), abstract].join("\n\n"),
      language: "en",
      meta: { title },
    });
  }
  await index.writeFiles({ outputPath: folder });
  await close();
}

export const openPagefind: OpenPeer = async (records) => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-pagefind-"));
  const files = join(folder, "search/pagefind");
  await buildPagefind(records, files);
  const ids = readIds(join(files, "fragment"));
  const browser = await openBrowserPage(folder);
  await browser.call(async (address) => {
    const pagefind = (await import(address)) as PagefindScript;
    await pagefind.init();
    (globalThis as { pagefind?: PagefindScript }).pagefind = pagefind;
  }, "/search/pagefind/pagefind.js");
  return {
    name: "Pagefind",
    async search(query) {
      const best = await browser.call(async (text) => {
        const { pagefind } = globalThis as { pagefind?: PagefindScript };
        const { results = [] } = (await pagefind?.search(text)) ?? {};
        return results.slice(0, 10).map(({ id }) => id);
      }, query);
      return best.map((fragment) => ids.get(fragment) ?? "");
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Papers by what Pagefind calls them, read at once: loading ten files for each query would take most of its time. */
function readIds(fragments: string): Map<string, string> {
  const names = readdirSync(fragments);
  return new Map(
    names.map((name) => {
      const text = gunzipSync(readFileSync(join(fragments, name))).toString();
      const { url } = JSON.parse(text.slice(text.indexOf("{"))) as { url: string };
      return [name.replace(/\.pf_fragment$/, ""), url.slice(1)];
    }),
  );
}

/** The part of Pagefind's script that is used. */
interface PagefindScript {
  init(): Promise<void>;
  search(text: string): Promise<{ results: { id: string }[] }>;
}

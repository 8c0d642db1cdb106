/** A folder served to a real Chromium. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { DevTools } from "./devtools.ts";

export interface BrowserPage {
  /** Runs a script in the page. */
  run(script: string): Promise<void>;
  /** Calls a function in the page, where it sees its argument and what the page has, and nothing else. */
  call<Argument, Value>(code: (argument: Argument) => Value | Promise<Value>, argument: Argument): Promise<Value>;
  /** Bytes of files served so far, as they are on disk. */
  served(): number;
  /** What the page's own objects and their arrays of numbers take, after a collection of garbage, in MB. */
  heap(): Promise<number>;
  close(): Promise<void>;
}

const EMPTY_PAGE = '<!doctype html><meta charset="utf-8"><title>Bench</title>';

/** Bytes of the scripts that were loaded: Chromium keeps their texts until the page is left, whatever the page does. */
const SCRIPT_TEXTS = `(() => {
  const scripts = performance.getEntriesByType("resource").filter(({ initiatorType }) => initiatorType === "script");
  const sizes = new Map(scripts.map(({ name, decodedBodySize }) => [name, decodedBodySize]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
})()`;
const MOST_RESOURCES = 100_000;

/** Serves the folder and opens an empty page in its `search/`. */
export async function openBrowserPage(folder: string): Promise<BrowserPage> {
  let bytes = 0;
  const files = sirv(folder, {
    dev: true,
    setHeaders: (_response, _path, { size }) => {
      bytes += size;
    },
  });
  const server = createServer((request, response) => {
    if (request.url === "/search/") {
      response.setHeader("content-type", "text/html").end(EMPTY_PAGE);
      return;
    }
    files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const devtools = await DevTools.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/search/`);
  await devtools.evaluate(`performance.setResourceTimingBufferSize(${MOST_RESOURCES})`);
  return {
    async run(script) {
      await devtools.evaluate(`${script};undefined`);
    },
    async call<Argument, Value>(code: (argument: Argument) => Value | Promise<Value>, argument: Argument) {
      return (await devtools.evaluate(`(${code})(${JSON.stringify(argument)})`)) as Value;
    },
    served: () => bytes,
    async heap() {
      await devtools.send("HeapProfiler.collectGarbage");
      const usage = (await devtools.send("Runtime.getHeapUsage")) as { usedSize: number; backingStorageSize: number };
      return (usage.usedSize + usage.backingStorageSize - Number(await devtools.evaluate(SCRIPT_TEXTS))) / 1e6;
    },
    async close() {
      await devtools.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

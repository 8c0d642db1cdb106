/** A folder served to a real Chromium. */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CDPSession, chromium, type Page } from "playwright";
import sirv from "sirv";

export interface BrowserPage {
  page: Page;
  /** Bytes of files served so far, as they are on disk. */
  served(): number;
  /** What the page's own objects take, after a collection of garbage, in MB. */
  heap(): Promise<number>;
  close(): Promise<void>;
}

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Serves the folder and opens an empty page in its `search/`.
 * `CHROMIUM_PATH` names the browser, else one that is installed, else Playwright's own.
 */
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
      response.setHeader("content-type", "text/html").end("<!doctype html><title>Bench</title>");
      return;
    }
    files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const executablePath = process.env["CHROMIUM_PATH"] ?? PLACES.find((place) => existsSync(place));
  const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }) });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/search/`);
  const devtools: CDPSession = await page.context().newCDPSession(page);
  return {
    page,
    served: () => bytes,
    async heap() {
      await devtools.send("HeapProfiler.collectGarbage");
      const { usedSize } = await devtools.send("Runtime.getHeapUsage");
      return usedSize / 1e6;
    },
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

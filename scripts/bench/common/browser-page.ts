/** A folder served to a real Chromium. */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CDPSession, chromium, type Page } from "playwright";
import sirv from "sirv";

export interface BrowserPage {
  page: Page;
  address: string;
  /** Talks to the browser itself: memory, network, garbage. */
  devtools: CDPSession;
  close(): Promise<void>;
}

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Serves the folder and opens an empty page at its root; `CHROMIUM_PATH` names the browser, else one that is installed. */
export async function openBrowserPage(folder: string): Promise<BrowserPage> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    if (request.url === "/") response.setHeader("content-type", "text/html").end("<!doctype html><title>Bench</title>");
    else files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const executablePath = process.env["CHROMIUM_PATH"] ?? PLACES.find((place) => existsSync(place));
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ["--enable-precise-memory-info", "--js-flags=--expose-gc"],
  });
  const page = await browser.newPage();
  await page.goto(address);
  const devtools = await page.context().newCDPSession(page);
  return {
    page,
    address,
    devtools,
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

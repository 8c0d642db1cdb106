/** The sample archive as readers meet it: over http at a root and below a folder, and opened from disk. */
import { createServer, type Server } from "node:http";
import { pathToFileURL } from "node:url";
import { test as base, expect } from "@playwright/test";
import sirv from "sirv";
import { serveSite } from "../../scripts/build/serve.ts";
import { DISK_SITE, SAMPLE_SITE } from "./build-sites.ts";

export interface SiteAddresses {
  /** At the root of a host. */
  http: string;
  /** The same files below a folder with a space and an umlaut. */
  nested: string;
  /** Opened from a folder with a space, `#`, `%` and an umlaut in its path. */
  disk: string;
}

const FOLDER = "/a b/ü/";

export const test = base.extend<{ quiet: string[] }, { site: SiteAddresses }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures used from this pattern
    async ({}, use) => {
      const { server, address } = await serveSite(SAMPLE_SITE, 0);
      const nested = await serveBelow(FOLDER, SAMPLE_SITE);
      await use({ http: address, nested: nested.address, disk: `${pathToFileURL(DISK_SITE).href}/` });
      server.close();
      nested.server.close();
    },
    { scope: "worker" },
  ],
  /** What the console and the network complained of; every test ends with none unless it empties the list. */
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("response", (response) => {
        if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
      });
      page.on("requestfailed", (request) => {
        const reason = request.failure()?.errorText ?? "";
        // A page that is left while it loads breaks its own requests off; that is nobody's fault.
        if (reason !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${reason}`);
      });
      page.on("request", (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol !== "file:" && protocol !== "data:" && hostname !== "localhost")
          complaints.push(`foreign: ${request.url()}`);
      });
      await use(complaints);
      expect(complaints, "the console stays empty and no other host is asked").toEqual([]);
    },
    { auto: true },
  ],
});

async function serveBelow(folder: string, site: string): Promise<{ server: Server; address: string }> {
  const handler = sirv(site, { dev: true });
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "/");
    if (!path.startsWith(folder)) {
      response.writeHead(404).end();
      return;
    }
    request.url = encodeURI(path.slice(folder.length - 1));
    handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, done));
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  return { server, address: `http://localhost:${port}${encodeURI(folder)}` };
}

export { expect };

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, type SiteAddresses, test } from "./site.ts";

const READERS: Readonly<Record<string, keyof SiteAddresses>> = {
  "at the root of a host": "http",
  "below a folder with a space and an umlaut": "nested",
  "opened from disk": "disk",
};

for (const [where, address] of Object.entries(READERS)) {
  test(`every link of every page leads to a page ${where}`, async ({ page, site }) => {
    test.setTimeout(240_000);
    const start = site[address];
    const seen = new Set<string>([`${start}index.html`]);
    const waiting = [...seen];
    const broken: string[] = [];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (!(await opens(page, next))) broken.push(next);
      for (const link of await linksOf(page)) {
        const target = link.split(/[?#]/)[0] ?? "";
        if (!target.startsWith(start) || seen.has(target)) continue;
        seen.add(target);
        if (/\.html$|\/$/.test(target)) waiting.push(target);
        else if (!(await exists(page, target))) broken.push(target);
      }
    }
    expect(broken).toEqual([]);
    const papers = [...seen].filter((url) => url.includes("/papers/"));
    expect(papers.length).toBe(94);
  });
}

async function opens(page: Page, url: string): Promise<boolean> {
  const response = await page.goto(url, { waitUntil: "load" });
  return url.startsWith("file:") || response?.status() === 200;
}

/** Absolute addresses of the page's links to other documents, as the browser resolves them. */
async function linksOf(page: Page): Promise<string[]> {
  return page
    .locator("a[href], link[rel=alternate], form[action]")
    .evaluateAll((elements) =>
      elements.map((element) =>
        element instanceof HTMLFormElement ? element.action : (element as HTMLAnchorElement).href,
      ),
    );
}

async function exists(page: Page, url: string): Promise<boolean> {
  if (url.startsWith("file:")) return existsSync(fileURLToPath(url));
  return (await page.request.get(url)).status() === 200;
}

import { expect, test } from "vitest";
import type { OpenSite } from "../../scripts/build/open-site.ts";
import { byDay, PageBatches } from "../../scripts/build/page-batches.ts";
import type { SitePage } from "../../scripts/build/pages/page-list.ts";

const MEBIBYTE = 1024 * 1024;

function siteOf(texts: Record<string, string>): OpenSite {
  const pages = Object.keys(texts).map((file) => ({ file }) as SitePage);
  const render = async ({ file }: SitePage) => ({ text: texts[file] as string, whole: file === "home" });
  return { pages, render } as unknown as OpenSite;
}

const dueOf = ({ pages }: OpenSite) => pages.map(({ file }, at) => ({ at, key: `key of ${file}` }));

test("pages come in batches with every text whole, letters of many bytes too, and a large page comes by itself", async () => {
  const texts = {
    ...{ home: "plain", greek: "αβγ 数学 𝒜".repeat(1000), large: "é".repeat(2 * MEBIBYTE) },
    ...{ half: "h".repeat(0.6 * MEBIBYTE), other: "o".repeat(0.6 * MEBIBYTE), none: "" },
  };
  const site = siteOf(texts);
  const found: [string, string, string, boolean][][] = [];
  const batches = new PageBatches();
  for await (const { bytes, pages } of batches.render(site, dueOf(site))) {
    found.push(
      pages.map(({ file, key, whole, from, to }) => [file, key, Buffer.from(bytes.slice(from, to)).toString(), whole]),
    );
    batches.giveBack(bytes);
  }
  expect(found.map((pages) => pages.map(([file]) => file))).toEqual([
    ["home", "greek"],
    ["large"],
    ["half"],
    ["other", "none"],
  ]);
  for (const [file, key, text, whole] of found.flat()) {
    expect(key).toBe(`key of ${file}`);
    expect(text === texts[file as keyof typeof texts]).toBe(true);
    expect(whole).toBe(file === "home");
  }
});

test("memory is used again only when it was given back", async () => {
  const site = siteOf(Object.fromEntries(["a", "b", "c", "d"].map((name) => [name, name.repeat(0.6 * MEBIBYTE)])));
  const batches = new PageBatches();
  const seen = new Set<unknown>();
  const kept: Uint8Array[] = [];
  for await (const { bytes } of batches.render(site, dueOf(site))) {
    seen.add(bytes.buffer);
    if (kept.length < 2) kept.push(bytes);
    else batches.giveBack(bytes);
  }
  expect(seen.size).toBe(3);
  expect(kept.map((bytes) => String.fromCharCode(bytes[0] as number))).toEqual(["a", "b"]);
});

test("pages that show papers of the same day follow one another", () => {
  const pages = [
    { file: "about", params: {}, props: {} },
    { file: "topic", params: { page: "vision" }, props: { page: { date: "2025-10-23" } } },
    { file: "day 24", params: { year: "2025", month: "10", day: "24" }, props: {} },
    { file: "month", params: { year: "2025", month: "10" }, props: {} },
    { file: "paper", params: { id: "one" }, props: { page: { date: "2025-10-24" } } },
    { file: "day 23", params: { year: "2025", month: "10", day: "23" }, props: {} },
  ] as unknown as SitePage[];
  const order = byDay(
    pages.map((_, at) => ({ at, key: "" })),
    pages,
  ).map(({ at }) => pages[at]?.file);
  expect(order).toEqual(["about", "month", "topic", "day 23", "day 24", "paper"]);
});

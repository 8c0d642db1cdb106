import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ELEVENTY } from "../../scripts/bench/build/eleventy.ts";
import { HUGO } from "../../scripts/bench/build/hugo.ts";
import type { Peer } from "../../scripts/bench/build/peer.ts";
import { frameOf } from "../../scripts/bench/build/peer-frame.ts";
import { readPeerSite } from "../../scripts/bench/build/peer-site.ts";
import { buildSite } from "../../scripts/build/build-site.ts";
import { sampleWith } from "./sample-content.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

/** Pages and files that a peer has at other addresses than we; later pages of a list are cut otherwise. */
const KINDS: Record<string, [ours: RegExp, peers: RegExp]> = {
  papers: [/^papers\/[^/]+\/index\.html$/, /^papers\/[^/]+\/index\.html$/],
  authors: [/^authors\/[^/]+\/index\.html$/, /^authors\/[^/]+\/index\.html$/],
  organizations: [/^organizations\/[^/]+\/index\.html$/, /^organizations\/[^/]+\/index\.html$/],
  topics: [/^topics\/[^/]+\/index\.html$/, /^topics\/[^/]+\/index\.html$/],
  days: [/^\d{4}\/\d\d\/\d\d\/index\.html$/, /^days\/[^/]+\/index\.html$/],
  weeks: [/^\d{4}\/W\d\d\/index\.html$/, /^weeks\/[^/]+\/index\.html$/],
  months: [/^\d{4}\/\d\d\/index\.html$/, /^months\/[^/]+\/index\.html$/],
  years: [/^\d{4}\/index\.html$/, /^years\/[^/]+\/index\.html$/],
  records: [/^\d{4}\/\d\d\/papers\.jsonl$/, /^months\/[^/]+\/papers\.jsonl$/],
  feeds: [/^(topics\/[^/]+\/)?feed\.(xml|json)$/, /^(topics\/[^/]+\/)?feed\.(xml|json)$/],
  indexes: [
    /^(|archive\/|topics\/|authors\/|organizations\/)index\.html$/,
    /^(|days\/|topics\/|authors\/|organizations\/)index\.html$/,
  ],
  others: [
    /^((about|search)\/index\.html|404\.html|sitemap\.xml)$/,
    /^((about|search)\/index\.html|404\.html|sitemap\.xml)$/,
  ],
};

let work = "";
let content = "";
let ours: Record<string, string> = {};

beforeAll(async () => {
  work = folderWith({}, afterAll);
  content = sampleWith({}, afterAll);
  const out = join(work, "dist");
  await buildSite({ root: process.cwd(), content, out, base: "/", onStep: () => {} });
  ours = filesIn(out);
});

function countKinds(files: Readonly<Record<string, string>>, side: 0 | 1): Record<string, number> {
  const names = Object.keys(files);
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  return Object.fromEntries(Object.entries(KINDS).map(([kind, patterns]) => [kind, count(patterns[side])]));
}

function buildWith(peer: Peer): Record<string, string> {
  const folder = join(work, peer.name);
  peer.prepare(folder, frameOf(join(work, "dist")));
  peer.writeSite(folder, readPeerSite(content));
  const [command = "", ...rest] = peer.command(folder);
  const { status, stderr, error } = spawnSync(command, rest, { encoding: "utf8" });
  expect([status, error?.message ?? stderr]).toEqual([0, ""]);
  return filesIn(join(folder, "out"));
}

/** Addresses that pages name, from the root of their site. */
function linksIn(files: Readonly<Record<string, string>>): string[] {
  const pages = Object.entries(files).filter(([name]) => name.endsWith(".html"));
  const links = pages.flatMap(([, text]) => [...text.matchAll(/ (?:href|src)="\/([^"#?]*)/g)].map(([, link]) => link));
  return [...new Set(links as string[])];
}

function lengthOfPages(files: Readonly<Record<string, string>>): number {
  const pages = Object.entries(files).filter(([name]) => name.endsWith(".html"));
  return pages.reduce((sum, [, text]) => sum + text.length, 0);
}

const installed = { [ELEVENTY.name]: true, [HUGO.name]: spawnSync("hugo", ["version"]).status === 0 };

for (const peer of [ELEVENTY, HUGO]) {
  test.runIf(installed[peer.name])(`${peer.name} builds as many pages of each kind, and its links lead to them`, () => {
    const theirs = buildWith(peer);
    expect(countKinds(theirs, 1)).toEqual(countKinds(ours, 0));
    const missing = linksIn(theirs)
      .map((link) => decodeURI(link.replaceAll("&#43;", "+").replaceAll("&amp;", "&").replaceAll("&#39;", "'")))
      .filter((link) => theirs[link] === undefined && theirs[`${link}index.html`] === undefined);
    expect(missing).toEqual([]);
    const page = theirs["papers/cross-domain-image-captioning-with-discriminative-finetuning/index.html"];
    for (const text of [
      "6 authors",
      "4 April 2023",
      "Search arXiv",
      "Topics, and why",
      "Similar papers",
      "On record",
    ]) {
      expect([text, page?.includes(text)]).toEqual([text, true]);
    }
    expect(lengthOfPages(theirs) / lengthOfPages(ours)).toBeGreaterThan(0.85);
  });
}

/** From the content folder to a site: check, render, index, look it over, swap. */
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Archive } from "../../src/archive/archive.ts";
import { LOCAL_SITE } from "../../src/archive/feed.ts";
import type { Problem } from "../../src/archive/problem.ts";
import { readContent } from "../../src/store/read-content.ts";
import { archiveOf, setSiteSettings } from "../../src/store/site-data.ts";
import { bundleAssets, writeAssets } from "./assets.ts";
import { checkSite } from "./integrity-gate.ts";
import { renderPages } from "./render-pages.ts";
import { writeSearchIndex } from "./search-index.ts";
import { refuseForeignFolder, removeLeftovers, swapIn } from "./swap.ts";

export interface BuildOptions {
  /** The project's folder: where src and public are. */
  root: string;
  content: string;
  out: string;
  /** Address the site will be published at. */
  site?: string;
  /** Path it will be served under; only the page for missing addresses depends on it. */
  base: string;
  /** Told of each step as it begins. */
  onStep: (step: string) => void;
}

const NO_SITE =
  `No site address is set, so feeds and the sitemap name ${LOCAL_SITE} and pages have no canonical address. ` +
  "Set site: in content/collection.yaml, or pass --site URL.";

/** Builds of this process. Node keeps a module by its address, and Astro's pages keep what they read: each build gets its own. */
let builds = 0;

export type BuildResult = { archive: Archive; notes: string[]; problems: [] } | { problems: Problem[] };

/**
 * Builds the site of a content folder. With problems in the content nothing is built and the old site stays;
 * so it does when the built site is not whole, which throws `IntegrityError`.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { root, content, out, base, onStep } = options;
  refuseForeignFolder(out);
  onStep("Reading the content");
  const read = readContent(content);
  if (read.problems.length > 0) return { problems: read.problems };
  const archive = archiveOf(read);
  const site = options.site ?? read.collection.site;

  const stages = join(root, ".broadsheet");
  const stage = join(stages, `site-${process.pid}-${++builds}`);
  mkdirSync(stages, { recursive: true });
  removeLeftovers(stages, "site-");
  mkdirSync(stage);
  try {
    onStep("Bundling scripts and styles");
    const assets = await bundleAssets(root);
    setSiteSettings({
      content: resolve(content),
      ...(site === undefined ? {} : { site: withSlash(site) }),
      base,
      script: assets.script.path,
      style: assets.style.path,
      searchScript: assets.searchScript.path,
    });
    onStep(`Rendering the pages of ${archive.papers.length} papers`);
    await renderPages(root, stage);
    writeAssets(assets, stage);
    onStep("Building the search index");
    writeSearchIndex(archive, stage);
    onStep("Looking the site over");
    checkSite(stage, archive);
    swapIn(stage, out);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  const notes = site === undefined ? [...read.notes, NO_SITE] : read.notes;
  return { archive, notes, problems: [] };
}

function withSlash(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}

/** From the content folder to a site: read, render what changed, index, look it over, move it into place. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Archive } from "../../src/archive/archive.ts";
import { LOCAL_SITE } from "../../src/archive/feed.ts";
import type { Problem } from "../../src/archive/problem.ts";
import type { FilingHead } from "../../src/store/filing.ts";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { arrangePapers, type ContentFrame, readFrame } from "../../src/store/read-content.ts";
import { bundleAssets } from "./assets.ts";
import { Crew } from "./crew.ts";
import { digestOf } from "./digest.ts";
import { filePapers } from "./file-papers.ts";
import { compilePages } from "./pages/compile.ts";
import { Progress } from "./progress.ts";
import { openSite, type SiteSource } from "./rendering-task.ts";
import { SiteState } from "./site-state.ts";
import { refuseForeignFolder, settleLeftovers } from "./stage.ts";
import { publicFiles } from "./static-files.ts";
import { type SiteChanges, updateSite } from "./update-site.ts";

export interface BuildOptions {
  /** The project's folder: where src and public are. */
  root: string;
  content: string;
  out: string;
  /** Address the site will be published at. */
  site?: string;
  /** Path it will be served under; only the page for missing addresses depends on it. */
  base: string;
  /** Reads and renders everything anew. */
  full?: boolean;
  /** Told of each step as it begins, and now and then of how far it is. */
  onStep: (step: string) => void;
  /** Shows how far a step is in the place of what it showed before: for a terminal. */
  show?: (text: string) => void;
}

const NO_SITE =
  `No site address is set, so feeds and the sitemap name ${LOCAL_SITE} and pages have no canonical address. ` +
  "Set site: in content/collection.yaml, or pass --site URL.";

export type BuildResult =
  | { archive: Archive; notes: string[]; problems: []; changes: SiteChanges }
  | { problems: Problem[] };

/**
 * Builds the site of a content folder; what neither changed since the last build nor depends on what did is left as
 * it is. The site is the same, byte for byte, as one built in full.
 *
 * With problems in the content nothing is built and the old site stays; so it does when the new site is not whole,
 * which throws `IntegrityError`.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { root, content, base, full = false } = options;
  const out = resolve(options.out);
  settleLeftovers(out);
  refuseForeignFolder(out);
  const progress = new Progress(options.onStep, options.show);
  const work = join(root, ".broadsheet");
  progress.begin("Reading the content");
  const [assets, compiled] = await Promise.all([bundleAssets(root), compilePages(root, join(work, "cache"))]);
  const frame = readFrame(content);
  const cacheFile = join(work, "cache", `papers-${digestOf(resolve(content))}.db`);
  const cache = PaperCache.open(cacheFile, compiled.filingVersion, full);
  const crew = new Crew();
  const state = SiteState.open(join(work, "sites", `${digestOf(out)}.db`));
  try {
    const files = await filePapers({ content, frame, cache, cacheFile, crew, progress });
    const problems = problemsOf(content, frame, cache, files);
    if (problems.length > 0) return { problems };

    const address = options.site ?? frame.collection.site;
    const settings = {
      ...(address === undefined ? {} : { site: address.endsWith("/") ? address : `${address}/` }),
      base,
      script: assets.script.path,
      style: assets.style.path,
      searchScript: assets.searchScript.path,
    };
    const source: SiteSource = { frame, settings, cache: cacheFile, module: compiled.module };
    const site = await openSite(source, cache);
    const changes = await updateSite({
      ...{ source, site, state, crew, progress, out, versions: compiled },
      isFresh: full || !existsSync(out),
      statics: publicFiles(root, assets),
    });
    return {
      archive: site.archive,
      notes: [...frame.notes, ...(address === undefined ? [NO_SITE] : [])],
      problems: [],
      changes,
    };
  } finally {
    progress.end();
    await crew.end();
    cache.close();
    state.close();
  }
}

/** What is wrong with the content, its files by themselves and beside each other. */
function problemsOf(
  content: string,
  frame: ContentFrame,
  cache: PaperCache,
  files: readonly { file: string; problems?: Problem[] }[],
): Problem[] {
  const known = cache.papers();
  const found = files.map(({ file, problems }) => ({
    file: join(content, "papers", file),
    found: problems ?? (JSON.parse(known.get(file)?.head as string) as FilingHead).facts,
  }));
  const all = [...frame.problems];
  arrangePapers(content, found, frame.topics, all);
  return all;
}

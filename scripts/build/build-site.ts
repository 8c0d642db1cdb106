/** From the content folder to a site: read, render what changed, index, look it over, move it into place. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Archive } from "../../src/archive/archive.ts";
import { LOCAL_SITE } from "../../src/archive/feed.ts";
import { InputError, type Problem } from "../../src/archive/problem.ts";
import { CacheChangedError, PaperCache } from "../../src/store/paper-cache.ts";
import type { ContentFrame } from "../../src/store/read-content.ts";
import type { SiteSettings } from "../../src/store/site-data.ts";
import type { Assets } from "./assets.ts";
import { compileCode } from "./code.ts";
import { Crew } from "./crew.ts";
import { digestOf } from "./digest.ts";
import { enterAuthors } from "./enter-authors.ts";
import { filePapers } from "./file-papers.ts";
import { keptFrame } from "./kept-frame.ts";
import { lookOver } from "./look-over.ts";
import { openSite, type SiteSource } from "./open-site.ts";
import type { CompiledPages } from "./pages/compile.ts";
import { Progress } from "./progress.ts";
import { pruneFolder } from "./prune.ts";
import type { Shard } from "./shards.ts";
import { updateSimilar } from "./similar-papers.ts";
import { SiteState } from "./site-state.ts";
import { refuseForeignFolder, settleLeftovers } from "./stage.ts";
import { stampsOf } from "./stamps.ts";
import { StandingSite, type WantedSite } from "./standing-site.ts";
import { publicFiles } from "./static-files.ts";
import { TextsAtHand } from "./texts-in-cache.ts";
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
  /** Makes a share of the site alone. */
  shard?: Shard;
  /** Told of each step as it begins, and now and then of how far it is. */
  onStep: (step: string) => void;
  /** Shows how far a step is in the place of what it showed before: for a terminal. */
  show?: (text: string) => void;
}

const NO_SITE =
  `No site address is set, so feeds and the sitemap name ${LOCAL_SITE} and pages have no canonical address. ` +
  "Set site: in content/collection.yaml, or pass --site URL.";

export type BuildResult =
  | { papers: number; days: number; notes: string[]; problems: []; changes: SiteChanges }
  | { problems: Problem[] };

/**
 * Builds the site of a content folder; what neither changed since the last build nor depends on what did is left as
 * it is. The site is the same, byte for byte, as one built in full.
 *
 * With problems in the content nothing is built and the old site stays; so it does when the new site is not whole,
 * which throws `IntegrityError`.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { root, content, full = false } = options;
  const out = resolve(options.out);
  const touched = settleLeftovers(out);
  refuseForeignFolder(out);
  const progress = new Progress(options.onStep, options.show);
  const work = join(root, ".broadsheet");
  for (const folder of ["cache", "sites"]) pruneFolder(join(work, folder), Date.now());
  progress.begin("Reading the content");
  const { assets, pages: versions } = await compileCode(root, join(work, "cache"), full);
  const frame = await keptFrame(content, join(work, "cache"), versions.version, full);
  const prepared: PreparedBuild = { options, out, touched, progress, work, assets, versions, frame };
  for (let attempt = 1; ; attempt++) {
    try {
      return await buildOnce(prepared, full && attempt === 1);
    } catch (error) {
      if (!(error instanceof CacheChangedError)) throw error;
      if (attempt === MOST_ATTEMPTS) throw new InputError(TOO_MANY_BUILDS);
      options.onStep("Another build has read papers meanwhile: beginning anew");
      await setTimeout(attempt * PAUSE);
    }
  }
}

/** How often a build begins anew while others change the cache that it reads from, and after how many milliseconds. */
const MOST_ATTEMPTS = 12;
const PAUSE = 250;
const TOO_MANY_BUILDS = {
  message: "Other builds of this content keep changing what is known of its papers.",
  hint: "Wait until they have ended, and build again.",
};

/** What a build has at hand before it reads papers. */
interface PreparedBuild {
  options: BuildOptions;
  out: string;
  /** Files of the site that may have been changed by finishing a killed build. */
  touched: readonly string[];
  progress: Progress;
  /** Folder of what is kept from build to build. */
  work: string;
  assets: Assets;
  versions: CompiledPages;
  frame: ContentFrame;
}

/** Throws `CacheChangedError`, the site untouched, when another build changed the cache while this one read from it. */
async function buildOnce(prepared: PreparedBuild, isFresh: boolean): Promise<BuildResult> {
  const { options, out, touched, progress, work, assets, versions, frame } = prepared;
  const { root, content, full = false } = options;
  const cacheFile = join(work, "cache", `papers-${digestOf(resolve(content))}.db`);
  const cache = PaperCache.open(cacheFile, versions.filingVersion, isFresh);
  const state = SiteState.open(join(work, "sites", `${digestOf(out)}.db`), full || !existsSync(out));
  for (const file of touched) state.forget(file);
  const crew = new Crew();
  try {
    const files = await filePapers({ content, frame, cache, cacheFile, crew, progress });
    const { problems, doubled } = lookOver(content, frame, files, cache);
    if (problems.length > 0) return { problems };
    const settings = settingsOf(options, frame, assets);
    const notes = [...frame.notes, ...doubled, ...(settings.site === undefined ? [NO_SITE] : [])];
    const source: SiteSource = { frame, settings, module: versions.module };
    const statics = publicFiles(root, assets);
    const wanted: WantedSite = {
      frame: digestOfFrame(source, versions, statics),
      shard: options.shard ? `${options.shard.number}/${options.shard.of}` : "",
      stamps: stampsOf(cache.papers()),
      searchVersion: versions.searchVersion,
    };
    const standing = new StandingSite(out, state, wanted, touched.length > 0);
    if (standing.isSame && standing.isWhole()) {
      const { papers, days } = state.facts;
      return { papers, days, notes, problems: [], changes: { files: state.count, written: [], removed: [] } };
    }
    const countsOf = ({ papers, days }: Archive) => ({ papers: papers.length, days: days.length });
    const papers = cache.papers().size;
    const { changes, archive } = await updateSite({
      ...{ source, papers, cacheFile, known: state, standing, crew, progress, out, versions, statics },
      ...(options.shard && { shard: { ...options.shard, inputs: digestOfInputs(wanted) } }),
      open: () => {
        const atHand = new TextsAtHand();
        updateSimilar(cache);
        enterAuthors(cache, atHand);
        cache.holdStill();
        return openSite(source, cache, atHand, standing.isLike && !options.shard ? standing : undefined);
      },
      keep: (changed, made) => {
        const { frame, shard, stamps } = wanted;
        state.keep({ ...changed, stamps, facts: { frame, shard, ...countsOf(made) } });
      },
    });
    return { ...countsOf(archive), notes, problems: [], changes };
  } finally {
    progress.end();
    await crew.end();
    cache.close();
    state.close();
  }
}

function settingsOf({ site, base }: BuildOptions, { collection }: ContentFrame, assets: Assets): SiteSettings {
  const address = site ?? collection.site;
  return {
    ...(address === undefined ? {} : { site: address.endsWith("/") ? address : `${address}/` }),
    base,
    script: assets.script.path,
    style: assets.style.path,
    searchScript: assets.searchScript.path,
    engineScript: assets.engineScript.path,
  };
}

/** Of all that a site is made from, but for its papers. */
function digestOfFrame(
  { frame: { collection, topics, pages }, settings }: SiteSource,
  { version, filingVersion, searchVersion }: CompiledPages,
  statics: ReadonlyMap<string, Uint8Array>,
): string {
  const files = [...statics].map(([file, bytes]) => [file, digestOf(bytes)]);
  return digestOf(JSON.stringify([version, filingVersion, searchVersion, collection, topics, pages, settings, files]));
}

/** Of all that a site is made from. */
function digestOfInputs({ frame, stamps }: WantedSite): string {
  return digestOf([frame, ...stamps].join(" "));
}

/** Brings the site's folder up to date: renders what changed, looks it over, and moves it into place. */
import type { Archive } from "../../src/archive/archive.ts";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Crew } from "./crew.ts";
import { digestOf } from "./digest.ts";
import type { IndexingTask } from "./indexing-task.ts";
import { checkSite, papersOf } from "./integrity-gate.ts";
import { MadeFiles } from "./made-files.ts";
import type { OpenSite, SiteSource } from "./open-site.ts";
import { byDay, type DuePage, PageBatches } from "./page-batches.ts";
import type { CompiledPages } from "./pages/compile.ts";
import { PageKeys } from "./pages/page-key.ts";
import type { SitePage } from "./pages/page-list.ts";
import type { Progress } from "./progress.ts";
import { isOfShard, noteOfShard, type Shard } from "./shards.ts";
import { filesIn, type LinkTargets } from "./site-files.ts";
import type { SiteChange } from "./site-rows.ts";
import type { SiteState } from "./site-state.ts";
import { filesBelow, SHARD_FILE, Stage } from "./stage.ts";
import type { StandingSite } from "./standing-site.ts";
import { PaperInCache } from "./texts-in-cache.ts";
import { addIndex, updateIndex } from "./update-index.ts";
import { prepareWriting, type WritingJob, type WritingTask, type WrittenPage } from "./writing-task.ts";

/** So many pages are put away by workers; fewer are done sooner than workers have started. */
const MANY = 4000;

/** What a build did to the site's folder: paths within it, in order. */
export interface SiteChanges {
  /** All files of the site. */
  files: number;
  written: string[];
  removed: string[];
}

export interface SiteUpdate {
  source: SiteSource;
  /** Number of papers. */
  papers: number;
  /** The file of the cache, which has them. */
  cacheFile: string;
  /** Opens the site of the source. */
  open(): Promise<OpenSite>;
  /** What is known of the files in the folder. */
  known: SiteState;
  standing: StandingSite;
  crew: Crew;
  progress: Progress;
  out: string;
  versions: CompiledPages;
  /** Files of the site that no page makes, by path. */
  statics: ReadonlyMap<string, Uint8Array>;
  /** Only a share of the site is made; its folder holds nothing else. */
  shard?: Shard & { inputs: string };
  /** Notes down what stands in the folder from now on. */
  keep(changed: Pick<SiteChange, "files" | "removed">, archive: Archive): void;
}

/** An update whose site is open. */
type OpenUpdate = SiteUpdate & { site: OpenSite };

/** Updates the folder. Throws `IntegrityError`, the folder untouched, when the site would not be whole. */
export async function updateSite(update: SiteUpdate): Promise<{ changes: SiteChanges; archive: Archive }> {
  const { source, known, crew, statics, out, progress, shard, versions } = update;
  const stage = Stage.open(out);
  try {
    const made = new MadeFiles(stage, known, update.standing);
    const hasRest = shard === undefined || shard.number === 1;
    const topics = source.frame.topics.map(({ id, name }) => ({ id, name }));
    const indexing: IndexingTask = {
      ...{ kind: "indexing", cache: update.cacheFile, topics, version: versions.searchVersion },
      ...{ out, stage: stage.files },
    };
    // A first build makes all of the index: a worker does while this thread opens the site and renders pages.
    const whole = hasRest && known.count === 0 && update.papers >= MANY ? crew.setApart(indexing, {}) : undefined;
    const site = await update.open();
    const opened: OpenUpdate = { ...update, site };
    const listed = new Set([...statics.keys(), ...site.pages.map(({ file }) => file)]);
    const targets: LinkTargets = { listed, kept: known.table.data };
    for (const [file, bytes] of hasRest ? statics : []) made.add(file, bytes, digestOf(bytes));
    const due = duePages(opened, made);
    const index = whole ?? (hasRest ? updateIndex(site, indexing, made, due.length >= MANY ? crew : undefined) : []);
    await addPages(opened, made, targets, due);
    addIndex(made, await index);
    if (shard) made.add(SHARD_FILE, noteOfShard(shard, shard.inputs, listed), "");
    progress.begin("Looking the site over");
    check(opened, made, targets);
    const removed = known.count > 0 ? known.pathsBut(made.present) : strangersIn(out, made);
    const written = made.staged.sort(compareText);
    if (written.length + removed.length > 0) stage.commit({ written, removed });
    update.keep({ files: made.changed, removed }, site.archive);
    return { changes: { files: made.present.size + known.table.marked, written, removed }, archive: site.archive };
  } finally {
    // Nobody puts anything there any more.
    await crew.end();
    stage.discard();
  }
}

/** What else stands in a folder of which nothing is known. */
function strangersIn(out: string, made: MadeFiles): string[] {
  return filesBelow(out)
    .filter((file) => !made.present.has(file))
    .sort(compareText);
}

/** Throws `IntegrityError` unless the site is whole, as far as it can be seen here. */
function check({ site, shard }: OpenUpdate, made: MadeFiles, targets: LinkTargets): void {
  const sitemap = site.pages.map(({ file }) => file).filter((file) => /^sitemap[^/]*\.xml$/.test(file));
  checkSite(
    {
      ...{ files: filesIn(targets), listed: targets.listed, keptPapers: site.keptPapers, looks: made.looks },
      idsOf: (file) => made.idsOf(file),
      ...(!shard && { sitemap: sitemap.map((file) => made.read(file)), searched: made.searched }),
    },
    papersOf(site.archive),
  );
}

function duePages(update: OpenUpdate, made: MadeFiles): DuePage[] {
  const { site, shard } = update;
  const keyOf = keysOf(update);
  return site.pages.flatMap((page, at) => {
    if (shard && !isOfShard(shard, page.file)) return [];
    const key = keyOf(page);
    return made.keeps(page.file, key) ? [] : [{ at, key }];
  });
}

/** Renders the pages that may have changed, and stages those that did. */
async function addPages(
  { site, crew, progress, out }: OpenUpdate,
  made: MadeFiles,
  targets: LinkTargets,
  due: readonly DuePage[],
): Promise<void> {
  const task: WritingTask = { kind: "writing", out, stage: made.stage.files, targets };
  const write = prepareWriting(task);
  const batches = new PageBatches();
  const take = (pages: readonly WrittenPage[], { bytes }: WritingJob) => {
    batches.giveBack(bytes);
    for (const { file, key, size, whole, staged, look } of pages) {
      // Of a page without anything to come back to, its ids are kept, and of tens of thousands that is enough.
      if (look && (look.targets || look.problems.length + look.places.length > 0)) made.looks.set(file, look);
      made.note(file, { key: whole ? "" : key, size, ids: look?.ids.join(" ") ?? "" }, staged);
    }
    progress.advance(pages.length);
  };
  progress.begin(`Rendering pages of ${site.archive.papers.length} papers`, due.length);
  const rendered = batches.render(site, byDay(due, site.pages));
  if (due.length >= MANY) await crew.share(task, rendered, write, take);
  else for await (const batch of rendered) take(write(batch), batch);
}

/** Gives a page's key: what its values, and all that every page is made from, come down to. */
function keysOf({ source, versions }: OpenUpdate): (page: SitePage) => string {
  const { collection, topics } = source.frame;
  const names = topics.map(({ id, name }) => [id, name]);
  const common = digestOf(JSON.stringify([versions.version, source.settings, collection, names]));
  const known = new Map<object, string>(topics.map((topic) => [topic, digestOf(JSON.stringify(topic))]));
  const pageKeys = new PageKeys(common, (value) => {
    return value instanceof PaperInCache ? value.cached.stamp : known.get(value);
  });
  return (page) => pageKeys.of(page);
}

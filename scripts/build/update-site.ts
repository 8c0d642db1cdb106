/** Brings the site's folder up to date: renders what changed, looks it over, and moves it into place. */
import type { Archive } from "../../src/archive/archive.ts";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Crew } from "./crew.ts";
import { digestOf } from "./digest.ts";
import { checkSite, papersOf } from "./integrity-gate.ts";
import { MadeFiles } from "./made-files.ts";
import type { CompiledPages } from "./pages/compile.ts";
import { PageKeys } from "./pages/page-key.ts";
import type { Progress } from "./progress.ts";
import {
  filesOf,
  type OpenSite,
  prepareRendering,
  type RenderedPage,
  type RenderingTask,
  type SiteSource,
} from "./rendering-task.ts";
import { papersIn, planSearch } from "./search-index.ts";
import { isOfShard, noteOfShard, type Shard } from "./shards.ts";
import type { SiteFile } from "./site-state.ts";
import { filesBelow, SHARD_FILE, Stage } from "./stage.ts";

/** So many pages are rendered by workers; fewer are done sooner than workers have started. */
const MANY = 4000;
const JOB_SIZE = 100;

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
  /** Opens the site of the source. */
  open(): Promise<OpenSite>;
  /** What is known of the files in the folder. */
  known: ReadonlyMap<string, SiteFile>;
  crew: Crew;
  progress: Progress;
  out: string;
  versions: CompiledPages;
  /** Files of the site that no page makes, by path. */
  statics: ReadonlyMap<string, Uint8Array>;
  /** Only a share of the site is made; its folder holds nothing else. */
  shard?: Shard & { inputs: string };
  /** Notes down what stands in the folder from now on. */
  keep(files: Map<string, SiteFile>, archive: Archive): void;
}

/** An update whose site is open. */
type OpenUpdate = SiteUpdate & { site: OpenSite; task: RenderingTask };

/** Updates the folder. Throws `IntegrityError`, the folder untouched, when the site would not be whole. */
export async function updateSite(update: SiteUpdate): Promise<{ changes: SiteChanges; archive: Archive }> {
  const { source, known, crew, statics, out, progress, shard } = update;
  const stage = Stage.open(out);
  try {
    const made = new MadeFiles(stage, known);
    const task: RenderingTask = {
      ...{ kind: "rendering", ...source, out, stage: stage.files },
      statics: [...statics.keys()],
    };
    // A first build renders every page: workers open the site while this thread does.
    if (known.size === 0 && update.papers >= MANY) crew.prepare(task);
    const site = await update.open();
    const opened: OpenUpdate = { ...update, site, task };
    const all = filesOf(task.statics, site.pages);
    const hasRest = shard === undefined || shard.number === 1;
    for (const [file, bytes] of hasRest ? statics : []) made.add(file, bytes, digestOf(bytes));
    await addPages(opened, made, hasRest ? searchDue(opened, made) : undefined);
    if (shard) made.add(SHARD_FILE, noteOfShard(shard, shard.inputs, all), "");
    progress.begin("Looking the site over");
    check(opened, made, all);
    const old = known.size > 0 ? [...known.keys()] : filesBelow(out);
    const removed = old.filter((file) => !made.files.has(file)).sort(compareText);
    const written = made.staged.sort(compareText);
    if (written.length + removed.length > 0) stage.commit({ written, removed });
    update.keep(made.files, site.archive);
    return { changes: { files: made.files.size, written, removed }, archive: site.archive };
  } finally {
    stage.discard();
  }
}

/** Throws `IntegrityError` unless the site is whole, as far as it can be seen here. */
function check({ site, shard }: OpenUpdate, made: MadeFiles, all: ReadonlySet<string>): void {
  const sitemap = [...all].filter((file) => /^sitemap[^/]*\.xml$/.test(file));
  checkSite(
    {
      ...{ files: all, looks: made.looks },
      idsOf: (file) => made.files.get(file)?.ids.split(" "),
      ...(!shard && { sitemap: sitemap.map((file) => made.read(file)), searched: made.searched }),
    },
    papersOf(site.archive),
  );
}

/** Keeps the parts of the search index of which nothing changed; gives what makes the others, if there are any. */
function searchDue({ site, versions }: OpenUpdate, made: MadeFiles): (() => void) | undefined {
  const parts = planSearch(site.archive, site.textDigests, versions.searchVersion);
  const keys = new Set(parts.map(({ key }) => key));
  const held = new Map<string, [string, SiteFile][]>();
  for (const [file, known] of made.known) {
    if (keys.has(known.key)) held.set(known.key, [...(held.get(known.key) ?? []), [file, known]]);
  }
  const due = parts.filter(({ key }) => {
    const files = held.get(key);
    const isKept = files?.every(([file]) => made.keeps(file, key)) ?? false;
    if (isKept) for (const [, { ids }] of files ?? []) for (const id of ids.split(" ")) made.searched.add(id);
    return !isKept;
  });
  if (due.length === 0) return undefined;
  return () => {
    for (const { key, build } of due) {
      for (const { path, text } of build()) {
        const ids = papersIn(text);
        for (const id of ids) made.searched.add(id);
        made.add(`search/${path}`, text, key, ids.join(" "));
      }
    }
  };
}

/** Renders the pages that may have changed, and stages those that did; the search index is made beside them. */
async function addPages(update: OpenUpdate, made: MadeFiles, buildSearch: (() => void) | undefined): Promise<void> {
  const { site, task, crew, progress, shard } = update;
  const keys = keysOf(update);
  const due = site.pages.flatMap(({ file }, at) => {
    if (shard && !isOfShard(shard, file)) return [];
    return made.keeps(file, keys[at] as string) ? [] : [at];
  });
  const take = (pages: readonly RenderedPage[]) => {
    for (const { at, file, size, whole, staged, look } of pages) {
      // Of a page without anything to come back to, its ids are kept, and of tens of thousands that is enough.
      if (look && (look.targets || look.problems.length + look.places.length > 0)) made.looks.set(file, look);
      made.note(file, { key: whole ? "" : (keys[at] as string), size, ids: look?.ids.join(" ") ?? "" }, staged);
    }
    progress.advance(pages.length);
  };
  const beside = buildSearch ? ", building the search index" : "";
  progress.begin(`Rendering pages of ${site.archive.papers.length} papers${beside}`, due.length);
  const jobs = Array.from({ length: Math.ceil(due.length / JOB_SIZE) }, (_, at) =>
    due.slice(at * JOB_SIZE, (at + 1) * JOB_SIZE),
  );
  const render = await prepareRendering(task, site);
  if (due.length >= MANY) await crew.share(task, jobs, render, { take, ...(buildSearch && { first: buildSearch }) });
  else {
    buildSearch?.();
    for (const job of jobs) take(await render(job));
  }
}

/** The key of every page: what its values, and all that every page is made from, come down to. */
function keysOf({ source, site, versions }: OpenUpdate): string[] {
  const { collection, topics } = source.frame;
  const names = topics.map(({ id, name }) => [id, name]);
  const common = digestOf(JSON.stringify([versions.version, source.settings, collection, names]));
  const known = new Map<object, string>(site.stamps);
  for (const topic of topics) known.set(topic, digestOf(JSON.stringify(topic)));
  const pageKeys = new PageKeys(common, known);
  return site.pages.map((page) => pageKeys.of(page));
}

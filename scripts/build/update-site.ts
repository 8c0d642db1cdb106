/** Brings the site's folder up to date: renders what changed, looks it over, and moves it into place. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Crew } from "./crew.ts";
import { digestOf } from "./digest.ts";
import { checkSite, type PageLook } from "./integrity-gate.ts";
import type { CompiledPages } from "./pages/compile.ts";
import { pageKey } from "./pages/page-key.ts";
import type { Progress } from "./progress.ts";
import { type OpenSite, prepareRendering, type RenderedPage, type RenderingTask, type SiteSource } from "./rendering-task.ts";
import { searchFiles } from "./search-index.ts";
import type { SiteFile, SiteState } from "./site-state.ts";
import { filesBelow, Stage } from "./stage.ts";

/** So many pages are rendered by workers; fewer are done sooner than workers have started. */
const MANY = 1000;
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
  site: OpenSite;
  state: SiteState;
  crew: Crew;
  progress: Progress;
  out: string;
  versions: CompiledPages;
  /** Whether nothing is known of what stands in the folder. */
  isFresh: boolean;
  /** Files of the site that no page makes, by path. */
  statics: ReadonlyMap<string, Uint8Array>;
}

/** Updates the folder. Throws `IntegrityError`, the folder untouched, when the site would not be whole. */
export async function updateSite(update: SiteUpdate): Promise<SiteChanges> {
  const { site, state, out, isFresh, progress } = update;
  const known = isFresh ? new Map<string, SiteFile>() : state.files();
  const stage = Stage.open(out);
  try {
    const search = findSearchFiles(update, known);
    const ready = new Map([...update.statics, ...search.files]);
    const made = await makeFiles(update, known, stage, ready);
    for (const file of search.kept) made.files.add(file);
    progress.begin("Looking the site over");
    const sitemap = [...made.files].filter((file) => /^sitemap[^/]*\.xml$/.test(file));
    checkSite(
      {
        ...{ files: made.files, looks: made.looks },
        idsOf: (file) => known.get(file)?.ids.split(" ") ?? [],
        sitemap: sitemap.map((file) => readNewest(stage, file)),
        searched: search.ids ?? new Set(site.archive.byId.keys()),
      },
      site.archive,
    );
    const old = known.size > 0 ? known.keys() : filesBelow(out);
    const removed = [...old].filter((file) => !made.files.has(file)).sort(compareText);
    const written = made.staged.sort(compareText);
    if (written.length + removed.length > 0) {
      // Forgotten until all is in place, so that a killed build's successor looks at these files itself.
      state.forget(known.size > 0 ? [...written, ...removed] : state.files().keys());
      stage.commit(removed);
    }
    state.change(made.put, removed);
    return { files: made.files.size, written, removed };
  } finally {
    stage.discard();
  }
}

interface MadeFiles {
  /** All files of the site. */
  files: Set<string>;
  looks: Map<string, PageLook>;
  /** Files that differ from what the site's folder holds. */
  staged: string[];
  /** What is new to the state. */
  put: Map<string, SiteFile>;
}

/** Makes every file that may have changed, and stages those that did. */
async function makeFiles(
  update: SiteUpdate,
  known: ReadonlyMap<string, SiteFile>,
  stage: Stage,
  ready: ReadonlyMap<string, Uint8Array>,
): Promise<MadeFiles> {
  const { source, site, crew, progress, out } = update;
  const others = [...ready.keys()];
  const made: MadeFiles = {
    files: new Set([...others, ...site.pages.map(({ file }) => file)]),
    ...{ looks: new Map(), staged: [], put: new Map() },
  };
  for (const [file, bytes] of ready) {
    const old = known.get(file);
    const now = { key: digestOf(bytes), size: bytes.length, ids: "" };
    if (old?.key === now.key && sizeOf(join(out, file)) === now.size) continue;
    made.put.set(file, now);
    if (stage.put(file, bytes)) made.staged.push(file);
  }
  const keys = keysOf(update);
  const due = site.pages.flatMap(({ file }, at) => {
    const old = known.get(file);
    return old && old.key === keys[at] && sizeOf(join(out, file)) === old.size ? [] : [at];
  });
  const take = (pages: readonly RenderedPage[]) => {
    for (const { at, file, size, whole, staged, look } of pages) {
      if (look) made.looks.set(file, look);
      if (staged) made.staged.push(file);
      const now = { key: whole ? "" : (keys[at] as string), size, ids: look?.ids.join(" ") ?? "" };
      const old = known.get(file);
      if (old?.key !== now.key || old.size !== now.size || old.ids !== now.ids) made.put.set(file, now);
    }
    progress.advance(pages.length);
  };
  progress.begin(`Rendering pages of ${site.archive.papers.length} papers`, due.length);
  const task: RenderingTask = { kind: "rendering", ...source, out, stage: stage.files, others };
  const jobs = Array.from({ length: Math.ceil(due.length / JOB_SIZE) }, (_, at) =>
    due.slice(at * JOB_SIZE, (at + 1) * JOB_SIZE),
  );
  const render = await prepareRendering(task, site);
  if (due.length >= MANY) await crew.share(task, jobs, render, take);
  else for (const job of jobs) take(await render(job));
  return made;
}

/** The key of every page: what its values, and all that every page is made from, come down to. */
function keysOf({ source, site, versions }: SiteUpdate): string[] {
  const { collection, topics } = source.frame;
  const names = topics.map(({ id, name }) => [id, name]);
  const common = digestOf(JSON.stringify([versions.version, source.settings, collection, names]));
  const known = new Map<object, string>(site.stamps);
  for (const topic of topics) known.set(topic, digestOf(JSON.stringify(topic)));
  return site.pages.map((page) => pageKey(page, common, known));
}

const SEARCH_FILE = /^search\/.*\.js$/;
const SEARCH_ROOT = "search/root.js";

/** The search index: its files, or the names of those that stay where nothing that it holds has changed. */
function findSearchFiles(
  { site, source, versions, out, progress }: SiteUpdate,
  known: Map<string, SiteFile>,
): { files: Map<string, Uint8Array>; kept: string[]; ids?: Set<string> } {
  progress.begin("Building the search index");
  const files = searchFiles(site.archive);
  const ids = idsIn(files.values());
  return { files, kept: [], ids };
}

/** The papers that the search's files name. */
function idsIn(files: Iterable<Uint8Array>): Set<string> {
  const ids = new Set<string>();
  for (const bytes of files) {
    for (const [, id = ""] of Buffer.from(bytes).toString().matchAll(/\{"id":"([^"]+)"/g)) ids.add(id);
  }
  return ids;
}

function readNewest(stage: Stage, file: string): string {
  const staged = join(stage.files, file);
  return readFileSync(existsSync(staged) ? staged : join(stage.out, file), "utf8");
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/** One share of rendering pages: for a worker, or for the build itself when there are few. */
import { type Archive, buildArchive } from "../../src/archive/archive.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import type { FilingHead } from "../../src/store/filing.ts";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { toFiledPaper } from "../../src/store/paper-with-texts.ts";
import type { ContentFrame } from "../../src/store/read-content.ts";
import type { SiteSettings } from "../../src/store/site-data.ts";
import { lookAtPage, type PageLook } from "./page-look.ts";
import { watchArchive } from "./pages/page-key.ts";
import { listPages, type PageModule, renderSitePage, type SitePage } from "./pages/page-list.ts";
import { Stage } from "./stage.ts";
import { TextsAtHand, TextsInCache } from "./texts-in-cache.ts";

/** All that pages are made from, small enough to be handed to a worker. */
export interface SiteSource {
  frame: Pick<ContentFrame, "collection" | "topics" | "pages">;
  settings: SiteSettings;
  /** The cache's file; its papers are those of the site. */
  cache: string;
  /** File of the compiled pages. */
  module: string;
}

export interface RenderingTask extends SiteSource {
  kind: "rendering";
  /** The site as it is, and where files that differ from it are put. */
  out: string;
  stage: string;
  /** Files of the site that no page makes. */
  statics: readonly string[];
}

/** Places in the list of all pages. */
export type RenderingJob = readonly number[];

export interface RenderedPage {
  /** Its place in the list. */
  at: number;
  file: string;
  /** Bytes. */
  size: number;
  /** Whether it was put into the stage, since the site has it not or otherwise. */
  staged: boolean;
  /** Whether it shows what its key does not stand for. */
  whole: boolean;
  look?: PageLook;
}

/** A site with its pages, ready to be rendered one by one. */
export interface OpenSite {
  archive: Archive;
  pages: SitePage[];
  /** What each paper of the archive was made from, as a digest. */
  stamps: ReadonlyMap<object, string>;
  /** Digest of each paper's plain text. */
  textDigests: ReadonlyMap<object, string>;
  render(page: SitePage): Promise<{ text: string; whole: boolean }>;
}

/** Opens a site whose papers are in the cache. */
export async function openSite(source: SiteSource, cache: PaperCache, heads = readHeads(cache)): Promise<OpenSite> {
  const { collection, topics, pages: prose } = source.frame;
  const stamps = new Map<FiledPaper, string>();
  const atHand = new TextsAtHand();
  const textDigests = new Map<FiledPaper, string>();
  const kept = cache.similar();
  const similar = new Map<string, readonly string[]>();
  for (const paper of cache.papers().values()) {
    const head = heads.get(paper.key) as FilingHead;
    const filed = toFiledPaper(head, new TextsInCache(cache, paper.key, atHand));
    stamps.set(filed, paper.stamp);
    textDigests.set(filed, head.textDigest ?? "");
    similar.set(head.facts.id, kept.get(paper.key)?.ids ?? []);
  }
  const archive = buildArchive(collection, topics, [...stamps.keys()]);
  const module = (await import(source.module)) as PageModule;
  const watch = watchArchive(archive);
  module.provideSite({ settings: source.settings, archive: watch.archive, pages: prose, similar });
  const pages = await listPages(module);
  return {
    archive,
    pages,
    stamps,
    textDigests,
    render: (page) => watch.readsWhole(() => renderSitePage(module, page)),
  };
}

/** What the cache has of each paper for lists, by the paper's key. */
export function readHeads(cache: PaperCache): Map<number, FilingHead> {
  const heads = new Map<number, FilingHead>();
  for (const [key, head] of cache.heads()) heads.set(key, JSON.parse(head) as FilingHead);
  return heads;
}

/** All files of a site but those of the search index: what a page may link to. */
export function filesOf(statics: readonly string[], pages: readonly SitePage[]): Set<string> {
  return new Set([...statics, ...pages.map(({ file }) => file)]);
}

/** Makes ready for jobs. `open` is the site where it is open already. */
export async function prepareRendering(
  task: RenderingTask,
  open?: OpenSite,
): Promise<(job: RenderingJob) => Promise<RenderedPage[]>> {
  const { pages, render } = open ?? (await openSite(task, PaperCache.openBeside(task.cache)));
  const stage = Stage.beside(task.out, task.stage);
  const files = filesOf(task.statics, pages);
  return async (job) => {
    const rendered: RenderedPage[] = [];
    for (const at of job) {
      const page = pages[at] as SitePage;
      const { text, whole } = await render(page);
      const { file } = page;
      rendered.push({
        ...{ at, file, whole, ...stage.put(file, text) },
        ...(file.endsWith(".html") && { look: lookAtPage(file, text, files) }),
      });
    }
    return rendered;
  };
}

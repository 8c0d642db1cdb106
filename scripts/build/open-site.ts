/** A site made ready for its pages: the archive of the papers in the cache, and every page of it. */
import { pathToFileURL } from "node:url";
import { type Archive, buildArchive } from "../../src/archive/archive.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import { authorGroups, papersOfAuthor } from "../../src/store/author-groups.ts";
import type { CachedPaper } from "../../src/store/cached-paper.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";
import type { ContentFrame } from "../../src/store/read-content.ts";
import type { SiteSettings } from "../../src/store/site-data.ts";
import { changesSince, scopeOf } from "./page-scope.ts";
import { watchArchive } from "./pages/page-key.ts";
import { listPages, type PageModule, renderSitePage, type SitePage } from "./pages/page-list.ts";
import { PaperInCache, type TextsAtHand } from "./texts-in-cache.ts";

/** All that pages are made from. */
export interface SiteSource {
  frame: Pick<ContentFrame, "collection" | "topics" | "pages">;
  settings: SiteSettings;
  /** File of the compiled pages. */
  module: string;
}

/** A site with its pages, ready to be rendered one by one. */
export interface OpenSite {
  archive: Archive;
  /** Those that may have changed. */
  pages: SitePage[];
  /** How many pages of papers are not listed; their files, and those of all such pages, were told to `keep`. */
  keptPapers: number;
  render(page: SitePage): Promise<{ text: string; whole: boolean }>;
}

/** A site that was made from papers of the same cache, and all else the same. */
export interface FormerSite {
  /** Stamps of papers that it was not made from, and of those that are not there any more. */
  came: readonly number[];
  went: readonly number[];
  /** Whether its folder holds a file that may stay. */
  stays(file: string): boolean;
  /** Told of each that does, since its page is not listed. */
  keep(file: string): void;
}

/** Opens a site of all papers in the cache. */
export async function openSite(
  source: SiteSource,
  cache: PaperCache,
  atHand: TextsAtHand,
  former?: FormerSite,
): Promise<OpenSite> {
  const { collection, topics, pages: prose } = source.frame;
  const byKey = new Map<number, FiledPaper>();
  for (const cached of cache.papers().values()) {
    byKey.set(cached.key, new PaperInCache(cached, cache, atHand) as FiledPaper);
  }
  const changes = former && changesSince(former, cache);
  if (!changes) atHand.readRecords(cache);
  const authorsOf = changes && (() => authorGroups(cache.authors, byKey));
  const archive = buildArchive(collection, topics, [...byKey.values()], authorsOf);
  const scope =
    changes &&
    scopeOf({
      ...{ archive, before: changes.before },
      now: new Set([...changes.now].map((key) => byKey.get(key) as FiledPaper)),
      papersOf: (person) => papersOfAuthor(cache.authors, person, byKey),
      stays: (file) => former.stays(file),
      keep: (file) => former.keep(file),
    });
  const module = (await import(pathToFileURL(source.module).href)) as PageModule;
  const watch = watchArchive(archive);
  module.provideSite({
    ...{ settings: source.settings, archive: watch.archive, pages: prose },
    similarTo: (filed) => cache.similar.of(rowOf(filed).key),
    ...(scope && { scope }),
  });
  const pages = await listPages(module);
  return {
    archive,
    pages,
    keptPapers: scope ? archive.papers.length - scope.papers.size : 0,
    render: (page) => watch.readsWhole(() => renderSitePage(module, page)),
  };
}

/** The row in the cache of a paper of an archive that was made from it. */
export function rowOf(filed: FiledPaper): CachedPaper {
  return (filed as FiledPaper & PaperInCache).cached;
}

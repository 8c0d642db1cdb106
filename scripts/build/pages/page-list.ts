/** All files that the pages of src/pages make, as Astro's routing names them. */
import type { Site } from "../../../src/store/site-data.ts";
import type { Component } from "./runtime.ts";

/** What `compilePages` makes. */
export interface PageModule {
  pages: readonly PageSource[];
  provideSite(site: Site): void;
  renderPage(page: Component, props: Record<string, unknown>): string;
}

/** A file of src/pages: an `.astro` page, or an endpoint that answers with a text of its own. */
export interface PageSource {
  /** Relative to src/pages. */
  file: string;
  default?: Component;
  GET?(context: { params: Params; props: Record<string, unknown> }): Promise<Response>;
  getStaticPaths?(): StaticPath[] | Promise<StaticPath[]>;
}

type Params = Record<string, string | undefined>;
interface StaticPath {
  params: Params;
  props: Record<string, unknown>;
}

/** A file of the site that is still to be rendered. */
export interface SitePage {
  /** Relative to the site's folder. */
  file: string;
  source: PageSource;
  params: Params;
  props: Record<string, unknown>;
}

/** Every page of the site, in an order that depends on the content alone. The module must have been provided its site. */
export async function listPages({ pages }: PageModule): Promise<SitePage[]> {
  const list: SitePage[] = [];
  for (const source of pages) {
    const paths = source.getStaticPaths ? await source.getStaticPaths() : [{ params: {}, props: {} }];
    for (const { params, props } of paths) list.push({ file: fileOf(source.file, params), source, params, props });
  }
  return list;
}

/** `papers/[id].astro`, id 2304.01662 → `papers/2304.01662/index.html`; `feed.xml.ts` → `feed.xml`. */
function fileOf(file: string, params: Params): string {
  const path = file.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_whole, name: string) => params[name] ?? "");
  if (!path.endsWith(".astro")) return path.slice(0, path.lastIndexOf("."));
  const page = path.slice(0, -".astro".length);
  if (page === "404") return "404.html";
  return page === "index" || page.endsWith("/index") ? `${page}.html` : `${page}/index.html`;
}

/** The page's text. */
export async function renderSitePage({ renderPage }: PageModule, { source, params, props }: SitePage): Promise<string> {
  if (source.default) return renderPage(source.default, props);
  if (!source.GET) throw new Error(`src/pages/${source.file} has neither a page nor GET.`);
  return (await source.GET({ params, props })).text();
}

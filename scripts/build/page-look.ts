/** Looks at one page before anybody else does: nothing empty, no link into nowhere. */
import type { Problem } from "../../src/archive/problem.ts";
import { type PageFacts, readPageFacts } from "./pages/page-facts.ts";

/** A link that names a place within another page, which is looked for when that page is known. */
export interface NamedPlace {
  /** The page that has the link, and in which line. */
  file: string;
  line: number;
  href: string;
  /** The page it leads to, and the id of the place there. */
  target: string;
  id: string;
}

/** What a look at one page found. */
export interface PageLook {
  problems: Problem[];
  ids: string[];
  places: NamedPlace[];
  /** Of a day's page: the files it links to. */
  targets?: string[];
}

const DAY_PAGE = /^\d{4}\/\d\d\/\d\d\/index\.html$/;

/** Files of a site, by path. */
export type Files = Pick<ReadonlySet<string>, "has">;

/** Looks at a page's text; `files` are all files of the site, `file` is this one's path there. */
export function lookAtPage(file: string, html: string, files: Files): PageLook {
  const facts = readPageFacts(html);
  const look: PageLook = { problems: pageProblems(file, facts), ids: facts.ids, places: [] };
  // Served at any depth, so its links are absolute; they are the same as every page's.
  if (file === "404.html") return look;
  const folders = file.split("/").slice(0, -1);
  const toRoot = "../".repeat(folders.length);
  const targets: string[] = [];
  for (const { href, at } of facts.links) {
    // Most links climb to the root of the site and name a file from there.
    const fromRoot = href.startsWith(toRoot) ? href.slice(toRoot.length) : "";
    if (files.has(fromRoot)) {
      targets.push(fromRoot);
      continue;
    }
    if (!href.startsWith(".") && /^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
    const fault = (what: string) =>
      look.problems.push({ message: `The link ${href} ${what}`, file, line: lineAt(html, at) });
    if (href.startsWith("/")) {
      fault("is absolute: it breaks below a folder and from disk.");
      continue;
    }
    const cut = href.indexOf("#");
    const bare = cut < 0 ? href : href.slice(0, cut);
    const path = bare.includes("?") ? bare.slice(0, bare.indexOf("?")) : bare;
    const target = path === "" ? file : resolve(folders, decoded(path));
    const id = cut < 0 ? "" : decoded(href.slice(cut + 1));
    if (target === undefined || !files.has(target)) fault("leads nowhere.");
    else if (id && target !== file) look.places.push({ file, line: lineAt(html, at), href, target, id });
    else if (id && !facts.ids.includes(id)) fault("names a place that its page does not have.");
    if (target !== undefined) targets.push(target);
  }
  return DAY_PAGE.test(file) ? { ...look, targets } : look;
}

/** The path that a relative one leads to; undefined when that is outside the site. */
function resolve(folders: readonly string[], path: string): string | undefined {
  if (!path.includes("..", 1) && !path.startsWith("..")) return [...folders, path].join("/");
  const parts = path.split("/");
  const up = parts.findIndex((part) => part !== "..");
  if (up > folders.length || parts.includes("..", Math.max(up, 0))) return undefined;
  return [...folders.slice(0, folders.length - up), ...parts.slice(up)].join("/");
}

function lineAt(html: string, at: number): number {
  return html.slice(0, at).split("\n").length;
}

function pageProblems(file: string, facts: PageFacts): Problem[] {
  const problems: Problem[] = [];
  if (!facts.closed) problems.push({ message: "The page breaks off before its end.", file });
  if (!facts.titled) problems.push({ message: "The page has no title.", file });
  if (!facts.filled) problems.push({ message: "The page is empty.", file });
  for (const id of facts.duplicateIds) problems.push({ message: `The id \`${id}\` stands twice in the page.`, file });
  return problems;
}

/** As a browser reads it; a per cent sign that begins no code stands for itself. */
function decoded(part: string): string {
  if (!part.includes("%")) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

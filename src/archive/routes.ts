/**
 * Every address of the site, as a path from its root without a leading slash:
 * a page ends in `/` (or is `` for the front page), a file has its name.
 */
import type { IsoWeek } from "./calendar-date.ts";

export const HOME = "";
export const ARCHIVE = "archive/";
export const TOPICS = "topics/";
/** Stands for a topic's id in the address of papers that have none. */
export const UNSORTED_ID = "unsorted";
export const UNSORTED = `topics/${UNSORTED_ID}/`;
export const AUTHORS = "authors/";
export const ORGANIZATIONS = "organizations/";
export const SEARCH = "search/";
export const ABOUT = "about/";
export const FEED = "feed.xml";

export function paperPath(id: string): string {
  return `papers/${id}/`;
}

/** `2025-10-23` → `2025/10/23/`. */
export function dayPath(date: string): string {
  return `${date.replaceAll("-", "/")}/`;
}

export function weekPath({ year, week }: IsoWeek): string {
  return `${year}/W${String(week).padStart(2, "0")}/`;
}

/** `2025-10` → `2025/10/`. */
export function monthPath(month: string): string {
  return `${month.replace("-", "/")}/`;
}

export function yearPath(year: string): string {
  return `${year}/`;
}

/** The newest papers of a topic are at its bare address; older pages are numbered from the oldest end. */
export function topicPath(id: string, page?: number): string {
  return numberedPath(`topics/${id}/`, page);
}

/** An older page of a list whose newest is at `path`. */
export function numberedPath(path: string, page?: number): string {
  return page === undefined ? path : `${path}${page}/`;
}

export function topicFeedPath(id: string): string {
  return `topics/${id}/feed.xml`;
}

export function authorPath(slug: string): string {
  return `authors/${slug}/`;
}

export function organizationPath(slug: string): string {
  return `organizations/${slug}/`;
}

/** The file of the page at a path, within the site. */
export function pageFile(path: string): string {
  return `${path}index.html`;
}

/**
 * A link from one page of the site to another that works at a domain's root, below any folder, and from disk:
 * relative, and naming `index.html`, since a disk does not serve folders.
 * Both arguments are paths as above; `to` may end in a query or fragment.
 */
export function relativeLink(from: string, to: string): string {
  const cut = to.search(/[?#]/);
  const path = cut < 0 ? to : to.slice(0, cut);
  const suffix = cut < 0 ? "" : to.slice(cut);
  const file = path === "" || path.endsWith("/") ? pageFile(path) : path;
  const fromFolders = from.split("/").slice(0, -1);
  const target = file.split("/");
  let shared = 0;
  while (shared < fromFolders.length && shared < target.length - 1 && fromFolders[shared] === target[shared]) shared++;
  return "../".repeat(fromFolders.length - shared) + target.slice(shared).join("/") + suffix;
}

/** The same for one page: `const to = linksFrom(here)`, then `to(paperPath(id))`. */
export function linksFrom(here: string): (to: string) => string {
  const up = "../".repeat(here.split("/").length - 1);
  const first = here.slice(0, here.indexOf("/") + 1);
  return (to) => {
    // Most links leave the page's section for another, by its folder.
    if (first !== "" && to.endsWith("/") && !to.startsWith(first) && !/[?#]/.test(to)) return `${up}${to}index.html`;
    return relativeLink(here, to);
  };
}

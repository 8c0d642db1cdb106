/** Looks at a site before anybody else does: nothing lost, nothing empty, no link into nowhere. */
import type { Archive } from "../../src/archive/archive.ts";
import { compareText } from "../../src/archive/filed-paper.ts";
import { formatProblem, type Problem } from "../../src/archive/problem.ts";
import { dayPath, paperPath } from "../../src/archive/routes.ts";
import { type PageFacts, readPageFacts } from "./pages/page-facts.ts";

/** More problems than this are counted, not listed. */
const MOST_SHOWN = 20;

/** A built site that must not be published; the message names the files. */
export class IntegrityError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const shown = problems.slice(0, MOST_SHOWN).map(formatProblem);
    if (problems.length > shown.length) shown.push(`… and ${problems.length - shown.length} more`);
    super(`The built site is not whole, so the old one stays:\n${shown.join("\n")}`);
    this.name = "IntegrityError";
    this.problems = problems;
  }
}

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

/** Looks at a page's text; `files` are all files of the site, `file` is this one's path there. */
export function lookAtPage(file: string, html: string, files: ReadonlySet<string>): PageLook {
  const facts = readPageFacts(html);
  const look: PageLook = { problems: pageProblems(file, facts), ids: facts.ids, places: [] };
  // Served at any depth, so its links are absolute; they are the same as every page's.
  if (file === "404.html") return look;
  const folders = file.split("/").slice(0, -1);
  const targets: string[] = [];
  for (const { href, at } of facts.links) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
    const fault = (what: string) =>
      look.problems.push({ message: `The link ${href} ${what}`, file, line: lineAt(html, at) });
    if (href.startsWith("/")) {
      fault("is absolute: it breaks below a folder and from disk.");
      continue;
    }
    const cut = href.indexOf("#");
    const [path = ""] = (cut < 0 ? href : href.slice(0, cut)).split("?", 1);
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
  let start = 0;
  while (path.startsWith("../", start)) start += 3;
  if (start === folders.length * 3 && !path.includes("..", start)) return path.slice(start);
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

/** A site as a build has it when all is rendered. */
export interface LookedAtSite {
  /** All files of the site, by path. */
  files: Pick<ReadonlyMap<string, unknown>, "has" | "keys">;
  /** Looks at the pages that are new, by file. */
  looks: ReadonlyMap<string, PageLook>;
  /** Ids of the other pages. */
  idsOf: (file: string) => readonly string[];
  /** The sitemap's files, and ids of the papers that the search knows. */
  sitemap: readonly string[];
  searched: ReadonlySet<string>;
}

/** Throws `IntegrityError` unless the site is whole. */
export function checkSite(site: LookedAtSite, archive: Archive): void {
  const problems = findSiteProblems(site, archive);
  if (problems.length > 0) throw new IntegrityError(problems);
}

/** Every fault of the site. */
export function findSiteProblems(site: LookedAtSite, archive: Archive): Problem[] {
  const looks = [...site.looks].sort(([a], [b]) => compareText(a, b));
  return [
    ...missingPages(site, archive),
    ...missingRecords(site, archive),
    ...looks.flatMap(([, { problems, places }]) => [...problems, ...missingPlaces(site, places)]),
  ];
}

function missingPages({ files, looks }: LookedAtSite, archive: Archive): Problem[] {
  const problems: Problem[] = [];
  const expected = new Set<string>();
  for (const { paper } of archive.papers) {
    const file = `${paperPath(paper.id)}index.html`;
    expected.add(file);
    if (!files.has(file)) problems.push({ message: `The page of the paper ${paper.id} is missing.`, file });
  }
  for (const { key } of archive.days) {
    const file = `${dayPath(key)}index.html`;
    if (!files.has(file)) problems.push({ message: `The page of the day ${key} is missing.`, file });
  }
  for (const file of files.keys()) {
    if (file.startsWith("papers/") && !expected.has(file)) problems.push({ message: "No paper has this page.", file });
  }
  for (const { key, papers } of archive.days) {
    const file = `${dayPath(key)}index.html`;
    const shown = looks.get(file)?.targets;
    if (!shown) continue;
    const targets = new Set(shown);
    for (const { paper } of papers) {
      if (!targets.has(`${paperPath(paper.id)}index.html`))
        problems.push({ message: `The day does not show the paper ${paper.id}.`, file });
    }
  }
  return problems;
}

/** Every paper stands in the sitemap and in the search. */
function missingRecords({ sitemap, searched }: LookedAtSite, archive: Archive): Problem[] {
  const mapped = new Set(
    sitemap.flatMap((text) => [...text.matchAll(/\/(papers\/[^/<]+\/)<\/loc>/g)].map(([, path]) => path)),
  );
  return archive.papers.flatMap(({ paper: { id } }) => [
    ...(mapped.has(paperPath(id)) ? [] : [{ message: `The sitemap lacks the paper ${id}.`, file: "sitemap.xml" }]),
    ...(searched.has(id) ? [] : [{ message: `The search lacks the paper ${id}.`, file: "search/" }]),
  ]);
}

function missingPlaces({ looks, idsOf }: LookedAtSite, places: readonly NamedPlace[]): Problem[] {
  return places
    .filter(({ target, id }) => !(looks.get(target)?.ids ?? idsOf(target)).includes(id))
    .map(({ file, line, href }) => ({
      message: `The link ${href} names a place that its page does not have.`,
      file,
      line,
    }));
}

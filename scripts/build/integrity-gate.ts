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

/** Files of a site, by path. */
type Files = Pick<ReadonlyMap<string, unknown>, "has" | "keys">;

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

/** A site as a build has it when all is rendered. */
export interface LookedAtSite {
  /** All files of the site. */
  files: Files;
  /** Looks at the pages that are new, by file; those that found nothing to come back to may be missing. */
  looks: ReadonlyMap<string, PageLook>;
  /** Ids of another page; undefined where they are not known yet. */
  idsOf: (file: string) => readonly string[] | undefined;
  /** The sitemap's files, and ids of the papers that the search knows; absent where they are made elsewhere. */
  sitemap?: readonly string[];
  searched?: ReadonlySet<string>;
}

/** What has to be in a site: the ids of all papers, and of those of each day. */
export interface ExpectedPapers {
  papers: readonly string[];
  days: ReadonlyMap<string, readonly string[]>;
}

export function papersOf({ papers, days }: Archive): ExpectedPapers {
  return {
    papers: papers.map(({ paper }) => paper.id),
    days: new Map(days.map((day) => [day.key, day.papers.map(({ paper }) => paper.id)])),
  };
}

/** Throws `IntegrityError` unless the site is whole. */
export function checkSite(site: LookedAtSite, expected: ExpectedPapers): void {
  const problems = findSiteProblems(site, expected);
  if (problems.length > 0) throw new IntegrityError(problems);
}

/** Every fault of the site. */
export function findSiteProblems(site: LookedAtSite, expected: ExpectedPapers): Problem[] {
  const looks = [...site.looks].sort(([a], [b]) => compareText(a, b));
  return [
    ...missingPages(site, expected),
    ...missingRecords(site, expected),
    ...looks.flatMap(([, { problems, places }]) => [...problems, ...missingPlaces(site, places)]),
  ];
}

function missingPages({ files, looks }: LookedAtSite, { papers, days }: ExpectedPapers): Problem[] {
  const problems: Problem[] = [];
  const expected = new Set(papers.map(pageOfPaper));
  for (const id of papers) {
    const file = pageOfPaper(id);
    if (!files.has(file)) problems.push({ message: `The page of the paper ${id} is missing.`, file });
  }
  for (const day of days.keys()) {
    const file = pageOfDay(day);
    if (!files.has(file)) problems.push({ message: `The page of the day ${day} is missing.`, file });
  }
  for (const file of files.keys()) {
    if (file.startsWith("papers/") && !expected.has(file)) problems.push({ message: "No paper has this page.", file });
  }
  for (const [day, ids] of days) {
    const shown = looks.get(pageOfDay(day))?.targets;
    if (!shown) continue;
    const targets = new Set(shown);
    for (const id of ids) {
      if (!targets.has(pageOfPaper(id)))
        problems.push({ message: `The day does not show the paper ${id}.`, file: pageOfDay(day) });
    }
  }
  return problems;
}

function pageOfPaper(id: string): string {
  return `${paperPath(id)}index.html`;
}

function pageOfDay(day: string): string {
  return `${dayPath(day)}index.html`;
}

/** Every paper stands in the sitemap and in the search. */
function missingRecords({ sitemap, searched }: LookedAtSite, { papers }: ExpectedPapers): Problem[] {
  const mapped = sitemap && new Set(sitemap.flatMap((text) => text.match(/papers\/[^/<]+\/(?=<\/loc>)/g) ?? []));
  return papers.flatMap((id) => [
    ...(mapped?.has(paperPath(id)) === false
      ? [{ message: `The sitemap lacks the paper ${id}.`, file: "sitemap.xml" }]
      : []),
    ...(searched?.has(id) === false ? [{ message: `The search lacks the paper ${id}.`, file: "search/" }] : []),
  ]);
}

function missingPlaces({ looks, idsOf }: LookedAtSite, places: readonly NamedPlace[]): Problem[] {
  return places
    .filter(({ target, id }) => (looks.get(target)?.ids ?? idsOf(target))?.includes(id) === false)
    .map(({ file, line, href }) => ({
      message: `The link ${href} names a place that its page does not have.`,
      file,
      line,
    }));
}

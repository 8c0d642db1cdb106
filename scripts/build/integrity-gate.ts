/** Looks at a finished site before anybody else does: nothing lost, nothing empty, no link into nowhere. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Archive } from "../../src/archive/archive.ts";
import { compareText } from "../../src/archive/filed-paper.ts";
import { formatProblem, type Problem } from "../../src/archive/problem.ts";
import { dayPath, paperPath } from "../../src/archive/routes.ts";
import { type PageFacts, readPageFacts } from "./page-facts.ts";

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

/** Throws `IntegrityError` unless the site below `folder` is whole. Files are named relative to it. */
export function checkSite(folder: string, archive: Archive): void {
  const problems = findSiteProblems(folder, archive);
  if (problems.length > 0) throw new IntegrityError(problems);
}

/** Every fault of the built site, in order of file. */
export function findSiteProblems(folder: string, archive: Archive): Problem[] {
  const pages = new Map(
    htmlFiles(folder).map((file) => [file, readPageFacts(readFileSync(join(folder, file), "utf8"))]),
  );
  return [
    ...missingPages(pages, archive),
    ...missingRecords(folder, archive),
    ...[...pages].flatMap(([file, facts]) => [
      ...pageProblems(file, facts),
      ...linkProblems(folder, file, facts, pages),
    ]),
  ];
}

function missingPages(pages: ReadonlyMap<string, PageFacts>, archive: Archive): Problem[] {
  const wanted = [
    ...archive.papers.map(({ paper }) => ({ file: `${paperPath(paper.id)}index.html`, of: `the paper ${paper.id}` })),
    ...archive.days.map(({ key }) => ({ file: `${dayPath(key)}index.html`, of: `the day ${key}` })),
  ];
  const problems: Problem[] = wanted
    .filter(({ file }) => !pages.has(file))
    .map(({ file, of }) => ({ message: `The page of ${of} is missing.`, file }));
  const expected = new Set(archive.papers.map(({ paper }) => `${paperPath(paper.id)}index.html`));
  for (const file of pages.keys()) {
    if (file.startsWith("papers/") && !expected.has(file)) problems.push({ message: "No paper has this page.", file });
  }
  for (const { paper } of archive.papers) {
    for (const { date } of paper.listed) {
      const day = pages.get(`${dayPath(date)}index.html`);
      const target = `${paperPath(paper.id)}index.html`;
      if (day && !day.links.some(({ href }) => href.endsWith(target))) {
        problems.push({ message: `The day does not show the paper ${paper.id}.`, file: `${dayPath(date)}index.html` });
      }
    }
  }
  return problems;
}

/** Every paper stands in the sitemap and in the search. */
function missingRecords(folder: string, archive: Archive): Problem[] {
  const sitemap = wordsIn(folder, /^sitemap[^/]*\.xml$/, /\/(papers\/[^/<]+\/)<\/loc>/g);
  const search = wordsIn(join(folder, "search"), /^p\d+-\w+\/l\d+\.js$/, /\{"id":"([^"]+)"/g);
  return archive.papers.flatMap(({ paper: { id } }) => [
    ...(sitemap.has(paperPath(id)) ? [] : [{ message: `The sitemap lacks the paper ${id}.`, file: "sitemap.xml" }]),
    ...(search.has(id) ? [] : [{ message: `The search lacks the paper ${id}.`, file: "search/" }]),
  ]);
}

/** What a pattern finds in the files of these names. */
function wordsIn(folder: string, names: RegExp, pattern: RegExp): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    names.test(name.split(sep).join("/")),
  );
  return new Set(
    files.flatMap((name) =>
      [...readFileSync(join(folder, name), "utf8").matchAll(pattern)].map(([, word = ""]) => word),
    ),
  );
}

function pageProblems(file: string, facts: PageFacts): Problem[] {
  const problems: Problem[] = [];
  if (!facts.closed) problems.push({ message: "The page breaks off before its end.", file });
  if (facts.title === "") problems.push({ message: "The page has no title.", file });
  if (facts.mainText === "") problems.push({ message: "The page is empty.", file });
  for (const id of facts.duplicateIds) problems.push({ message: `The id \`${id}\` stands twice in the page.`, file });
  return problems;
}

function linkProblems(
  folder: string,
  file: string,
  facts: PageFacts,
  pages: ReadonlyMap<string, PageFacts>,
): Problem[] {
  // Served at any depth, so its links are absolute; they are the same as every page's.
  if (file === "404.html") return [];
  return facts.links.flatMap(({ href, line }) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return [];
    if (href.startsWith("/"))
      return [{ message: `The link ${href} is absolute: it breaks below a folder and from disk.`, file, line }];
    const cut = href.indexOf("#");
    const hash = cut < 0 ? "" : decoded(href.slice(cut + 1));
    const [path = ""] = (cut < 0 ? href : href.slice(0, cut)).split("?");
    const target = path === "" ? file : join(dirname(file), decoded(path)).split(sep).join("/");
    const page = pages.get(target);
    const isOutside = target.startsWith("../");
    if (isOutside || (!page && !isFile(join(folder, target))))
      return [{ message: `The link ${href} leads nowhere.`, file, line }];
    if (hash && page && !page.ids.has(hash))
      return [{ message: `The link ${href} names a place that its page does not have.`, file, line }];
    return [];
  });
}

/** As a browser reads it; a per cent sign that begins no code stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort(compareText);
}

/** Lets no site pass that is not whole: nothing lost, and no page at fault. */
import type { Archive } from "../../src/archive/archive.ts";
import { compareText } from "../../src/archive/filed-paper.ts";
import { formatProblem, type Problem } from "../../src/archive/problem.ts";
import { dayPath, pageFile, paperPath } from "../../src/archive/routes.ts";
import type { Files, NamedPlace, PageLook } from "./page-look.ts";

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

/** A site as a build has it when all is rendered. */
export interface LookedAtSite {
  /** All files of the site but those of the search index; and those among them that may be new or otherwise now. */
  files: Files;
  listed: Iterable<string>;
  /** How many of the others are pages of papers. */
  keptPapers: number;
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

function missingPages({ files, listed, keptPapers, looks }: LookedAtSite, { papers, days }: ExpectedPapers): Problem[] {
  const problems: Problem[] = [];
  for (const id of papers) {
    const file = pageOfPaper(id);
    if (!files.has(file)) problems.push({ message: `The page of the paper ${id} is missing.`, file });
  }
  for (const day of days.keys()) {
    const file = pageOfDay(day);
    if (!files.has(file)) problems.push({ message: `The page of the day ${day} is missing.`, file });
  }
  const found = [...listed].filter((file) => file.startsWith("papers/"));
  if (problems.length > 0 || found.length + keptPapers !== papers.length) {
    const expected = new Set(papers.map(pageOfPaper));
    const strays = found.filter((file) => !expected.has(file));
    problems.push(...strays.map((file) => ({ message: "No paper has this page.", file })));
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
  return pageFile(paperPath(id));
}

function pageOfDay(day: string): string {
  return pageFile(dayPath(day));
}

/** Every paper stands in the sitemap and in the search. */
function missingRecords({ sitemap, searched }: LookedAtSite, { papers }: ExpectedPapers): Problem[] {
  const mapped = sitemap?.flatMap((text) => text.match(/(?<=papers\/)[^/<]+(?=\/<\/loc>)/g) ?? []);
  const lackedBy = (known: ReadonlySet<string> | undefined, what: string, file: string): Problem[] => {
    const lost = known ? papers.filter((id) => !known.has(id)) : [];
    return lost.map((id) => ({ message: `The ${what} lacks the paper ${id}.`, file }));
  };
  // As it is made, the sitemap has them in the archive's order.
  const isInOrder = mapped && papers.every((id, at) => mapped[at] === id);
  return [
    ...lackedBy(mapped && !isInOrder ? new Set(mapped) : undefined, "sitemap", "sitemap.xml"),
    ...lackedBy(searched, "search", "search/"),
  ];
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

/** Every page of the site that a search engine should know: not those of topics that have no papers yet. */
import type { Archive } from "./archive.ts";
import { isoWeekOf } from "./calendar-date.ts";
import { pathsOfGroups, topicPaths } from "./group-page.ts";
import {
  ARCHIVE,
  AUTHORS,
  authorPath,
  dayPath,
  HOME,
  monthPath,
  ORGANIZATIONS,
  organizationPath,
  paperPath,
  TOPICS,
  weekPath,
  yearPath,
} from "./routes.ts";

/** Paths of all pages, in a fixed order; `prose` are the ids of the prose pages. */
export function sitePaths(archive: Archive, prose: readonly string[]): string[] {
  return [
    HOME,
    ...archive.days.map(({ key }) => dayPath(key)),
    ...archive.weeks.map(({ days }) => weekPath(isoWeekOf(days[0] as string))),
    ...archive.months.map(({ key }) => monthPath(key)),
    ...archive.years.map(({ key }) => yearPath(key)),
    ARCHIVE,
    TOPICS,
    ...topicPaths(archive),
    ORGANIZATIONS,
    ...pathsOfGroups(archive.organizations, organizationPath),
    AUTHORS,
    ...pathsOfGroups(archive.authors, authorPath),
    ...prose.map((id) => `${id}/`),
    ...archive.papers.map(({ paper }) => paperPath(paper.id)),
  ];
}

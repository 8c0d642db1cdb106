/** What the columns of a table hold, by the names that exports of many programs give them. */
import { type Row, readTable, type Separator } from "./read-table.ts";

const NAMES = {
  title: ["title", "paper title", "paper", "name"],
  authors: [
    "authors",
    "author",
    "author s",
    "author names",
    "authors names",
    "author full names",
    "creators",
    "creator",
  ],
  abstract: ["abstract", "summary", "abstract note", "description"],
  arxiv: ["arxiv", "arxiv id", "arxivid", "eprint", "arxiv url", "arxiv link"],
  doi: ["doi", "doi url"],
  id: ["id", "paper id", "uid", "paperid", "key"],
  page: ["url", "link", "paper url", "paper link", "page", "site", "web page", "website"],
  pdf: ["pdf", "pdf url", "pdf link", "url pdf", "paper pdf"],
  code: ["code", "github", "code url", "code link", "github url", "repository", "repo"],
  project: ["project", "project page", "project url", "homepage"],
  published: ["published", "publication date", "date published", "published date", "submitted", "date", "created"],
  categories: ["categories", "category", "primary category", "subjects", "arxiv categories"],
  keywords: ["keywords", "keyword", "author keywords", "tags", "manual tags"],
  organization: ["organization", "organisation", "institution"],
} as const satisfies Record<string, readonly string[]>;

export type Column = keyof typeof NAMES;

/** One of these beside a title makes a table one of papers. */
const TELLING: readonly Column[] = ["authors", "abstract", "arxiv", "doi", "page", "pdf"];

export interface Table {
  /** The place of each known column among the cells. */
  columns: ReadonlyMap<Column, number>;
  /** Names of columns of which nothing is used. */
  unread: string[];
  width: number;
  rows: Row[];
}

/** The separator with which the header names a title and most columns; undefined when it is no table of papers. */
export function findSeparator(text: string): Separator | undefined {
  const [best] = ([",", "\t", ";"] as const)
    .map((separator) => ({ separator, columns: columnsOf(headerOf(text, separator)) }))
    .filter(({ columns }) => isOfPapers(columns))
    .sort((a, b) => b.columns.size - a.columns.size);
  return best?.separator;
}

/** Whether there is a title, and something beside it that only papers have. */
export function isOfPapers(columns: ReadonlyMap<Column, number>): boolean {
  return columns.has("title") && TELLING.some((column) => columns.has(column));
}

/** The header is looked for in a stretch that holds the longest of them. */
function headerOf(text: string, separator: Separator): string[] {
  return readTable(text.slice(0, 20_000), separator, 1)[0]?.cells ?? [];
}

export function readColumns(text: string, separator: Separator): Table {
  const [header, ...rows] = readTable(text, separator);
  const cells = header?.cells ?? [];
  const columns = columnsOf(cells);
  const used = new Set(columns.values());
  return {
    columns,
    unread: cells.map((name) => name.trim()).filter((name, at) => name && !used.has(at)),
    width: cells.length,
    rows,
  };
}

/** The place of each known column among the names of a header. */
export function columnsOf(header: readonly string[]): Map<Column, number> {
  const folded = header.map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim(),
  );
  const columns = new Map<Column, number>();
  for (const [column, names] of Object.entries(NAMES) as [Column, readonly string[]][]) {
    const at = names.map((name) => folded.indexOf(name)).find((place) => place >= 0);
    if (at !== undefined) columns.set(column, at);
  }
  return columns;
}

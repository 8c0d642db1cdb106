import type { FiledPaper } from "./filed-paper.ts";
import type { LinkKind, Paper } from "./paper.ts";

/** A link that leads a reader to a paper outside the archive. */
export interface FindLink {
  label: string;
  href: string;
}

/** How to get at a paper: where it is known to be, or else where to search for its title. */
export interface FindLinks {
  known: FindLink[];
  /** Empty when the paper itself is among the known links. */
  searches: FindLink[];
}

const LINK_LABELS: Record<LinkKind, string> = { pdf: "PDF", code: "Code", project: "Project page", page: "Web page" };

/** The page of an arXiv id. */
export function arxivAddress(arxiv: string): string {
  return `https://arxiv.org/abs/${pathOf(arxiv)}`;
}

/** Where a DOI leads. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${pathOf(doi)}`;
}

/** The best known address of the paper itself, for a list: not that of its code or project. Absent when none is known. */
export function addressOf({ arxiv, doi, links = {} }: Paper): FindLink | undefined {
  if (arxiv !== undefined) return { label: "arXiv", href: arxivAddress(arxiv) };
  if (doi !== undefined) return { label: "Publisher", href: doiAddress(doi) };
  for (const kind of ["pdf", "page"] as const) {
    const href = links[kind];
    if (href !== undefined && isWebAddress(href)) return { label: LINK_LABELS[kind], href };
  }
  return undefined;
}

/** Where a reader finds the paper. Pure: the archive itself asks no other host for anything. */
export function findLinks({ paper, title }: Pick<FiledPaper, "paper" | "title">): FindLinks {
  const found = paper.arxiv ?? paper.doi ?? paper.links?.pdf ?? paper.links?.page;
  return { known: knownLinks(paper), searches: found === undefined ? titleSearches(title) : [] };
}

/** Places that the record names. An address given by hand wins over the same kind worked out from an id. */
function knownLinks({ arxiv, doi, links = {} }: Paper): FindLink[] {
  const known: FindLink[] = [];
  if (arxiv !== undefined) known.push({ label: "arXiv", href: arxivAddress(arxiv) });
  if (arxiv !== undefined && links.pdf === undefined) {
    known.push({ label: "PDF at arXiv", href: `https://arxiv.org/pdf/${pathOf(arxiv)}` });
  }
  if (doi !== undefined) known.push({ label: "Publisher, by DOI", href: doiAddress(doi) });
  for (const kind of ["pdf", "page", "project", "code"] as const) {
    const href = links[kind];
    if (href !== undefined && isWebAddress(href)) known.push({ label: LINK_LABELS[kind], href });
  }
  return known.filter(({ href }, at) => known.findIndex((other) => other.href === href) === at);
}

/** Searches for a title at places that hold most papers; no search for a title without words. */
export function titleSearches(title: string): FindLink[] {
  const words = searchWords(title);
  if (words === "") return [];
  const query = encodeURIComponent(words);
  return [
    { label: "Search arXiv", href: `https://arxiv.org/search/?query=${query}&searchtype=title` },
    { label: "Search Google Scholar", href: `https://scholar.google.com/scholar?q=${query}` },
    { label: "Search Semantic Scholar", href: `https://www.semanticscholar.org/search?q=${query}` },
    { label: "Search Hugging Face", href: `https://huggingface.co/papers?q=${query}` },
  ];
}

/** The title without signs that a search engine takes for commands; hyphens and apostrophes inside words stay. */
function searchWords(title: string): string {
  return title
    .replace(/(?<=[\p{L}\p{N}])['’.](?=[\p{L}\p{N}])/gu, (sign) => (sign === "’" ? "'" : sign))
    .replace(/[^\p{L}\p{M}\p{N}'.-]+/gu, " ")
    .replace(/(?<![\p{L}\p{M}\p{N}])['.-]+|['.-]+(?![\p{L}\p{M}\p{N}])/gu, " ")
    .replace(/ +/g, " ")
    .trim();
}

/** An id as part of an address: its slashes stay, anything that could end the path does not. */
function pathOf(id: string): string {
  return id.split("/").map(encodeURIComponent).join("/");
}

function isWebAddress(href: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(href) && URL.canParse(href);
}

/** One listing that carried a paper. */
export interface Listed {
  /** Day of the listing, `YYYY-MM-DD`. */
  date: string;
  /** Name of the source, such as `daily-papers`. */
  source: string;
  /** Place in the listing, from 1. */
  rank?: number;
  comments?: number;
  upvotes?: number;
}

export interface Organization {
  /** The short name without spaces used in addresses, when the source gives one. */
  handle?: string;
  name: string;
}

export const LINK_KINDS = ["pdf", "code", "project", "page"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export type Links = { [kind in LinkKind]?: string };

/** The curator's word over the topic rules: topic ids. */
export interface TopicEdits {
  add: string[];
  remove: string[];
}

/** A paper as its file in content/papers records it. Absent is absent: no empty strings. */
export interface Paper {
  /** File name and permalink, for ever. */
  id: string;
  title: string;
  /** In order; only when a source names them. */
  authors?: string[];
  authorCount?: number;
  organization?: Organization;
  /** Day of the first version, `YYYY-MM-DD`. */
  published?: string;
  /** Every listing that carried the paper, oldest first; at least one. */
  listed: Listed[];
  /** arXiv id without version. */
  arxiv?: string;
  doi?: string;
  links?: Links;
  categories?: string[];
  keywords?: string[];
  topics?: TopicEdits;
  /** Such as `withdrawn`; absent when normal. */
  status?: string;
  /** Markdown; empty when no source gave one. */
  abstract: string;
  /** Markdown under `## Notes`: the curator's own text. */
  notes?: string;
}

/** Keys of the front matter in the order of the record. */
export const FRONT_MATTER_KEYS = [
  "id",
  "title",
  "authors",
  "authorCount",
  "organization",
  "published",
  "listed",
  "arxiv",
  "doi",
  "links",
  "categories",
  "keywords",
  "topics",
  "status",
] as const satisfies readonly (keyof Paper)[];

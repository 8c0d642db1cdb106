/** `cs.CL`, `math.AG`, `hep-th`, `physics.comp-ph`, `cond-mat.str-el`. */
export const ARXIV_CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)*))?$/;

/** A service or an address that listings are fetched from. */
export type FetchSource =
  /** `address` stands in for the service's own, such as a mirror's. */
  | { from: "daily-papers"; address?: string }
  | { from: "arxiv"; category: string; address?: string }
  | { from: "url"; url: string };

/** What content/collection.yaml says of the whole. */
export interface Collection {
  name: string;
  description: string;
  /** Language tag of the pages, such as `en`. */
  language: string;
  /** Address the archive is published at, with its final slash; absent when it is not known. */
  site?: string;
  /** Who keeps the collection. */
  curator?: string;
  /** Licence of the collection's own texts, in words or as an SPDX name. */
  licence?: string;
  /** What the papers' texts are, as a heading; `Abstract` when absent. */
  texts?: string;
  /** Where *Subscribe* leads; the Atom feed when absent. */
  subscribe?: string;
  /** Where `npm run import -- --from all` fetches listings. */
  sources?: FetchSource[];
}

export const DEFAULT_COLLECTION: Collection = {
  name: "Broadsheet",
  description: "The day's papers, kept and searchable",
  language: "en",
};

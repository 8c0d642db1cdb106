/** What the cache keeps of a paper: plain data, which also passes between threads. */

/** A file as the disk shows it; a file that looks the same is the same. Times in milliseconds. */
export interface FileLook {
  size: number;
  modified: number;
  /** When the inode was changed last, which no tool sets back. */
  changed: number;
}

/** What a file of papers was found to hold, ready to be kept. */
export interface KeptPaper extends FileLook {
  /** Relative to the folder `papers`. */
  file: string;
  /** Of the file's bytes. */
  digest: string;
  /** Of the topic rules by which the paper was judged. */
  rules: string;
  /** Of all that was worked out: changes whenever a page of the paper may. */
  stamp: string;
  /** JSON of a `FilingHead`. */
  head: string;
  texts: KeptTexts;
}

/** `FilingTexts` as they are kept, two of them as JSON, and what the paper is compared with others by. */
export interface KeptTexts {
  rendered: string;
  plain: string;
  own: string;
  likeness: string;
}

/** Ids of the papers like one, and a digest of all that they follow from. */
export interface KeptSimilar {
  inputs: string;
  ids: string[];
}

/** A paper's row without what it holds of the paper. */
export type CachedPaper = Omit<KeptPaper, "head" | "texts"> & { key: number };

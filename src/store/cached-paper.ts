/** What the cache keeps of a paper: plain data, which also passes between threads. */
import type { FilingHead } from "./filing.ts";

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
  /** Digest of all that was worked out: changes whenever a page of the paper may. An integer of 53 bits at most. */
  stamp: number;
  /** JSON of a `FilingHead`. */
  head: string;
  texts: KeptTexts;
}

/** `FilingTexts` as they are kept, plain text but for one as JSON, and what the paper is compared with others by. */
export interface KeptTexts {
  record: string;
  rendered: string;
  plain: string;
  own: string;
  /** No more than 32 numbers, none of them 0. */
  likeness: Uint32Array;
}

/** What every build reads of a paper. */
export interface CachedPaper extends Omit<KeptPaper, "digest" | "rules" | "head" | "texts"> {
  key: number;
  head: FilingHead;
}

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
  head: KeptHead;
  texts: KeptTexts;
}

/** JSON of a `FilingHead`, in parts: many papers have the same listings or the same topics. */
export interface KeptHead {
  listed: string;
  topics: string;
  /** All of it, but `null` in the place of these two. */
  rest: string;
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

export function headInParts(head: FilingHead): KeptHead {
  const [listed, topics] = [JSON.stringify(head.listed), JSON.stringify(head.topics)];
  return { listed, topics, rest: JSON.stringify({ ...head, listed: null, topics: null }) };
}

/** A head from its parts. */
export function headOf({ listed, topics, rest }: KeptHead, parse: (json: string) => unknown = JSON.parse): FilingHead {
  const head = JSON.parse(rest) as FilingHead;
  head.listed = parse(listed) as FilingHead["listed"];
  head.topics = parse(topics) as FilingHead["topics"];
  return head;
}

/** What the last build put where: one file for each folder that a site is built into, outside of it. */
import { readFileSync, rmSync } from "node:fs";
import { writeWhole } from "./write-whole.ts";

/** A file of the site. */
export interface SiteFile {
  /** Of what it was made from; empty when it must be made in every build. */
  key: string;
  /** Bytes. */
  size: number;
  /** Of a page the ids that links may name, of a search file those of its papers; with a space between. */
  ids: string;
}

export interface SiteState {
  /** Of all that the site was made from, but for its papers. */
  frame: string;
  /** Of each paper, what it was made from. */
  stamps: ReadonlySet<string>;
  /** Which share of the site the folder holds, such as `2/8`; empty for all of it. */
  shard: string;
  papers: number;
  days: number;
  /** By path within the site. */
  files: Map<string, SiteFile>;
}

const VERSION = 3;
const EMPTY: Omit<SiteState, "files"> = { frame: "", stamps: new Set(), shard: "", papers: 0, days: 0 };

/** As the file holds it: columns, and `ids` by their place in a list, since most pages have the same. */
interface StoredState extends Omit<SiteState, "files" | "stamps"> {
  version: number;
  stamps: string[];
  ids: string[];
  files: string[];
  keys: string[];
  sizes: number[];
  idsOfFiles: number[];
}

/** Reads a state; an empty one where there is none, or none that can be read. */
export function readSiteState(path: string): SiteState {
  try {
    const { version, stamps, ids, files, keys, sizes, idsOfFiles, ...rest } = JSON.parse(
      readFileSync(path, "utf8"),
    ) as StoredState;
    if (version !== VERSION) return { ...EMPTY, files: new Map() };
    const known = new Map<string, SiteFile>();
    for (const [at, file] of files.entries()) {
      known.set(file, {
        key: keys[at] as string,
        size: sizes[at] as number,
        ids: ids[idsOfFiles[at] as number] as string,
      });
    }
    return { ...rest, stamps: new Set(stamps), files: known };
  } catch {
    // Lost or damaged: the next build looks at every file itself.
    return { ...EMPTY, files: new Map() };
  }
}

/** Keeps a state, whole or not at all. */
export function keepSiteState(path: string, { files, stamps, ...rest }: SiteState): void {
  const places = new Map<string, number>();
  const stored: StoredState = {
    ...{ version: VERSION, ...rest, stamps: [...stamps] },
    ...{ ids: [], files: [], keys: [], sizes: [], idsOfFiles: [] },
  };
  for (const [file, { key, size, ids }] of files) {
    const place = places.get(ids) ?? places.size;
    places.set(ids, place);
    stored.files.push(file);
    stored.keys.push(key);
    stored.sizes.push(size);
    stored.idsOfFiles.push(place);
  }
  stored.ids.push(...places.keys());
  try {
    writeWhole(path, JSON.stringify(stored));
  } catch (error) {
    forgetSiteState(path);
    throw error;
  }
}

export function forgetSiteState(path: string): void {
  rmSync(path, { force: true });
}

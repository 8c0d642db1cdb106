import { Digest } from "../../src/search/digest.ts";

/** What a table consists of: plain data, which also passes between threads. */
export interface PathData {
  /** Digests, each in the first free slot from where it belongs; 0 where there is none. Their number is a power of two. */
  slots: Float64Array;
  /** For each slot 1 when its path is marked. */
  marks: Uint8Array;
}

/**
 * Paths of a site's files, some of them marked. They are told apart by digests of 53 bits, as what pages are made from
 * is: to read a hundred thousand strings in every build would take longer than to make a day's pages.
 */
export class PathTable {
  readonly data: PathData;
  /** Of the paths that it was made of, each once. */
  readonly #digests: Float64Array;
  #marked = 0;

  /** A table from its data is one to be asked. */
  constructor(data: PathData, digests: Float64Array = new Float64Array()) {
    this.data = data;
    this.#digests = digests;
  }

  static of(digests: Float64Array): PathTable {
    let capacity = 2;
    while (capacity < digests.length * 2) capacity *= 2;
    const table = new PathTable({ slots: new Float64Array(capacity), marks: new Uint8Array(capacity) }, digests);
    for (const digest of digests) table.data.slots[table.#slotOf(digest)] = digest;
    return table;
  }

  static digestOf(path: string): number {
    return new Digest().add(path).toNumber() || 1;
  }

  /** How many paths it was made of. */
  get count(): number {
    return this.#digests.length;
  }

  /** Digests of the paths after some were added, known or not, and others taken out. */
  digestsAfter(added: Iterable<string>, removed: readonly string[]): Float64Array {
    const gone = new Set(removed.map(PathTable.digestOf));
    const digests: number[] = [];
    for (const digest of this.#digests) if (!gone.has(digest)) digests.push(digest);
    for (const path of added) if (!this.knows(path)) digests.push(PathTable.digestOf(path));
    return Float64Array.from(digests);
  }

  get marked(): number {
    return this.#marked;
  }

  knows(path: string): boolean {
    return this.data.slots[this.#slotOf(PathTable.digestOf(path))] !== 0;
  }

  /** Marks a path that the table knows. */
  mark(path: string): void {
    const slot = this.#slotOf(PathTable.digestOf(path));
    if (this.data.slots[slot] === 0 || this.data.marks[slot] === 1) return;
    this.data.marks[slot] = 1;
    this.#marked++;
  }

  isMarked(path: string): boolean {
    return this.data.marks[this.#slotOf(PathTable.digestOf(path))] === 1;
  }

  /** Where a digest is, or would be. */
  #slotOf(digest: number): number {
    const { slots } = this.data;
    const last = slots.length - 1;
    let slot = (digest >>> 0) & last;
    while (slots[slot] !== 0 && slots[slot] !== digest) slot = (slot + 1) & last;
    return slot;
  }
}

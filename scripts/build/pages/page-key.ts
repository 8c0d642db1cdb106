/** Tells whether a page has to be rendered anew, by what it is made from. */
import type { Archive } from "../../../src/archive/archive.ts";
import { digestOf } from "../digest.ts";
import type { SitePage } from "./page-list.ts";

/** Objects whose content has a digest already: papers and topics. They stand in keys by it. */
export type KnownDigests = ReadonlyMap<object, string>;

/**
 * Gives pages their keys: equal as long as the values that a page's path hands it are. `common` stands for what every
 * page is made from: the code, the settings, the collection's facts, the topics' names.
 *
 * A class's getters are not read: what they give follows from the values that are.
 */
export class PageKeys {
  readonly #common: string;
  readonly #known: KnownDigests;
  /** The description of the page at hand, piece by piece: joined once, it is not copied at every step. */
  #pieces: string[] = [];

  constructor(common: string, known: KnownDigests) {
    this.#common = common;
    this.#known = known;
  }

  of({ source, props }: SitePage): string {
    this.#pieces = [this.#common, " ", source.file, " "];
    this.#describe(props);
    return digestOf(this.#pieces.join(""));
  }

  #describe(value: unknown): void {
    const pieces = this.#pieces;
    if (typeof value === "string") pieces.push(String(value.length), ":", value);
    else if (typeof value !== "object" || value === null) pieces.push(String(value));
    else {
      const digest = this.#known.get(value);
      if (digest !== undefined) pieces.push("#", digest);
      else if (Array.isArray(value)) this.#describeAll(value);
      else {
        pieces.push("{");
        for (const key of Object.keys(value)) {
          pieces.push(key, "=");
          this.#describe((value as Record<string, unknown>)[key]);
          pieces.push(" ");
        }
        pieces.push("}");
      }
    }
  }

  #describeAll(values: readonly unknown[]): void {
    this.#pieces.push("[");
    for (const value of values) {
      this.#describe(value);
      this.#pieces.push(",");
    }
    this.#pieces.push("]");
  }
}

/**
 * An archive that notices when a page reads of it what its key does not stand for, such as the latest day. A page
 * that does is rendered in every build.
 */
export function watchArchive(archive: Archive): {
  archive: Archive;
  readsWhole(step: () => Promise<string>): Promise<{ text: string; whole: boolean }>;
} {
  let whole = false;
  const watched = Object.defineProperties({} as Archive, {
    ...Object.fromEntries(
      Object.entries(archive).map(([key, value]) => [
        key,
        {
          enumerable: true,
          get: () => {
            whole ||= key !== "collection" && key !== "topics";
            return value;
          },
        },
      ]),
    ),
  });
  return {
    archive: watched,
    async readsWhole(step) {
      whole = false;
      const text = await step();
      return { text, whole };
    },
  };
}

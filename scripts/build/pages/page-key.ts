/** Tells whether a page has to be rendered anew, by what it is made from. */
import type { Archive } from "../../../src/archive/archive.ts";
import { Digest } from "../../../src/search/digest.ts";
import type { SitePage } from "./page-list.ts";

/** Gives the digest of an object whose content has one already: a paper, a topic. It stands in keys by it. */
export type KnownDigests = (value: object) => string | number | undefined;

/**
 * Gives pages their keys: equal as long as the values that a page's path hands it are. `common` stands for what every
 * page is made from: the code, the settings, the collection's facts, the topics' names.
 *
 * A class's getters are not read: what they give follows from the values that are.
 */
export class PageKeys {
  readonly #common: string;
  readonly #known: KnownDigests;

  constructor(common: string, known: KnownDigests) {
    this.#common = common;
    this.#known = known;
  }

  of({ source, props }: SitePage): string {
    const digest = new Digest().add(this.#common).add(source.file);
    this.#describe(props, digest);
    return digest.toString();
  }

  /** Adds a value piece by piece, each with a sign of its kind: no text is put together for tens of thousands of pages. */
  #describe(value: unknown, digest: Digest): void {
    if (typeof value === "string") digest.add(":").add(value);
    else if (typeof value !== "object" || value === null) digest.add("=").add(String(value));
    else {
      const known = this.#known(value);
      if (typeof known === "number") digest.add("#").addNumber(known);
      else if (known !== undefined) digest.add("#").add(known);
      else if (Array.isArray(value)) {
        digest.add("[");
        for (const item of value) this.#describe(item, digest);
        digest.add("]");
      } else {
        digest.add("{");
        // Plain objects and classes have nothing that is inherited and shows here.
        for (const key in value) {
          digest.add(key);
          this.#describe((value as Record<string, unknown>)[key], digest);
        }
        digest.add("}");
      }
    }
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

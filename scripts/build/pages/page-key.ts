/** Tells whether a page has to be rendered anew, by what it is made from. */
import type { Archive } from "../../../src/archive/archive.ts";
import { digestOf } from "../digest.ts";
import type { SitePage } from "./page-list.ts";

/** Objects whose content has a digest already: papers and topics. They stand in keys by it. */
export type KnownDigests = ReadonlyMap<object, string>;

/**
 * The key of a page: equal as long as the values that its path hands it are. `common` stands for what every page is
 * made from: the code, the settings, the collection's facts, the topics' names.
 *
 * A class's getters are not read: what they give follows from the values that are.
 */
export function pageKey({ source, props }: SitePage, common: string, known: KnownDigests): string {
  return digestOf(`${common} ${source.file} ${describe(props, known)}`);
}

function describe(value: unknown, known: KnownDigests): string {
  if (typeof value === "string") return `${value.length}:${value}`;
  if (typeof value !== "object" || value === null) return String(value);
  const digest = known.get(value);
  if (digest !== undefined) return `#${digest}`;
  if (Array.isArray(value)) return `[${value.map((item) => describe(item, known)).join()}]`;
  let text = "{";
  for (const key of Object.keys(value)) text += `${key}=${describe((value as Record<string, unknown>)[key], known)} `;
  return `${text}}`;
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

import type { FilingHead } from "../../src/store/filing.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";

/** Enters the authors of the papers that came since the last time; `heads` are of those that are known. */
export function enterAuthors(cache: PaperCache, heads: ReadonlyMap<number, FilingHead>): void {
  const namesOf = (key: number) => (heads.get(key) ?? (JSON.parse(cache.head(key)) as FilingHead)).facts.authors ?? [];
  cache.atOnce(() => {
    const keys = cache.keysAfter(cache.authors.entered);
    if (keys.length > 0) cache.authors.enter(keys.map((key) => ({ key, names: namesOf(key) })));
  });
}

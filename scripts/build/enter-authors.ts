import type { PaperCache } from "../../src/store/paper-cache.ts";
import type { TextsAtHand } from "./texts-in-cache.ts";

/** More papers than this are read together with all others. */
const MANY = 4000;

/** Enters the authors of the papers that came since the last time. */
export function enterAuthors(cache: PaperCache, atHand: TextsAtHand): void {
  cache.atOnce(() => {
    const keys = cache.rows.keysAfter(cache.authors.entered);
    if (keys.length === 0) return;
    if (keys.length > MANY) atHand.readRecords(cache);
    cache.authors.enter(keys.map((key) => ({ key, names: atHand.recordOf(cache, key).facts.authors ?? [] })));
  });
}

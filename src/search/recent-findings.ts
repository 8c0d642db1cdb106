import type { Found } from "./find.ts";

/** What was asked just now is asked again for counts and further pages. */
const REMEMBERED = 4;

export interface Finding {
  begin: () => Promise<Found>;
  /** Whether everything that it needed could be loaded; if not, it is looked for again next time. */
  isWhole: () => boolean;
  signal: AbortSignal | undefined;
}

/** What the latest queries found, by their texts. */
export class RecentFindings {
  readonly #found = new Map<string, Promise<Found>>();

  get(text: string, finding: Finding): Promise<Found> {
    const known = this.#found.get(text);
    if (!known) return this.#begin(text, finding);
    // It may have been dropped by whoever asked first.
    return known.catch((reason: unknown) => {
      finding.signal?.throwIfAborted();
      if (this.#found.get(text) === known) throw reason;
      return this.get(text, finding);
    });
  }

  #begin(text: string, { begin, isWhole }: Finding): Promise<Found> {
    const found = begin();
    this.#found.set(text, found);
    const forget = () => this.#found.delete(text);
    found.then(() => {
      if (!isWhole()) forget();
    }, forget);
    for (const old of this.#found.keys()) {
      if (this.#found.size <= REMEMBERED) break;
      this.#found.delete(old);
    }
    return found;
  }
}

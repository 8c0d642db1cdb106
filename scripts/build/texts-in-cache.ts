import type { FilingTexts } from "../../src/store/filing.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";

/** Texts that are asked for more than once in a row are kept so many papers long. */
const AT_HAND = 12_000;

/** A paper's texts, read from the cache when they are asked for. */
export function textsInCache(cache: PaperCache, key: number, atHand = new TextsAtHand()): FilingTexts {
  return {
    get rendered() {
      return atHand.rendered.of(key, () => JSON.parse(cache.text(key, "rendered")) as FilingTexts["rendered"]);
    },
    get plain() {
      return atHand.plain.of(key, () => cache.text(key, "plain"));
    },
    get own() {
      return atHand.own.of(key, () => JSON.parse(cache.text(key, "own")) as FilingTexts["own"]);
    },
  };
}

/** What was read last of the papers of one site. */
export class TextsAtHand {
  readonly rendered: Shelf<FilingTexts["rendered"]> = new Shelf();
  readonly plain: Shelf<string> = new Shelf();
  readonly own: Shelf<FilingTexts["own"]> = new Shelf();
}

class Shelf<T> {
  readonly #texts = new Map<number, T>();

  of(key: number, read: () => T): T {
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    if (this.#texts.size >= AT_HAND) this.#texts.clear();
    const text = read();
    this.#texts.set(key, text);
    return text;
  }
}

import type { CachedPaper } from "../../src/store/cached-paper.ts";
import type { FilingTexts } from "../../src/store/filing.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";
import { PaperWithTexts } from "../../src/store/paper-with-texts.ts";

/** Texts that are asked for more than once in a row are kept so many papers long. */
const AT_HAND = 12_000;

/** A paper's texts, read from the cache when they are asked for. */
export class TextsInCache implements FilingTexts {
  readonly #cache: PaperCache;
  readonly #key: number;
  readonly #atHand: TextsAtHand;
  #record: FilingTexts["record"] | undefined;

  constructor(cache: PaperCache, key: number, atHand: TextsAtHand) {
    this.#cache = cache;
    this.#key = key;
    this.#atHand = atHand;
  }

  get record(): FilingTexts["record"] {
    // Asked for again and again, so that even looking it up would take long.
    this.#record ??= this.#atHand.recordOf(this.#cache, this.#key);
    return this.#record;
  }

  get rendered(): FilingTexts["rendered"] {
    return this.#atHand.rendered.of(this.#key, () => this.#parsed("rendered") as FilingTexts["rendered"]);
  }

  get plain(): string {
    return this.#atHand.plain.of(this.#key, () => this.#cache.rows.text(this.#key, "plain"));
  }

  get own(): FilingTexts["own"] {
    return this.#atHand.own.of(this.#key, () => this.#parsed("own") as FilingTexts["own"]);
  }

  #parsed(kind: "rendered" | "own"): unknown {
    return JSON.parse(this.#cache.rows.text(this.#key, kind));
  }
}

/** A paper of an archive, and its row in the cache. */
export class PaperInCache extends PaperWithTexts {
  readonly cached: CachedPaper;

  constructor(cached: CachedPaper, cache: PaperCache, atHand: TextsAtHand) {
    super(cached.head, new TextsInCache(cache, cached.key, atHand));
    this.cached = cached;
  }
}

/** What was read last of the papers of one site. */
export class TextsAtHand {
  readonly #records = new Map<number, FilingTexts["record"]>();
  readonly rendered: Shelf<FilingTexts["rendered"]> = new Shelf();
  readonly plain: Shelf<string> = new Shelf();
  readonly own: Shelf<FilingTexts["own"]> = new Shelf();

  recordOf(cache: PaperCache, key: number): FilingTexts["record"] {
    return this.#records.get(key) ?? (JSON.parse(cache.rows.record(key)) as FilingTexts["record"]);
  }

  /** Reads the records of all papers: much faster than one by one. */
  readRecords(cache: PaperCache): void {
    if (this.#records.size > 0) return;
    for (const [key, record] of cache.rows.records())
      this.#records.set(key, JSON.parse(record) as FilingTexts["record"]);
  }
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

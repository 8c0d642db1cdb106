/** Reading ahead: loads what later queries are likely to need, so that most keys find everything in memory. */
import type { IndexReader } from "./open-index.ts";
import type { WordsReader } from "./words-reader.ts";

/** Bytes in memory up to which it goes on, about: of ten thousand papers it is all that lists are made from. */
const MOST_AHEAD = 40_000_000;
/** Packs for one query: who asks once does not pay for who goes on. */
const MOST_AT_ONCE = 6;

interface Step {
  key: string;
  /** False when there is nothing to be had. */
  load: () => Promise<boolean>;
}

export class Ahead {
  readonly #index: IndexReader;
  readonly #done = new Set<string>();
  readonly #usual: Iterator<Step>;

  constructor(index: IndexReader) {
    this.#index = index;
    this.#usual = usualSteps(index)[Symbol.iterator]();
  }

  /** Loads some packs, one after the other, until the signal says stop: first what continues a word that is begun. */
  async read(begun: string | undefined, signal: AbortSignal): Promise<void> {
    const first = begun === undefined ? [] : this.#index.words.map((part) => wordsStep(part, part.packOf(begun)));
    for (let left = MOST_AT_ONCE; left > 0 && !signal.aborted && this.#index.cost < MOST_AHEAD; ) {
      const step = first.shift() ?? (this.#usual.next().value as Step | undefined);
      if (!step) return;
      if (this.#done.has(step.key)) continue;
      this.#done.add(step.key);
      left--;
      // What cannot be had now is left to the query that asks for it.
      if (!(await step.load())) return;
    }
  }
}

/** The vocabulary, then what results show, newest papers first, then postings. */
function* usualSteps(index: IndexReader): Iterable<Step> {
  const steps = (part: WordsReader, from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => wordsStep(part, from + at));
  for (const part of index.words) yield* steps(part, 0, part.vocabularyPacks);
  for (const [part, folder] of [...index.root.papers.entries()].reverse())
    yield { key: folder, load: () => index.loadPack(part) };
  for (const part of index.words) yield* steps(part, part.vocabularyPacks, part.packs);
}

function wordsStep(part: WordsReader, pack: number): Step {
  return { key: `${part.folder}/${pack}`, load: () => part.loadPack(pack) };
}

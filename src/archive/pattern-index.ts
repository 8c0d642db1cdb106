/** Finds the words of phrases that a word of a text completes, without trying them all. */
import { completes, type WordPattern } from "./topic-phrase.ts";

/** Patterns by their letters, and the lengths such letters have. */
class PatternEnds {
  readonly #numbers = new Map<string, number[]>();
  #lengths: number[] = [];

  add(letters: string, number: number): void {
    const numbers = this.#numbers.get(letters);
    if (numbers) numbers.push(number);
    else this.#numbers.set(letters, [number]);
    if (!this.#lengths.includes(letters.length)) {
      this.#lengths = [...this.#lengths, letters.length].sort((a, b) => a - b);
    }
  }

  /** Those whose letters the word has at one end; `cut` takes so many letters from that end. */
  find(word: string, cut: (length: number) => string): number[] {
    const found: number[] = [];
    for (const length of this.#lengths) {
      if (length > word.length) break;
      const numbers = this.#numbers.get(cut(length));
      if (numbers) found.push(...numbers);
    }
    return found;
  }
}

/** Words of phrases, known by their number in the list given. */
export class PatternIndex {
  readonly #patterns: readonly WordPattern[];
  readonly #whole = new Map<string, number[]>();
  readonly #beginnings = new PatternEnds();
  readonly #endings = new PatternEnds();
  readonly #middles: { letters: string; number: number }[] = [];

  constructor(patterns: readonly WordPattern[]) {
    this.#patterns = patterns;
    patterns.forEach(({ text, openStart, openEnd }, number) => {
      const letters = text.toLowerCase();
      if (openStart && openEnd) this.#middles.push({ letters, number });
      else if (openStart) this.#endings.add(letters, number);
      else if (openEnd) this.#beginnings.add(letters, number);
      else this.#whole.set(letters, [...(this.#whole.get(letters) ?? []), number]);
    });
  }

  /** Numbers of those that the word completes, which is as it is written but without accents. */
  completedBy(written: string): number[] {
    const word = written.toLowerCase();
    const numbers = [
      ...(this.#whole.get(word) ?? []),
      ...this.#beginnings.find(word, (length) => word.slice(0, length)),
      ...this.#endings.find(word, (length) => word.slice(-length)),
      ...this.#middles.filter(({ letters }) => word.includes(letters)).map(({ number }) => number),
    ];
    // The index knows no case.
    return numbers.filter((number) => completes(written, this.#patterns[number] as WordPattern));
  }
}

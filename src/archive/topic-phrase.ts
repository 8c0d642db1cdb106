/**
 * How topic rules read a text. A text is a row of words; a phrase is found where its words follow each other.
 *
 * - Case and accents do not matter, and a hyphen is a space: `few-shot` finds "Few shot" and "few-shot".
 * - A word with two capitals or more (`RAG`, `MoE`, `LoRA`) is an abbreviation and is found only in that case,
 *   so that "rag" and "raga" stay out; the other words of the same phrase are free.
 * - `*` ends or begins a word and stands for any letters, or none: `optimi*`, `*bench`. Alone it stands for one word,
 *   whichever, but not at the beginning: `release a * dataset`.
 * - A phrase never runs over the end of a sentence or a colon.
 */

/**
 * The words of a text, side by side as written (without accents) and in lower case.
 * A sign that ends a sentence or a clause stands between them as a word of its own; no phrase has such a word.
 */
export interface Words {
  cased: string[];
  folded: string[];
}

interface PhraseWord {
  /** Accents removed, lower case unless `keepsCase`. */
  text: string;
  /** The letters `*` stands for may come before, after, on both sides or not at all. */
  openStart: boolean;
  openEnd: boolean;
  keepsCase: boolean;
}

export type Phrase = readonly PhraseWord[];

const SENTENCE_END = /^[.:;!?]$/;
const WORD_OR_SENTENCE_END = /[\p{L}\p{N}]+|[.:;!?](?=\s)/gu;
const PHRASE_WORD = /\*?[\p{L}\p{N}]+\*?|\*/gu;
const NON_ASCII = /\P{ASCII}/u;

function withoutAccents(text: string): string {
  return NON_ASCII.test(text) ? text.normalize("NFKD").replace(/\p{M}+/gu, "") : text;
}

/** Splits a text into words. Takes any text, also an empty one. */
export function readWords(text: string): Words {
  const cased = withoutAccents(text).match(WORD_OR_SENTENCE_END) ?? [];
  return { cased, folded: cased.map((word) => word.toLowerCase()) };
}

/** Reads a phrase as a topic's file spells it; empty when it begins with no letter or digit. */
export function parsePhrase(phrase: string): Phrase {
  const words = withoutAccents(phrase).match(PHRASE_WORD) ?? [];
  if (words[0] === "*") return [];
  return words.map((word) => {
    const bare = word.replaceAll("*", "");
    const keepsCase = (bare.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
    return {
      text: keepsCase ? bare : bare.toLowerCase(),
      openStart: word.startsWith("*"),
      openEnd: word.endsWith("*"),
      keepsCase,
    };
  });
}

function fits(pattern: PhraseWord, word: string): boolean {
  if (!pattern.openStart && !pattern.openEnd) return word === pattern.text;
  if (pattern.text === "") return !SENTENCE_END.test(word);
  if (pattern.openStart && pattern.openEnd) return word.includes(pattern.text);
  if (pattern.openStart) return word.endsWith(pattern.text);
  return word.startsWith(pattern.text);
}

/** Is the phrase found from this word of the text on? The index has compared the first word, but for its case. */
export function standsAt(phrase: Phrase, words: Words, start: number): boolean {
  if (start + phrase.length > words.folded.length) return false;
  for (let i = phrase[0]?.keepsCase ? 0 : 1; i < phrase.length; i++) {
    const pattern = phrase[i] as PhraseWord;
    const word = (pattern.keepsCase ? words.cased : words.folded)[start + i] as string;
    if (!fits(pattern, word)) return false;
  }
  return true;
}

/** Where in a text the phrase is found first; -1 when it is not. */
export function firstPlaceOf(phrase: Phrase, words: Words): number {
  const [first] = phrase;
  if (first === undefined) return -1;
  const start = first.keepsCase ? { ...first, text: first.text.toLowerCase() } : first;
  return words.folded.findIndex((word, at) => fits(start, word) && standsAt(phrase, words, at));
}

/** Phrases by the known part of their first word, and the lengths such parts have. */
class WordParts {
  readonly #numbers = new Map<string, number[]>();
  #lengths: number[] = [];

  add(part: string, number: number): void {
    const numbers = this.#numbers.get(part);
    if (numbers) numbers.push(number);
    else this.#numbers.set(part, [number]);
    if (!this.#lengths.includes(part.length)) this.#lengths = [...this.#lengths, part.length].sort((a, b) => a - b);
  }

  /** The phrases whose part the word has at one end; `cut` takes so many letters from that end. */
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

/** Most words begin no phrase. */
const NONE: readonly number[] = [];

/**
 * The phrases that may begin with a word, found without trying them all.
 * Phrases are known by their number in the list given.
 */
export class PhraseIndex {
  readonly #whole = new Map<string, number[]>();
  readonly #beginnings = new WordParts();
  readonly #endings = new WordParts();
  readonly #middles: { part: string; number: number }[] = [];
  /** Answers for words met before: a collection's vocabulary is small beside its number of words. */
  readonly #known = new Map<string, readonly number[]>();

  constructor(phrases: readonly Phrase[]) {
    phrases.forEach((phrase, number) => {
      const first = phrase[0];
      if (first === undefined) return;
      const part = first.text.toLowerCase();
      if (first.openStart && first.openEnd) this.#middles.push({ part, number });
      else if (first.openStart) this.#endings.add(part, number);
      else if (first.openEnd) this.#beginnings.add(part, number);
      else this.#whole.set(part, [...(this.#whole.get(part) ?? []), number]);
    });
  }

  /** Numbers of the phrases whose first word may be this one, given in lower case. */
  startingWith(word: string): readonly number[] {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const numbers = [
      ...(this.#whole.get(word) ?? []),
      ...this.#beginnings.find(word, (length) => word.slice(0, length)),
      ...this.#endings.find(word, (length) => word.slice(-length)),
      ...this.#middles.filter(({ part }) => word.includes(part)).map(({ number }) => number),
    ];
    // Every rare word of 100,000 papers would stay in memory otherwise.
    if (this.#known.size >= 200_000) this.#known.clear();
    this.#known.set(word, numbers.length === 0 ? NONE : numbers);
    return numbers;
  }
}

/** Splits texts into words and tells of each which words of phrases it completes. */
import { CLASSES, LETTER_CLASS, LetterTrie, NOWHERE, ROOT } from "./letter-trie.ts";
import { PatternIndex } from "./pattern-index.ts";
import { type WordPattern, withoutAccents } from "./topic-phrase.ts";

/**
 * The words of a text side by side. A sign that ends a sentence or a clause stands between them as one of its own.
 * Valid until the next text is read: the lists are used again, and longer than the text's count of words.
 */
export interface ReadText<Reading> {
  /** The text without accents. */
  text: string;
  count: number;
  /** By word, where it starts in this text and where it ends. */
  starts: number[];
  ends: number[];
  readings: Reading[];
}

/** By code of an ASCII character: 1 for signs that end a sentence or a clause before white space. */
const SIGN = Uint8Array.from({ length: 128 }, (_, code) => Number(/[.:;!?]/.test(String.fromCharCode(code))));
const WHITE_SPACE = /\s/y;
const WORD = /[\p{L}\p{N}]+/uy;

/** Where the match that starts here ends; here, when there is none. */
function endOf(sticky: RegExp, text: string, start: number): number {
  sticky.lastIndex = start;
  return sticky.test(text) ? sticky.lastIndex : start;
}

/**
 * Reads texts by the words of many phrases.
 *
 * A walk along the letters of ASCII makes no string of most words. Words that may be abbreviations or end as `*bench`
 * does, and those with other letters, are looked up, and remembered.
 */
export class WordReader<Reading> {
  readonly #readingOf: (completed: readonly number[]) => Reading;
  readonly #index: PatternIndex;
  /** Looked up before: a collection's vocabulary is small beside its number of words. */
  readonly #known = new Map<string, Reading>();
  /** What most words of a language mean: they complete nothing. */
  readonly #nothing: Reading;
  /** The reading of a sign that ends a sentence or a clause, and of nothing else. */
  readonly sentenceEnd: Reading;
  readonly #beginnings: LetterTrie["next"];
  /** By node, for words that end there and for words that leave the trie there; undefined: look the word up. */
  readonly #ending: (Reading | undefined)[];
  readonly #leaving: (Reading | undefined)[];
  /** What words are looked up for when they end in it, from the last letter on. */
  readonly #endings: LetterTrie;
  readonly #read: ReadText<Reading> = { text: "", count: 0, starts: [], ends: [], readings: [] };

  /**
   * `readingOf` says what it means that a word completes these of the patterns, given by their numbers.
   * None of the patterns may be `*` alone.
   */
  constructor(patterns: readonly WordPattern[], readingOf: (completed: readonly number[]) => Reading) {
    this.#readingOf = readingOf;
    this.#index = new PatternIndex(patterns);
    this.#nothing = readingOf([]);
    this.sentenceEnd = readingOf([]);
    const trie = new LetterTrie(patterns.map(({ text, openStart }) => (openStart ? undefined : text)));
    this.#beginnings = trie.next;
    const { ending, leaving } = completedIn(trie, patterns);
    const readings = new Map<readonly number[], Reading | undefined>();
    const readingIfSure = (numbers: readonly number[]) => {
      if (!readings.has(numbers)) {
        const isSure = numbers.every((number) => !patterns[number]?.keepsCase);
        readings.set(numbers, isSure ? this.#readingFor(numbers) : undefined);
      }
      return readings.get(numbers);
    };
    this.#ending = ending.map(readingIfSure);
    this.#leaving = leaving.map(readingIfSure);
    // One in the middle may stand in any word.
    this.#endings = new LetterTrie(
      patterns.map(({ text, openStart, openEnd }) => {
        if (!openStart) return undefined;
        return openEnd ? "" : [...text].reverse().join("");
      }),
    );
  }

  /** Takes any text, also an empty one. */
  read(written: string): ReadText<Reading> {
    const text = withoutAccents(written);
    this.#read.text = text;
    this.#read.count = 0;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code > 127) at = this.#readBeyondAscii(text, at);
      else if (LETTER_CLASS[code] !== 0) at = this.#readWord(text, at);
      else {
        at++;
        if (SIGN[code] === 1 && endOf(WHITE_SPACE, text, at) > at) this.#add(at - 1, at, this.sentenceEnd);
      }
    }
    return this.#read;
  }

  #add(start: number, end: number, reading: Reading): void {
    const at = this.#read.count++;
    this.#read.starts[at] = start;
    this.#read.ends[at] = end;
    this.#read.readings[at] = reading;
  }

  /** Reads the word that starts here, or passes over the character, and gives the end of it. */
  #readBeyondAscii(text: string, start: number): number {
    const end = endOf(WORD, text, start);
    if (end === start) return start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1);
    this.#add(start, end, this.#lookUp(text.slice(start, end)));
    return end;
  }

  /** Reads the word that starts here, and gives its end. */
  #readWord(text: string, start: number): number {
    // Held here because the loop runs for every letter of a collection.
    const beginnings = this.#beginnings;
    const classes = LETTER_CLASS;
    const end = text.length;
    let at = start;
    let node = ROOT;
    let to = ROOT;
    for (; at < end; at++) {
      const letter = classes[text.charCodeAt(at)];
      if (!letter) break;
      if (to === NOWHERE) continue;
      to = beginnings[node * CLASSES + letter] as number;
      if (to !== NOWHERE) node = to;
    }
    // The word goes on where a letter beyond ASCII follows.
    if (at < end && text.charCodeAt(at) > 127 && endOf(WORD, text, at) > at) return this.#readBeyondAscii(text, start);
    const reading = this.#mayEndOpen(text, start, at)
      ? undefined
      : (to === NOWHERE ? this.#leaving : this.#ending)[node];
    this.#add(start, at, reading ?? this.#lookUp(text.slice(start, at)));
    return at;
  }

  /** May the word complete a pattern whose beginning is open? */
  #mayEndOpen(text: string, start: number, end: number): boolean {
    const { next, isEnd } = this.#endings;
    let node = ROOT;
    for (let at = end - 1; node !== NOWHERE; at--) {
      if (isEnd[node] === 1) return true;
      if (at < start) return false;
      node = next[node * CLASSES + (LETTER_CLASS[text.charCodeAt(at)] as number)] as number;
    }
    return false;
  }

  #lookUp(word: string): Reading {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const reading = this.#readingFor(this.#index.completedBy(word));
    // Every rare word of 100,000 papers would stay in memory otherwise.
    if (this.#known.size >= 200_000) this.#known.clear();
    this.#known.set(word, reading);
    return reading;
  }

  #readingFor(completed: readonly number[]): Reading {
    return completed.length === 0 ? this.#nothing : this.#readingOf(completed);
  }
}

/**
 * By node of the trie, which patterns words complete that end there, and which words that leave it there.
 * Nodes where no pattern ends share their parent's list.
 */
function completedIn({ ends, parents }: LetterTrie, patterns: readonly WordPattern[]) {
  const ending: (readonly number[])[] = [[]];
  const leaving: (readonly number[])[] = [[]];
  for (let node = ROOT; node < parents.length; node++) {
    const before = leaving[parents[node] as number] as readonly number[];
    const numbers = ends.get(node);
    if (numbers === undefined) {
      leaving[node] = before;
      ending[node] = before;
      continue;
    }
    const open = numbers.filter((number) => patterns[number]?.openEnd);
    leaving[node] = [...before, ...open];
    ending[node] = [...before, ...numbers];
  }
  return { ending, leaving };
}

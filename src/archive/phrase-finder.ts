/** Finds many phrases in many texts. */
import { type Phrase, spellingOf, type WordPattern } from "./topic-phrase.ts";
import { type ReadText, WordReader } from "./word-reader.ts";

/** A phrase where it stands first in a text. */
export interface FoundPhrase {
  number: number;
  /** The first of the characters of the text without accents that complete it, and the one after the last. */
  start: number;
  end: number;
}

/** The phrases that stand in a text, each once and in order of where they start. */
export interface FoundPhrases {
  /** Without accents. */
  text: string;
  found: readonly FoundPhrase[];
}

/** A node of the trie of all phrases: the words that lead to it begin the same phrases. */
interface Node {
  /** Numbers of the phrases that are complete here. */
  complete: number[];
  /** By number of the next word's pattern; absent where no phrase goes on. */
  next?: Map<number, Node>;
  /** Where any word leads to. */
  any?: Node;
}

/** What a word of a text means to the phrases, wherever it stands. */
interface Reading {
  /** Numbers of the patterns that it completes. */
  completes: readonly number[];
  /** Where it leads to from the trie's root. */
  begins: readonly Node[];
}

/** Phrases made ready to be found. They are known by their number in the list given; an empty one is never found. */
export class PhraseFinder {
  readonly #root: Node = { complete: [] };
  readonly #reader: WordReader<Reading>;
  /** By number of the phrase: 1 when the text that is being read was found to have it. */
  readonly #isFound: Uint8Array;

  constructor(phrases: readonly Phrase[]) {
    const patterns: WordPattern[] = [];
    const numbers = new Map<string, number>();
    const numberOf = (pattern: WordPattern) => {
      const key = spellingOf(pattern);
      const number = numbers.get(key) ?? patterns.push(pattern) - 1;
      numbers.set(key, number);
      return number;
    };
    phrases.forEach((phrase, number) => {
      if (phrase.length > 0) nodeAt(this.#root, phrase, numberOf).complete.push(number);
    });
    this.#isFound = new Uint8Array(phrases.length);
    this.#reader = new WordReader(patterns, (completes) => ({
      completes,
      begins: completes.flatMap((number) => this.#root.next?.get(number) ?? []),
    }));
  }

  /** Takes any text, also an empty one. */
  find(text: string): FoundPhrases {
    const read = this.#reader.read(text);
    const found: FoundPhrase[] = [];
    for (let place = 0; place < read.count; place++) {
      const { begins } = read.readings[place] as Reading;
      for (let i = 0; i < begins.length; i++) this.#follow(begins[i] as Node, read, place, place, found);
    }
    for (const { number } of found) this.#isFound[number] = 0;
    return { text: read.text, found };
  }

  /** Notes the phrases that begin with the word `first`, whose words up to `last` have led to this node. */
  #follow(node: Node, read: ReadText<Reading>, first: number, last: number, found: FoundPhrase[]): void {
    for (let i = 0; i < node.complete.length; i++) {
      const number = node.complete[i] as number;
      if (this.#isFound[number] !== 0) continue;
      this.#isFound[number] = 1;
      found.push({ number, start: read.starts[first] as number, end: read.ends[last] as number });
    }
    const at = last + 1;
    if (at === read.count) return;
    const reading = read.readings[at] as Reading;
    if (node.next !== undefined) {
      for (let i = 0; i < reading.completes.length; i++) {
        const next = node.next.get(reading.completes[i] as number);
        if (next !== undefined) this.#follow(next, read, first, at, found);
      }
    }
    if (node.any !== undefined && reading !== this.#reader.sentenceEnd) this.#follow(node.any, read, first, at, found);
  }
}

function nodeAt(root: Node, phrase: Phrase, numberOf: (pattern: WordPattern) => number): Node {
  let node = root;
  for (const pattern of phrase) {
    if (pattern.text === "") node = node.any ??= { complete: [] };
    else {
      node.next ??= new Map();
      const number = numberOf(pattern);
      const next: Node = node.next.get(number) ?? { complete: [] };
      node.next.set(number, next);
      node = next;
    }
  }
  return node;
}

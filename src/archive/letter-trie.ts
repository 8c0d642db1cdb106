/** A trie over ASCII letters and digits whose nodes are numbers, so that a text is read in it without making strings. */

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** By code of an ASCII character: 1 to 36 for letters, whatever their case, and digits; 0 for all else. */
export const LETTER_CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  return LETTERS.indexOf(String.fromCharCode(code).toLowerCase()) + 1;
});
/** That of no letter included. */
export const CLASSES = LETTERS.length + 1;

/** No word goes on with the letters met. */
export const NOWHERE = 0;
/** Where all words begin. */
export const ROOT = 1;

const LETTERS_AND_DIGITS = /^[a-z0-9]*$/i;

/** Words without regard to their case. */
export class LetterTrie {
  /** At `node * CLASSES + LETTER_CLASS[code]`, the node to which the letter leads. */
  readonly next: Uint16Array | Uint32Array;
  /** By node, the places in the list given of the words that end there, if any do. */
  readonly ends = new Map<number, number[]>();
  /** By node, 1 where a word ends. */
  readonly isEnd: Uint8Array;
  /** By node, the one that leads to it; parents have lower numbers. */
  readonly parents: number[] = [NOWHERE, NOWHERE];

  /** Passes over words with other letters, and over `undefined`. */
  constructor(words: readonly (string | undefined)[]) {
    const inside = words.map((word) => (word !== undefined && LETTERS_AND_DIGITS.test(word) ? word : undefined));
    const most = inside.reduce((sum, word) => sum + (word?.length ?? 0), 2);
    this.next = new (most <= 0xffff ? Uint16Array : Uint32Array)(most * CLASSES);
    this.isEnd = new Uint8Array(most);
    inside.forEach((word, place) => {
      if (word === undefined) return;
      const node = this.#nodeOf(word);
      this.isEnd[node] = 1;
      this.ends.set(node, [...(this.ends.get(node) ?? []), place]);
    });
  }

  #nodeOf(word: string): number {
    let node = ROOT;
    for (let at = 0; at < word.length; at++) {
      const edge = node * CLASSES + (LETTER_CLASS[word.charCodeAt(at)] as number);
      if (this.next[edge] === NOWHERE) this.next[edge] = this.parents.push(node) - 1;
      node = this.next[edge] as number;
    }
    return node;
  }
}

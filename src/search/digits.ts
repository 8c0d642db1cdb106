/**
 * Numbers as printable characters, for shards: no byte needs escaping in a script, and every one is a UTF-8 byte of its own.
 * Each kind of number draws from its own part of the alphabet, so that a reader knows where a number ends,
 * and a compressor sees which kind comes next.
 */

const FIRST = 35;
/** `<` could close a script, `\` begins an escape. */
const LEFT_OUT = [60, 92];
const CODES: number[] = [];
for (let code = FIRST; code < 127; code++) if (!LEFT_OUT.includes(code)) CODES.push(code);

const ascii = new TextDecoder();

/** How many characters there are. */
export const DIGIT_COUNT = CODES.length;

const VALUES = new Uint8Array(128).fill(255);
CODES.forEach((code, value) => {
  VALUES[code] = value;
});

/** The value of the character at a place; 255 for one that is none of the digits. */
export function digitAt(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? 255;
}

/** Collects characters and gives them out as text. */
export class DigitWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** One character; `value` is below `DIGIT_COUNT`. */
  put(value: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#length * 2);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = CODES[value] as number;
  }

  /** A count from 0 in as many characters as it needs, lowest digit first, all but the last from the second half of the kind. */
  putNumber(value: number, { first, base }: NumberKind): void {
    let left = value;
    while (left >= base) {
      this.put(first + base + (left % base));
      left = Math.floor(left / base);
    }
    this.put(first + left);
  }

  /** What was written since the last time. */
  take(): string {
    const text = ascii.decode(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return text;
  }
}

/** Numbers whose last digit is `first` to `first + base - 1`, other digits the `base` characters after. */
export interface NumberKind {
  first: number;
  base: number;
}

/** Numbers that use the whole alphabet. */
export const PLAIN: NumberKind = { first: 0, base: DIGIT_COUNT / 2 };

/** Reads what a DigitWriter wrote. */
export class DigitReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.#text.length;
  }

  /** The next character's value. */
  next(): number {
    return VALUES[this.#text.charCodeAt(this.at++)] ?? 255;
  }

  nextNumber({ first, base }: NumberKind): number {
    let value = 0;
    let scale = 1;
    while (this.at < this.#text.length) {
      const digit = this.next() - first;
      if (digit < base) return value + digit * scale;
      value += (digit - base) * scale;
      scale *= base;
    }
    return value;
  }
}

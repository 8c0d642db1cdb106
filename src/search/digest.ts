/** Characters of a digest as text. */
export const DIGEST_LENGTH = 10;

/** A digest of texts: 53 bits, the same everywhere, for names of what is made from them; not for security. */
export class Digest {
  #high = 0xdeadbeef | 0;
  #low = 0x41c6ce57;

  /** Texts that are added one by one make another digest than the same texts joined. */
  add(text: string): this {
    let high = this.#high;
    let low = this.#low;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x9e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
    }
    this.#high = Math.imul(high ^ 0x10000, 0x9e3779b1);
    this.#low = Math.imul(low ^ 0x10000, 0x5f356495);
    return this;
  }

  /** Adds an integer of 53 bits at most, such as another digest. */
  addNumber(value: number): this {
    const upper = value / 0x100000000;
    this.#high = Math.imul(Math.imul(this.#high ^ value, 0x9e3779b1) ^ upper, 0x9e3779b1);
    this.#low = Math.imul(Math.imul(this.#low ^ value, 0x5f356495) ^ upper, 0x5f356495);
    return this;
  }

  /** Adds all that another digest stands for. */
  mix(other: Digest): this {
    this.#high = Math.imul(this.#high ^ other.#high, 0x9e3779b1);
    this.#low = Math.imul(this.#low ^ other.#low, 0x5f356495);
    return this;
  }

  addAll(texts: readonly string[]): this {
    for (const text of texts) this.add(text);
    return this;
  }

  /** An integer of 53 bits. Finalised as in cyrb53 (bryc, public domain). */
  toNumber(): number {
    let high = this.#high;
    let low = this.#low;
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
    low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
    return 0x100000000 * (low & 0x1fffff) + (high >>> 0);
  }

  /** The same in ten characters out of `0-9 a-z`. */
  toString(): string {
    let rest = this.toNumber();
    let text = "";
    for (let pair = 0; pair < 5; pair++) {
      text = (PAIRS[rest % PAIRS.length] as string) + text;
      rest = Math.floor(rest / PAIRS.length);
    }
    return text;
  }
}

/** Every two digits to the base 36: a number's own `toString` takes ten times as long. */
const PAIRS = Array.from({ length: 36 * 36 }, (_, value) => value.toString(36).padStart(2, "0"));

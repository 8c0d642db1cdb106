/** A digest of texts: 53 bits, the same everywhere, for names of what is made from them; not for security. */
export class Digest {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  /** Texts that are added one by one make another digest than the same texts joined. */
  add(text: string): this {
    let [high, low] = [this.#high, this.#low];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x9e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
    }
    this.#high = Math.imul(high ^ 0x10000, 0x9e3779b1);
    this.#low = Math.imul(low ^ 0x10000, 0x5f356495);
    return this;
  }

  /** Ten characters out of `0-9 a-z`. Finalised as in cyrb53 (bryc, public domain). */
  toString(): string {
    let [high, low] = [this.#high, this.#low];
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
    low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
    return (0x100000000 * (low & 0x1fffff) + (high >>> 0)).toString(36).padStart(11, "0").slice(-10);
  }
}

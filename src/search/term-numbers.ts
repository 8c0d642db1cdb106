/** The least number of slots; a power of two, as always. */
const FEWEST_SLOTS = 1024;

/**
 * Terms in the order in which they were first met. They are looked up where they stand in a longer text: to cut millions
 * of terms out of theirs takes several times as long.
 */
export class TermNumbers {
  readonly #terms: string[] = [];
  readonly #hashes: number[] = [];
  /** Each term's number and one more, in the first free slot from where its hash belongs. */
  #slots = new Int32Array(FEWEST_SLOTS);

  get size(): number {
    return this.#terms.length;
  }

  /** The number of the term between two places of a text; -1 when it was not met. */
  find(text: string, from: number, to: number): number {
    return (this.#slots[this.#slotOf(text, from, to, hashOf(text, from, to))] as number) - 1;
  }

  /** The same; a term that was not met gets the next number. */
  enter(text: string, from: number, to: number): number {
    const hash = hashOf(text, from, to);
    const slot = this.#slotOf(text, from, to, hash);
    if (this.#slots[slot] !== 0) return (this.#slots[slot] as number) - 1;
    const number = this.#terms.length;
    this.#terms.push(text.slice(from, to));
    this.#hashes.push(hash);
    this.#slots[slot] = number + 1;
    if (this.#terms.length * 2 > this.#slots.length) this.#widen();
    return number;
  }

  #slotOf(text: string, from: number, to: number, hash: number): number {
    const last = this.#slots.length - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return slot;
      const term = this.#terms[number] as string;
      if (this.#hashes[number] === hash && term.length === to - from && text.startsWith(term, from)) return slot;
    }
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const last = slots.length - 1;
    for (const [number, hash] of this.#hashes.entries()) {
      let slot = hash & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a over UTF-16 code units, its upper bits mixed into the lower ones. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

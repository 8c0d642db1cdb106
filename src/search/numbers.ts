/** Whole numbers in one typed array that grows: millions of small arrays would keep the garbage collector busy. */
export class Numbers {
  #values: Uint32Array;
  #length = 0;

  /** With room for so many before it has to grow. */
  constructor(room = 1024) {
    this.#values = new Uint32Array(room);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow(this.#length * 2 + 1);
    this.#values[this.#length++] = value;
  }

  /** Makes room for so many more, each to be set. */
  extend(count: number): void {
    const length = this.#length + count;
    if (length > this.#values.length) this.#grow(Math.max(length, this.#values.length * 2));
    this.#length = length;
  }

  at(place: number): number {
    return this.#values[place] as number;
  }

  set(place: number, value: number): void {
    this.#values[place] = value;
  }

  /** All of them: not a copy, and good until the next change. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #grow(length: number): void {
    const longer = new Uint32Array(length);
    longer.set(this.#values);
    this.#values = longer;
  }
}

/** So many are known at a time: where every text is another one, no more are looked through in vain. */
const MOST = 1000;

/**
 * Values of JSON of which the same texts come again and again: each is one value in memory, which nobody may change.
 * What tens of thousands of objects have for themselves keeps the garbage collector busy.
 */
export class SharedValues {
  readonly #values = new Map<string, unknown>();

  of(json: string): unknown {
    let value = this.#values.get(json);
    if (value === undefined) {
      if (this.#values.size >= MOST) this.#values.clear();
      value = JSON.parse(json);
      this.#values.set(json, value);
    }
    return value;
  }
}

import type { FacetCount } from "../search/types.ts";

/** A filter's select: its options keep their names and gain the count of papers that choosing them gives. */
export class FilterSelect {
  readonly #select: HTMLSelectElement;
  readonly #names = new Map<string, string>();

  constructor(select: HTMLSelectElement) {
    this.#select = select;
    for (const { value, textContent } of select.options) this.#names.set(value, textContent?.trim() ?? "");
  }

  /** What is chosen; empty for everything. */
  get value(): string {
    return this.#select.value;
  }

  /** Chooses a value that is offered, else everything. */
  set value(value: string) {
    this.#select.value = this.#names.has(value) ? value : "";
  }

  /** The name of what is chosen; none for everything. */
  get chosenNames(): string[] {
    return this.value === "" ? [] : [this.#names.get(this.value) ?? this.value];
  }

  /** Values without papers are put out of the way, but never the one chosen. */
  showCounts(counts: readonly FacetCount[]): void {
    const byValue = new Map(counts.map(({ value, count }) => [value, count]));
    for (const option of this.#select.options) {
      if (option.value === "") continue;
      const count = byValue.get(option.value) ?? 0;
      option.textContent = `${this.#names.get(option.value) ?? option.value} (${count})`;
      option.disabled = option.hidden = count === 0 && !option.selected;
    }
  }
}

import type { FacetCount } from "../search/types.ts";

/** More options than these make a list that nobody reads; typing `org:` finds the others. */
const MOST_OPTIONS = 60;

/** A filter's select: its options keep their names and gain the count of papers that choosing them gives. */
export class FilterSelect {
  readonly #select: HTMLSelectElement;
  readonly #names = new Map<string, string>();
  readonly #isOpen: boolean;

  /** A select whose page offers nothing but everything is open: it offers what the counts name. */
  constructor(select: HTMLSelectElement) {
    this.#select = select;
    this.#isOpen = select.options.length === 1;
    for (const { value, textContent } of select.options) this.#names.set(value, textContent?.trim() ?? "");
  }

  /** What is chosen; empty for everything. */
  get value(): string {
    return this.#select.value;
  }

  /** Chooses a value that is offered, else everything; says whether it was offered. */
  choose(value: string): boolean {
    if (this.#isOpen && value !== "") this.#offer(value);
    const isOffered = value === "" || this.#names.has(value);
    this.#select.value = isOffered ? value : "";
    return isOffered;
  }

  /** The name of what is chosen; none for everything. */
  get chosenNames(): string[] {
    return this.value === "" ? [] : [this.#names.get(this.value) ?? this.value];
  }

  /** Values without papers are put out of the way, but never the one chosen. */
  showCounts(counts: readonly FacetCount[]): void {
    const byValue = new Map(counts.map(({ value, count }) => [value, count]));
    if (this.#isOpen) this.#offerOnly(counts.slice(0, MOST_OPTIONS).map(({ value }) => value));
    for (const option of this.#select.options) {
      if (option.value === "") continue;
      const count = byValue.get(option.value) ?? 0;
      option.textContent = `${this.#names.get(option.value) ?? option.value} (${count})`;
      option.disabled = option.hidden = count === 0 && !option.selected;
    }
  }

  /** Takes the counts away, where there are none for what is shown: everything can be chosen. */
  clearCounts(): void {
    for (const option of this.#select.options) {
      option.textContent = this.#names.get(option.value) ?? option.value;
      option.disabled = option.hidden = false;
    }
  }

  #offer(value: string): void {
    if (this.#names.has(value)) return;
    this.#names.set(value, value);
    this.#select.append(new Option(value, value));
  }

  #offerOnly(values: readonly string[]): void {
    const { value } = this;
    for (const option of [...this.#select.options].slice(1)) {
      if (option.value === value) continue;
      option.remove();
      this.#names.delete(option.value);
    }
    for (const one of values) this.#offer(one);
  }
}

/** Papers that a reader ticked: kept while she searches on, and, where the browser remembers, for later visits. */
import { counted } from "../archive/counted.ts";
import { paperPath, relativeLink, SEARCH } from "../archive/routes.ts";
import { onStoredElsewhere, readStored, store } from "./stored.ts";

const SETTING = "selection";

export interface SelectionElements {
  /** The bar; hidden while nothing is ticked. */
  bar: HTMLElement;
  count: HTMLElement;
  copy: HTMLButtonElement;
  clear: HTMLButtonElement;
  /** Shows the list where the browser does not let a page copy. */
  list: HTMLTextAreaElement;
}

export class Selection {
  readonly #elements: SelectionElements;
  /** Titles by id, in the order in which they were ticked. */
  #titles: Map<string, string>;

  constructor(elements: SelectionElements) {
    this.#elements = elements;
    this.#titles = new Map(storedTitles());
    elements.copy.addEventListener("click", () => void this.#copy());
    elements.clear.addEventListener("click", () => this.#clear());
    onStoredElsewhere(SETTING, () => this.#follow());
    this.#show();
  }

  /** A box to tick beside a paper; `title` names it. */
  checkbox(id: string, title: string): HTMLInputElement {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "pick";
    box.value = id;
    box.checked = this.#titles.has(id);
    box.setAttribute("aria-label", `Select “${title}”`);
    box.addEventListener("change", () => {
      // Another tab may have kept more meanwhile, and a page that Back brought out of the browser's memory was not told.
      for (const [known, name] of storedTitles()) if (known !== id) this.#titles.set(known, name);
      if (box.checked) this.#titles.set(id, title);
      else this.#titles.delete(id);
      this.#keep();
    });
    return box;
  }

  #clear(): void {
    this.#titles.clear();
    this.#keep();
    for (const box of document.querySelectorAll<HTMLInputElement>("input.pick")) box.checked = false;
    document.getElementById("search-query")?.focus();
  }

  /** Another tab ticked or cleared: shows the same. */
  #follow(): void {
    this.#titles = new Map(storedTitles());
    for (const box of document.querySelectorAll<HTMLInputElement>("input.pick")) {
      box.checked = this.#titles.has(box.value);
    }
    this.#show();
  }

  async #copy(): Promise<void> {
    const { list, count } = this.#elements;
    const text = this.#asText();
    try {
      await navigator.clipboard.writeText(text);
      count.textContent = `${counted(this.#titles.size, "paper")} copied, as titles with addresses`;
    } catch {
      list.hidden = false;
      list.value = text;
      list.select();
    }
  }

  /** A title and its address a line each, so that a mail or a note can hold them. */
  #asText(): string {
    const lines = [...this.#titles].map(([id, title]) => {
      return `${title}\n${new URL(relativeLink(SEARCH, paperPath(id)), location.href).href}\n`;
    });
    return lines.join("\n");
  }

  #keep(): void {
    store(SETTING, this.#titles.size === 0 ? null : JSON.stringify([...this.#titles]));
    this.#show();
  }

  #show(): void {
    const { bar, count, list } = this.#elements;
    bar.hidden = this.#titles.size === 0;
    count.textContent = `${counted(this.#titles.size, "paper")} selected`;
    list.hidden = true;
  }
}

/** What was stored may be anything: another page of the same disk may have written it. */
function storedTitles(): [string, string][] {
  try {
    const stored: unknown = JSON.parse(readStored(SETTING) ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored.filter(
      (pair): pair is [string, string] =>
        Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === "string"),
    );
  } catch {
    return [];
  }
}

/** The search page at work: what is typed and chosen, what the address says, and what is shown follow one another. */
import type { Filters, SearchAnswer, SearchEngine } from "../search/types.ts";
import { SORTS } from "../search/types.ts";
import { titleText } from "./answer-text.ts";
import { FilterSelect } from "./filter-select.ts";
import { formatState, type PageState, parseState } from "./page-state.ts";
import type { SearchElements } from "./search-elements.ts";
import { appendAnswer, say, showAnswer, showFailure } from "./search-view.ts";
import { isShortcutOn, switchShortcut } from "./shortcut.ts";

const PAGE = 20;
/** Long enough to skip answers between two quick keys, short enough to seem immediate. */
const PAUSE = 80;

export class SearchPage {
  readonly #elements: SearchElements;
  readonly #topic: FilterSelect;
  readonly #year: FilterSelect;
  readonly #load: () => Promise<SearchEngine>;
  readonly #usualTitle = document.title;
  #opened: Promise<SearchEngine> | undefined;
  /** Number of the latest question: an answer to an older one is dropped. */
  #latest = 0;
  #timer = 0;
  #shown = PAGE;
  /** True when the address is one to come back to; typing on then makes a new entry of the history. */
  #settled = true;

  /** `load` is called once, when the reader turns to the form or the address asks something. */
  constructor(elements: SearchElements, load: () => Promise<SearchEngine>) {
    this.#elements = elements;
    this.#topic = new FilterSelect(elements.topic);
    this.#year = new FilterSelect(elements.year);
    this.#load = load;
  }

  /** Makes the page work and answers what its address asks. */
  start(): void {
    const { area, form, query, topic, year, sort, more, shortcut, shortcutLine, needsScript } = this.#elements;
    needsScript.hidden = true;
    area.hidden = false;
    shortcutLine.hidden = false;
    shortcut.checked = isShortcutOn();
    shortcut.addEventListener("change", () => switchShortcut(shortcut.checked));
    query.addEventListener("input", () => this.#typed());
    query.addEventListener("change", () => this.#settle());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#settle();
      void this.#ask();
    });
    for (const select of [topic, year, sort]) select.addEventListener("change", () => this.#chose());
    more.addEventListener("click", () => void this.#askForMore());
    form.addEventListener("focusin", () => void this.#open().catch(() => undefined), { once: true });
    window.addEventListener("popstate", () => this.#followAddress());
    this.#followAddress();
    if (query.value !== "") say(this.#elements.status, "Loading the search index…");
  }

  #followAddress(): void {
    clearTimeout(this.#timer);
    const { query, topic, year, sort } = parseState(location.search);
    this.#elements.query.value = query;
    this.#writeTitle();
    this.#topic.value = topic;
    this.#year.value = year;
    this.#elements.sort.value = sort;
    this.#shown = shownBefore(history.state);
    this.#settled = true;
    if (this.#opened || query || topic || year) void this.#ask();
  }

  #open(): Promise<SearchEngine> {
    this.#opened ??= this.#load();
    return this.#opened;
  }

  #typed(): void {
    this.#shown = PAGE;
    const isFirstLetter = this.#settled && location.search !== "";
    this.#settled = false;
    this.#writeAddress(isFirstLetter);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), PAUSE);
  }

  #chose(): void {
    this.#shown = PAGE;
    this.#writeAddress(true);
    this.#settled = true;
    void this.#ask();
  }

  #settle(): void {
    this.#settled = true;
  }

  /** A new entry of the history, or the present one brought up to date. */
  #writeAddress(isNew: boolean): void {
    const address = formatState(this.#state()) || location.pathname;
    try {
      if (isNew) history.pushState({ shown: this.#shown }, "", address);
      else history.replaceState({ shown: this.#shown }, "", address);
    } catch {
      // Some browsers limit how often the address may change; the page works without.
    }
    this.#writeTitle();
  }

  /** After the address, so that the history names each entry by its own query. */
  #writeTitle(): void {
    document.title = titleText(this.#elements.query.value, this.#usualTitle);
  }

  #state(): PageState {
    const { query, sort } = this.#elements;
    const order = SORTS.find((known) => known === sort.value) ?? "best";
    return { query: query.value, topic: this.#topic.value, year: this.#year.value, sort: order };
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    const answer = await this.#answer(0, this.#shown);
    if (answer === undefined) return;
    const number = this.#latest;
    const engine = await this.#open();
    const { query, sort, topic, year } = this.#state();
    const filters = [...this.#topic.chosenNames, ...this.#year.chosenNames];
    showAnswer(this.#elements, answer, { query, sort, filters }, engine.missing);
    const full = await engine.withExcerpts(answer);
    const facets = await engine.facets(query, filtersOf(topic, year));
    if (number !== this.#latest) return;
    showAnswer(this.#elements, full, { query, sort, filters }, engine.missing);
    this.#topic.showCounts(facets.topics);
    this.#year.showCounts(facets.years);
  }

  async #askForMore(): Promise<void> {
    const shown = this.#elements.results.children.length;
    const answer = await this.#answer(shown, PAGE);
    if (answer === undefined) return;
    this.#shown = shown + PAGE;
    this.#writeAddress(false);
    const engine = await this.#open();
    appendAnswer(this.#elements, await engine.withExcerpts(answer), this.#state().sort);
  }

  /** Undefined when something else was asked meanwhile, or when there is no index. */
  async #answer(offset: number, limit: number): Promise<SearchAnswer | undefined> {
    const number = ++this.#latest;
    const { query, topic, year, sort } = this.#state();
    try {
      const engine = await this.#open();
      const answer = await engine.search(query, { ...filtersOf(topic, year), sort, offset, limit });
      return number === this.#latest ? answer : undefined;
    } catch (error) {
      showFailure(this.#elements, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }
}

function filtersOf(topic: string, year: string): Filters {
  return { topics: topic === "" ? [] : [topic], years: year === "" ? [] : [year] };
}

/** How many results were open when the reader left this entry of the history. */
function shownBefore(state: unknown): number {
  const shown = (state as { shown?: unknown } | null)?.shown;
  return typeof shown === "number" && Number.isSafeInteger(shown) && shown > PAGE ? shown : PAGE;
}

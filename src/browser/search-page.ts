/** The search page at work: what is typed and chosen, what the address says, and what is shown follow one another. */
import type { Filters, LikeWhat, SearchAnswer, SearchEngine } from "../search/types.ts";
import { titleText } from "./answer-text.ts";
import { formatState, MOST_SHOWN, PAGE, type PageState, parseState } from "./page-state.ts";
import { ReadingAhead } from "./reading-ahead.ts";
import { wireResultKeys } from "./result-keys.ts";
import type { SearchElements } from "./search-elements.ts";
import { SearchForm } from "./search-form.ts";
import { type Question, SearchView } from "./search-view.ts";
import { Selection } from "./selection.ts";
import { isShortcutOn, switchShortcut } from "./shortcut.ts";

/** Milliseconds without a key after which excerpts and counts are fetched. */
const REST = 150;
/** So many results, about a screenful, follow every key; the others of a page come when the reader rests. */
const FIRST = 10;
/** And after which the count is announced: a reader who hears the page is not interrupted at every word. */
const SILENCE = 800;

export class SearchPage {
  readonly #elements: SearchElements;
  readonly #view: SearchView;
  readonly #form: SearchForm;
  readonly #load: () => Promise<SearchEngine>;
  readonly #usualTitle = document.title;
  #opened: Promise<SearchEngine> | undefined;
  /** Ends the question that is under way: an answer to an older one is never shown. */
  #asking = new AbortController();
  readonly #ahead = new ReadingAhead();
  #timers: number[] = [];
  /** Filters of the address that the archive does not have. */
  #unknown: string[] = [];
  #show = PAGE;
  /** What others are to be like; while it is set, words are not searched for. */
  #like: LikeWhat | undefined;
  /** True when the address is one to come back to; typing on then makes a new entry of the history. */
  #settled = true;

  /** `load` is called once, when the reader turns to the form or the address asks something. */
  constructor(elements: SearchElements, load: () => Promise<SearchEngine>) {
    this.#elements = elements;
    this.#view = new SearchView(elements, new Selection(elements.selection));
    this.#form = new SearchForm(elements);
    this.#load = load;
  }

  /** Makes the page work and answers what its address asks. */
  start(): void {
    const { area, form, query, topic, year, org, sort, clear, more, results, likeButton } = this.#elements;
    this.#elements.needsScript.hidden = true;
    area.hidden = false;
    this.#wireShortcutSwitch();
    query.addEventListener("input", () => this.#typed());
    query.addEventListener("change", () => this.#settle());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#settle();
      void this.#ask();
    });
    for (const select of [topic, year, org, sort]) select.addEventListener("change", () => this.#chose());
    clear.addEventListener("click", () => {
      this.#form.clearFilters();
      this.#chose();
      query.focus();
    });
    likeButton.addEventListener("click", () => this.#askLikeText());
    more.addEventListener("click", () => void this.#askForMore());
    form.addEventListener("focusin", () => void this.#open().catch(() => undefined), { once: true });
    window.addEventListener("popstate", () => this.#followAddress());
    wireResultKeys(query, results);
    this.#followAddress();
  }

  #wireShortcutSwitch(): void {
    const { shortcut, shortcutLine } = this.#elements;
    shortcutLine.hidden = false;
    shortcut.checked = isShortcutOn();
    shortcut.addEventListener("change", () => switchShortcut(shortcut.checked));
  }

  #followAddress(): void {
    const state = parseState(location.search);
    this.#unknown = this.#form.show(state);
    const text = likeTextOf(history.state);
    this.#like = state.like !== "" ? { id: state.like } : text === undefined ? undefined : { text };
    if (text !== undefined) this.#elements.likeText.value = text;
    this.#show = state.show;
    this.#settled = true;
    this.#writeTitle();
    if (this.#opened || this.#like || formatState({ ...state, sort: "best" }) !== "") void this.#ask();
  }

  #open(): Promise<SearchEngine> {
    this.#opened ??= this.#load();
    return this.#opened;
  }

  #typed(): void {
    this.#like = undefined;
    this.#show = PAGE;
    const isFirstLetter = this.#settled && location.search !== "";
    this.#settled = false;
    this.#writeAddress(isFirstLetter);
    void this.#ask(FIRST);
  }

  #chose(): void {
    this.#unknown = [];
    this.#show = PAGE;
    this.#writeAddress(true);
    this.#settled = true;
    void this.#ask();
  }

  /** Papers like a text of the reader's own. The address leaves it out, as it may be long; the history keeps it. */
  #askLikeText(): void {
    const text = this.#elements.likeText.value;
    if (text.trim() === "") {
      this.#elements.likeText.focus();
      return;
    }
    this.#like = { text };
    this.#elements.query.value = "";
    this.#chose();
  }

  #settle(): void {
    this.#settled = true;
  }

  /** A new entry of the history, or the present one brought up to date. */
  #writeAddress(isNew: boolean): void {
    const address = formatState(this.#state()) || location.pathname;
    try {
      const kept = this.#like && "text" in this.#like ? { likeText: this.#like.text } : null;
      if (isNew) history.pushState(kept, "", address);
      else history.replaceState(kept, "", address);
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
    const like = this.#like && "id" in this.#like ? this.#like.id : "";
    return { ...this.#form.chosen(), like, show: this.#show };
  }

  #question({ query, sort, like }: PageState): Question {
    const likeWhat = this.#like && ("id" in this.#like ? ("paper" as const) : ("text" as const));
    return {
      query,
      sort,
      filters: this.#form.filterNames,
      like,
      unknown: this.#unknown,
      ...(likeWhat && { likeWhat }),
    };
  }

  /** The best results at once, as many as a page has or `most`; the others, excerpts, counts and the announcement when the reader rests. */
  async #ask(most = MOST_SHOWN): Promise<void> {
    const signal = this.#begin();
    const state = this.#state();
    if (!this.#opened) this.#elements.count.textContent = "Loading the search index…";
    await this.#guarded(signal, async () => {
      const engine = await this.#open();
      const asked = this.#question(state);
      const answer = await this.#answer(engine, state, { offset: 0, limit: Math.min(most, state.show), signal });
      if (signal.aborted) return;
      this.#view.show(answer, asked, engine.missing);
      this.#ahead.start(engine, state.query);
      const complete = () => void this.#guarded(signal, () => this.#complete(engine, state, signal));
      this.#timers = [window.setTimeout(complete, REST), window.setTimeout(() => this.#view.announce(), SILENCE)];
    });
  }

  async #complete(engine: SearchEngine, state: PageState, signal: AbortSignal): Promise<void> {
    this.#ahead.stop();
    const answer = await this.#answer(engine, state, { offset: 0, limit: state.show, signal });
    if (signal.aborted) return;
    this.#view.addFurther(answer, this.#question(state));
    const full = await engine.complete(answer, signal);
    if (signal.aborted) return;
    this.#view.complete(full, this.#question(state), engine.missing);
    if (this.#like) {
      this.#form.clearCounts();
      return;
    }
    const facets = await engine.facets(state.query, { ...filtersOf(state), signal });
    if (signal.aborted) return;
    // Without the facts of the papers every count would be none.
    if (full.total > 0 && facets.years.length === 0) this.#form.clearCounts();
    else this.#form.showCounts(facets);
    this.#view.note(full, this.#question(state), engine.missing);
    this.#ahead.start(engine, state.query);
  }

  async #askForMore(): Promise<void> {
    const signal = this.#begin();
    const state = this.#state();
    const offset = this.#show;
    await this.#guarded(signal, async () => {
      const engine = await this.#open();
      const answer = await this.#answer(engine, state, { offset, limit: PAGE, signal });
      if (signal.aborted) return;
      this.#show = offset + PAGE;
      this.#writeAddress(false);
      this.#view.append(answer, this.#question(state), this.#show);
      const full = await engine.complete(answer, signal);
      if (!signal.aborted) this.#view.complete(full, this.#question(state), engine.missing);
    });
  }

  /** Drops what is under way for a new question. */
  #begin(): AbortSignal {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#asking.abort();
    this.#ahead.stop();
    this.#asking = new AbortController();
    return this.#asking.signal;
  }

  #answer(
    engine: SearchEngine,
    state: PageState,
    part: { offset: number; limit: number; signal: AbortSignal },
  ): Promise<SearchAnswer> {
    const options = { ...filtersOf(state), sort: state.sort, ...part };
    return this.#like ? engine.similar(this.#like, options) : engine.search(state.query, options);
  }

  /** Runs a step; what it fails of is shown, unless something else was asked meanwhile. */
  async #guarded(signal: AbortSignal, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!signal.aborted) this.#view.fail(error instanceof Error ? error.message : String(error));
    }
  }
}

function filtersOf({ topic, year, org }: PageState): Filters {
  const list = (value: string) => (value === "" ? [] : [value]);
  return { topics: list(topic), years: list(year), organizations: list(org) };
}

/** The text that an entry of the history was about. */
function likeTextOf(state: unknown): string | undefined {
  const text = (state as { likeText?: unknown } | null)?.likeText;
  return typeof text === "string" ? text : undefined;
}

/** Shows answers in the page: what was found, notes, results. Knows nothing of addresses and events. */
import { paperPath } from "../archive/routes.ts";
import { replaceWord } from "../search/analyser.ts";
import type { SearchAnswer, Sort, Suggestion } from "../search/types.ts";
import { type Asked, correctionText, statusText } from "./answer-text.ts";
import { formatState, PAGE, parseState } from "./page-state.ts";
import { completeItem, link, pageItem, resultItem } from "./result-view.ts";
import type { SearchElements } from "./search-elements.ts";
import type { Selection } from "./selection.ts";

/** What an answer is an answer to. */
export interface Question extends Asked {
  sort: Sort;
  /** Id of the paper that others are to be like; empty when there is none. */
  like: string;
  /** Filters of the address that the archive does not have. */
  unknown: readonly string[];
}

export class SearchView {
  readonly #elements: SearchElements;
  readonly #selection: Selection;

  constructor(elements: SearchElements, selection: Selection) {
    this.#elements = elements;
    this.#selection = selection;
  }

  /** Replaces what is shown by a new answer, or by the best of its results. */
  show(answer: SearchAnswer, asked: Question, missing: readonly string[]): void {
    const { count, pages, results, browse, clear } = this.#elements;
    count.textContent = statusText(answer, { ...asked, isIncomplete: missing.length > 0 });
    clear.hidden = asked.filters.length === 0;
    this.note(answer, asked, missing);
    pages.replaceChildren(...answer.pages.map(pageItem));
    results.replaceChildren(...this.#items(answer, asked));
    const isLost = answer.total > 0 && answer.results.length === 0;
    browse.hidden = answer.asked && !isLost;
    this.#elements.more.hidden = true;
  }

  /** Adds the results of the same answer that are below those shown, and offers the next. */
  addFurther(answer: SearchAnswer, asked: Question): void {
    const { results } = this.#elements;
    const further = { ...answer, results: answer.results.slice(results.children.length) };
    results.append(...this.#items(further, asked));
    const isLost = answer.total > 0 && answer.results.length === 0;
    this.#offerMore(isLost ? 0 : answer.total, answer.results.length);
  }

  /** Says what else there is to say of an answer. */
  note(answer: SearchAnswer, asked: Question, missing: readonly string[]): void {
    this.#elements.notes.replaceChildren(...missingNote(missing), ...notesOf(answer, asked));
  }

  /** Adds what came after the titles: excerpts, and what was missing. */
  complete(answer: SearchAnswer, asked: Question, missing: readonly string[]): void {
    const { results } = this.#elements;
    const first = results.children.length - answer.results.length;
    for (const [at, result] of answer.results.entries()) completeItem(results.children[first + at], result, asked.sort);
    this.note(answer, asked, missing);
  }

  /** Adds further results below, and moves the focus to the first of them. */
  append(answer: SearchAnswer, asked: Question, shown: number): void {
    const items = this.#items(answer, asked);
    this.#elements.results.append(...items);
    items[0]?.querySelector("a")?.focus();
    this.#offerMore(answer.total, shown);
  }

  /** Says to those who hear the page what the others see. Only when it is new, so that it is announced once. */
  announce(): void {
    const { status, count } = this.#elements;
    if (status.textContent !== count.textContent) status.textContent = count.textContent;
  }

  /** Nothing can be searched: says why and offers the other ways through the archive. */
  fail(reason: string): void {
    const { count, notes, pages, results, more, browse } = this.#elements;
    count.textContent = "The search index could not be loaded.";
    this.announce();
    notes.replaceChildren(paragraph(`${reason} Reload the page to try again, or browse:`));
    pages.replaceChildren();
    results.replaceChildren();
    more.hidden = true;
    browse.hidden = false;
  }

  #items({ results }: SearchAnswer, { sort }: Question): HTMLLIElement[] {
    return results.map((result) => resultItem(result, sort, this.#selection.checkbox(result.id, result.title.text)));
  }

  /** `shown` counts what was asked for: entries that could not be loaded are not asked for again. */
  #offerMore(total: number, shown: number): void {
    const { more } = this.#elements;
    const left = total - shown;
    more.hidden = left <= 0;
    more.textContent = `Show more (${left} left)`;
  }
}

function missingNote([first]: readonly string[]): HTMLElement[] {
  if (first === undefined) return [];
  return [paragraph(`A part of the search index is missing, so some papers are not found. ${first}`)];
}

function notesOf(answer: SearchAnswer, asked: Question): HTMLElement[] {
  const { query, filters, like } = asked;
  const notes: HTMLElement[] = [...answer.notes, ...answer.corrections.map(correctionText)].map(paragraph);
  notes.push(...asked.unknown.map((name) => paragraph(`The archive has no “${name}” to choose; all are searched.`)));
  if (like !== "")
    notes.push(answer.total > 0 ? likeNote(like) : paragraph(`No paper here has the id “${like}”, or is like it.`));
  if (!answer.asked || answer.total > 0 || answer.pages.length > 0) return notes;
  if (answer.suggestions.length > 0) notes.push(suggestionsNote(answer.suggestions, query));
  if (filters.length > 0) notes.push(paragraph("Choosing other topics, years or organisations may help."));
  if (query.includes('"')) notes.push(paragraph("Without quotation marks the words may stand apart."));
  if (like === "") notes.push(paragraph("Fewer or more general words find more."));
  return notes;
}

function likeNote(id: string): HTMLElement {
  const note = paragraph("They share the most telling words with ");
  note.append(link(paperPath(id), "the paper you came from"), ".");
  return note;
}

/** Each word leads to the query with it in place of the one that it is near. */
function suggestionsNote(suggestions: readonly Suggestion[], query: string): HTMLElement {
  const note = paragraph("Words of the papers that are near: ");
  suggestions.forEach(({ typed, word }, at) => {
    const anchor = document.createElement("a");
    anchor.href = formatState({
      ...parseState(location.search),
      query: replaceWord(query, typed, word),
      like: "",
      show: PAGE,
    });
    anchor.textContent = word;
    if (at > 0) note.append(", ");
    note.append(anchor);
  });
  return note;
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

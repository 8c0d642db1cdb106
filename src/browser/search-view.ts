/** Shows answers in the page: status, notes, results. Knows nothing of addresses and events. */
import type { SearchAnswer, Sort } from "../search/types.ts";
import { type Asked, correctionText, statusText } from "./answer-text.ts";
import { formatState, parseState } from "./page-state.ts";
import { pageItem, resultItem } from "./result-view.ts";
import type { SearchElements } from "./search-elements.ts";

/** Replaces what is shown by a new answer. */
export function showAnswer(
  elements: SearchElements,
  answer: SearchAnswer,
  asked: Asked & { sort: Sort },
  missing: readonly string[],
): void {
  say(elements.status, statusText(answer, asked));
  elements.notes.replaceChildren(...missingNote(missing), ...notesOf(answer, asked));
  elements.pages.replaceChildren(...answer.pages.map(pageItem));
  elements.results.replaceChildren(...answer.results.map((result) => resultItem(result, asked.sort)));
  elements.browse.hidden = answer.asked;
  offerMore(elements, answer);
}

/** Adds further results below, and moves the focus to the first of them. */
export function appendAnswer(elements: SearchElements, answer: SearchAnswer, sort: Sort): void {
  const items = answer.results.map((result) => resultItem(result, sort));
  elements.results.append(...items);
  items[0]?.querySelector("a")?.focus();
  offerMore(elements, answer);
}

/** Nothing can be searched: says why and offers the other ways through the archive. */
export function showFailure({ status, notes, pages, results, more, browse }: SearchElements, reason: string): void {
  say(status, "The search index could not be loaded.");
  notes.replaceChildren(paragraph(`${reason} Reload the page to try again, or browse:`));
  pages.replaceChildren();
  results.replaceChildren();
  more.hidden = true;
  browse.hidden = false;
}

/** Only when the sentence is new, so that it is announced once. */
export function say(status: HTMLElement, sentence: string): void {
  if (status.textContent !== sentence) status.textContent = sentence;
}

function offerMore({ more, results }: SearchElements, { total }: SearchAnswer): void {
  const left = total - results.children.length;
  more.hidden = left <= 0;
  more.textContent = `Show more (${left} left)`;
}

function missingNote([first]: readonly string[]): HTMLElement[] {
  if (first === undefined) return [];
  return [paragraph(`A part of the search index is missing, so some papers are not found. ${first}`)];
}

function notesOf(answer: SearchAnswer, { query, filters }: Asked): HTMLElement[] {
  const notes: HTMLElement[] = answer.corrections.map((correction) => paragraph(correctionText(correction)));
  if (!answer.asked || answer.total > 0 || answer.pages.length > 0) return notes;
  if (answer.suggestions.length > 0) notes.push(suggestionsNote(answer.suggestions));
  if (filters.length > 0) notes.push(paragraph("Choosing other topics or years may help."));
  if (query.includes('"')) notes.push(paragraph("Without quotation marks the words may stand apart."));
  notes.push(paragraph("Fewer or more general words find more."));
  return notes;
}

function suggestionsNote(suggestions: readonly string[]): HTMLElement {
  const note = paragraph("Words of the papers that are near: ");
  suggestions.forEach((word, at) => {
    const anchor = document.createElement("a");
    anchor.href = formatState({ ...parseState(""), query: word });
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

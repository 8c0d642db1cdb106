/** The elements of SearchPage.astro that the script works with. */
import type { SelectionElements } from "./selection.ts";

export interface SearchElements {
  /** Hidden until the script is there. */
  area: HTMLElement;
  form: HTMLFormElement;
  query: HTMLInputElement;
  topic: HTMLSelectElement;
  year: HTMLSelectElement;
  org: HTMLSelectElement;
  sort: HTMLSelectElement;
  /** Hidden while no filter is chosen. */
  clear: HTMLButtonElement;
  likeText: HTMLTextAreaElement;
  likeButton: HTMLButtonElement;
  /** What was found, in a sentence that changes with every letter. */
  count: HTMLElement;
  /** The same sentence for those who hear it: only when the reader has stopped typing. */
  status: HTMLElement;
  /** Pages of the archive that the query names. */
  pages: HTMLElement;
  /** Corrections, suggestions, what is missing. */
  notes: HTMLElement;
  results: HTMLElement;
  selection: SelectionElements;
  more: HTMLButtonElement;
  shortcut: HTMLInputElement;
  /** The line of the switch; hidden until the script is there. */
  shortcutLine: HTMLElement;
  /** Says that search needs JavaScript. */
  needsScript: HTMLElement;
  /** Ways through the archive without search. */
  browse: HTMLElement;
}

export function findSearchElements(): SearchElements {
  return {
    area: required("search-area", HTMLElement),
    form: required("search-form", HTMLFormElement),
    query: required("search-query", HTMLInputElement),
    topic: required("search-topic", HTMLSelectElement),
    year: required("search-year", HTMLSelectElement),
    org: required("search-org", HTMLSelectElement),
    sort: required("search-sort", HTMLSelectElement),
    clear: required("search-clear", HTMLButtonElement),
    likeText: required("search-like-text", HTMLTextAreaElement),
    likeButton: required("search-like-button", HTMLButtonElement),
    count: required("search-count", HTMLElement),
    status: required("search-status", HTMLElement),
    pages: required("search-pages", HTMLElement),
    notes: required("search-notes", HTMLElement),
    results: required("search-results", HTMLElement),
    selection: {
      bar: required("search-selection", HTMLElement),
      count: required("search-selection-count", HTMLElement),
      copy: required("search-selection-copy", HTMLButtonElement),
      clear: required("search-selection-clear", HTMLButtonElement),
      list: required("search-selection-list", HTMLTextAreaElement),
    },
    more: required("search-more", HTMLButtonElement),
    shortcut: required("search-shortcut", HTMLInputElement),
    shortcutLine: required("search-shortcut-line", HTMLElement),
    needsScript: required("search-needs-script", HTMLElement),
    browse: required("search-browse", HTMLElement),
  };
}

function required<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The search page has no #${id}.`);
}

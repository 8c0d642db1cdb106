/** The elements of SearchPage.astro that the script works with. */

export interface SearchElements {
  /** Hidden until the script is there. */
  area: HTMLElement;
  form: HTMLFormElement;
  query: HTMLInputElement;
  topic: HTMLSelectElement;
  year: HTMLSelectElement;
  sort: HTMLSelectElement;
  status: HTMLElement;
  /** Pages of the archive that the query names. */
  pages: HTMLElement;
  /** Corrections, suggestions, what is missing. */
  notes: HTMLElement;
  results: HTMLElement;
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
    sort: required("search-sort", HTMLSelectElement),
    status: required("search-status", HTMLElement),
    pages: required("search-pages", HTMLElement),
    notes: required("search-notes", HTMLElement),
    results: required("search-results", HTMLElement),
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

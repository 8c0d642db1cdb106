/** A page of a long list. */
export interface ListPage<T> {
  /** Numbered from the oldest end; the newest page has none, as it is reached by the list's bare address. */
  number?: number;
  /** In the order of the list given: newest first. */
  items: T[];
  /** Number of the page with older items. */
  older?: number;
  /** The page with newer items: its number, or `newest`. Absent on the newest page. */
  newer?: number | "newest";
}

/**
 * Cuts a list, newest first, into pages counted from its oldest end, newest page first.
 * A numbered page holds exactly `size` items and never changes once it is full;
 * the newest holds what is left, from `size` to less than twice as many, so that it is never nearly empty.
 */
export function pagesOf<T>(newestFirst: readonly T[], size: number): ListPage<T>[] {
  const closed = closedPages(newestFirst.length, size);
  const newestCount = newestFirst.length - closed * size;
  const newest: ListPage<T> = { items: newestFirst.slice(0, newestCount) };
  if (closed > 0) newest.older = closed;
  const pages = [newest];
  for (let number = closed; number >= 1; number--) {
    const start = newestCount + (closed - number) * size;
    const page: ListPage<T> = { number, items: newestFirst.slice(start, start + size) };
    page.newer = number === closed ? "newest" : number + 1;
    if (number > 1) page.older = number - 1;
    pages.push(page);
  }
  return pages;
}

/** How many numbered pages a list of so many items is cut into. */
export function closedPages(count: number, size: number): number {
  return Math.max(0, Math.floor(count / size) - 1);
}

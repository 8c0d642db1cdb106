/** The stamps of all papers of a site, ascending: what it is made from, as far as papers go. */
export function stampsOf(papers: ReadonlyMap<string, { stamp: number }>): Float64Array {
  const stamps = new Float64Array(papers.size);
  let at = 0;
  for (const { stamp } of papers.values()) stamps[at++] = stamp;
  return stamps.sort();
}

/** Those that only the first have; both ascending. */
export function stampsBut(some: Float64Array, others: Float64Array): number[] {
  const found: number[] = [];
  let at = 0;
  for (const stamp of some) {
    while (at < others.length && (others[at] as number) < stamp) at++;
    if (others[at] !== stamp) found.push(stamp);
  }
  return found;
}

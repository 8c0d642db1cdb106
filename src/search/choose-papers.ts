/** Some of many papers, given by their numbers. */

/** As `papers.filter`, which for typed arrays is several times slower. */
export function keep(papers: Uint32Array, isKept: (paper: number) => boolean): Uint32Array {
  const kept = new Uint32Array(papers.length);
  let count = 0;
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    if (isKept(paper)) kept[count++] = paper;
  }
  return kept.subarray(0, count);
}

/** The first `count` papers by an order, without putting the others in order. */
export function firstBy(papers: Uint32Array, count: number, compare: (a: number, b: number) => number): number[] {
  if (papers.length <= 4 * count) return [...papers].sort(compare).slice(0, count);
  // A heap of the best so far with the worst on top.
  const heap: number[] = [];
  const sink = (from: number) => {
    for (let at = from; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compare(heap[child] as number, heap[worst] as number) > 0) worst = child;
      }
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] as number, heap[at] as number];
      at = worst;
    }
  };
  for (const paper of papers) {
    if (heap.length < count) {
      heap.push(paper);
      if (heap.length === count) for (let at = count >> 1; at >= 0; at--) sink(at);
    } else if (compare(paper, heap[0] as number) < 0) {
      heap[0] = paper;
      sink(0);
    }
  }
  return heap.sort(compare);
}

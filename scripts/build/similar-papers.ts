/** Keeps the list of papers like each from build to build. */
import { firstListedOf } from "../../src/archive/filed-paper.ts";
import { type ComparedPaper, similarPapers } from "../../src/search/similar.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";

/**
 * Brings the lists in the cache up to date. A list follows from the papers up to its paper's first day: of the days
 * before the first that changed, nothing is worked out again.
 */
export function updateSimilar(cache: PaperCache): void {
  const from = cache.similar.spoiltFrom();
  if (from === undefined) return;
  const likenesses = cache.likenesses();
  const due = new Map<string, number>();
  const papers = [...cache.papers().values()].map(({ key, head }): ComparedPaper => {
    const listed = firstListedOf(head);
    if (listed >= from) due.set(head.id, key);
    return { id: head.id, listed, key: likenesses.get(key) ?? "" };
  });
  const similar = due.size === 0 ? undefined : similarPapers(papers, (id) => due.has(id));
  const lists = [...due].map(([id, key]) => ({ key, ids: similar?.get(id) ?? [] }));
  cache.atOnce(() => {
    // Of the papers of another build nothing is known here: it finds the lists itself, or the next one does.
    if (!cache.isChangedByOthers()) cache.similar.keep(lists);
  });
}

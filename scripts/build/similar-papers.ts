/** Keeps the list of papers like each from build to build. */
import { firstListedOf } from "../../src/archive/filed-paper.ts";
import type { SimilarityKeys } from "../../src/search/growing-index.ts";
import { similarPapers } from "../../src/search/similar.ts";
import type { CachedPaper } from "../../src/store/cached-paper.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";

/**
 * Brings the lists in the cache up to date. A list follows from the papers up to its paper's first day: of the days
 * before the first that changed, nothing is worked out again.
 */
export function updateSimilar(cache: PaperCache): void {
  const from = cache.similar.spoiltFrom();
  if (from === undefined) return;
  const papers = [...cache.papers().values()];
  const compared = papers.map(({ head }) => ({ id: head.id, listed: firstListedOf(head) }));
  const due = new Map<string, number>();
  for (const [at, { id, listed }] of compared.entries()) if (listed >= from) due.set(id, papers[at]?.key as number);
  const similar = due.size === 0 ? undefined : similarPapers(compared, keysOf(papers, cache), (id) => due.has(id));
  const lists = [...due].map(([id, key]) => ({ key, ids: similar?.get(id) ?? [] }));
  cache.atOnce(() => {
    // Of the papers of another build nothing is known here: it finds the lists itself, or the next one does.
    if (!cache.isChangedByOthers()) cache.similar.keep(lists);
  });
}

function keysOf(papers: readonly CachedPaper[], { likeness }: PaperCache): SimilarityKeys {
  const numbers = new Map(papers.map(({ key }, number) => [key, number]));
  return {
    of: (number) => likeness.of(papers[number]?.key as number),
    each(visit) {
      likeness.each((key, terms, from) => {
        const number = numbers.get(key);
        if (number !== undefined) visit(number, terms, from);
      });
    },
  };
}

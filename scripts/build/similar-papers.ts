/** Keeps the list of papers like each from build to build. */
import { compareText, firstListedOf } from "../../src/archive/filed-paper.ts";
import { Digest } from "../../src/search/digest.ts";
import { type ComparedPaper, similarPapers } from "../../src/search/similar.ts";
import type { FilingHead } from "../../src/store/filing.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";

/**
 * Brings the lists in the cache up to date. A list follows from the papers up to its paper's first day: of the days
 * before the first that changed, nothing is worked out again.
 */
export function updateSimilar(cache: PaperCache, heads: ReadonlyMap<number, FilingHead>): void {
  const likenesses = cache.likenesses();
  const keys = new Map<string, number>();
  const papers = [...cache.papers().values()].map(({ key }): ComparedPaper => {
    const { facts } = heads.get(key) as FilingHead;
    keys.set(facts.id, key);
    return { id: facts.id, listed: firstListedOf(facts), key: likenesses.get(key) ?? "" };
  });
  const inputs = inputsByDay(papers);
  const kept = cache.similar.all();
  const due = new Set(
    papers
      .filter(({ id, listed }) => kept.get(keys.get(id) as number)?.inputs !== inputs.get(listed))
      .map(({ id }) => id),
  );
  if (due.size === 0) return;
  const similar = similarPapers(papers, (id) => due.has(id));
  const found = papers
    .filter(({ id }) => due.has(id))
    .map(({ id, listed }) => ({
      key: keys.get(id) as number,
      inputs: inputs.get(listed) as string,
      ids: similar.get(id) ?? [],
    }));
  cache.atOnce(() => cache.similar.keep(found));
}

/** For each day a digest of the papers up to then. */
function inputsByDay(papers: readonly ComparedPaper[]): Map<string, string> {
  const inputs = new Map<string, string>();
  const digest = new Digest();
  const sorted = [...papers].sort((a, b) => compareText(a.listed, b.listed) || compareText(a.id, b.id));
  for (const [at, { id, listed, key }] of sorted.entries()) {
    digest.add(id).add(key);
    if (sorted[at + 1]?.listed !== listed) inputs.set(listed, digest.add(listed).toString());
  }
  return inputs;
}

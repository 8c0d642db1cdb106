import type { FilingHead } from "../../src/store/filing.ts";
import type { PaperCache } from "../../src/store/paper-cache.ts";

/** Enters the authors of the papers that came since the last time. */
export function enterAuthors(cache: PaperCache, heads: ReadonlyMap<number, FilingHead>): void {
  const { entered } = cache.authors;
  const papers: { key: number; names: readonly string[] }[] = [];
  for (const [key, { facts }] of heads) if (key > entered) papers.push({ key, names: facts.authors ?? [] });
  if (papers.length > 0) cache.atOnce(() => cache.authors.enter(papers));
}

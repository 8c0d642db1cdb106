import type { Archive } from "./archive.ts";
import { compareText, type FiledPaper } from "./filed-paper.ts";

/** The papers first listed in each month, in order of id: together every paper once. A later month changes no earlier one. */
export function monthRecords({ papers }: Pick<Archive, "papers">): { month: string; papers: FiledPaper[] }[] {
  const months = Map.groupBy(papers, ({ firstListed }) => firstListed.slice(0, 7));
  return [...months]
    .sort(([a], [b]) => compareText(a, b))
    .map(([month, some]) => ({ month, papers: some.sort((a, b) => compareText(a.paper.id, b.paper.id)) }));
}

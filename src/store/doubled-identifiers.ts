import type { Paper } from "../archive/paper.ts";

/**
 * A sentence for each arXiv id and DOI that two papers or more have, naming their files.
 * It is no fault that stops a build: a collection may hold a paper and its translation.
 */
export function doubledIdentifiers(papers: readonly { paper: Identified; file: string }[]): string[] {
  return [
    ...doubled("arXiv id", papers, ({ arxiv }) => arxiv),
    ...doubled("DOI", papers, ({ doi }) => doi?.toLowerCase()),
  ];
}

type Identified = Pick<Paper, "arxiv" | "doi">;

function doubled(
  kind: string,
  papers: readonly { paper: Identified; file: string }[],
  idOf: (paper: Identified) => string | undefined,
): string[] {
  const first = new Map<string, string>();
  const files = new Map<string, string[]>();
  for (const { paper, file } of papers) {
    const id = idOf(paper);
    if (!id) continue;
    const other = first.get(id);
    if (other === undefined) first.set(id, file);
    else files.set(id, [...(files.get(id) ?? [other]), file]);
  }
  return [...files].map(
    ([id, doubled]) => `The ${kind} ${id} is that of ${doubled.join(" and ")}; if they are one paper, remove one file.`,
  );
}

import type { Paper } from "../archive/paper.ts";

/**
 * A sentence for each arXiv id and DOI that two papers or more have, naming their files.
 * It is no fault that stops a build: a collection may hold a paper and its translation.
 */
export function doubledIdentifiers(papers: readonly { paper: Pick<Paper, "arxiv" | "doi">; file: string }[]): string[] {
  const files = new Map<string, string[]>();
  for (const { paper, file } of papers) {
    const names = [paper.arxiv && `arXiv id ${paper.arxiv}`, paper.doi && `DOI ${paper.doi.toLowerCase()}`];
    for (const name of names) {
      if (!name) continue;
      const known = files.get(name);
      if (known) known.push(file);
      else files.set(name, [file]);
    }
  }
  return [...files]
    .filter(([, doubled]) => doubled.length > 1)
    .map(
      ([name, doubled]) => `The ${name} is that of ${doubled.join(" and ")}; if they are one paper, remove one file.`,
    );
}

import type { Entry } from "../../entry.ts";

/** Entries of one title that contradict each other are kept apart; so many are compared, that the cost stays small. */
const MAX_COMPARED = 8;

export interface Merged {
  entries: Entry[];
  assumptions: string[];
}

function foldTitle(title: string): string {
  return (
    title
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "") || title
  );
}

function differ<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function contradict(a: Entry, b: Entry): boolean {
  return (
    differ(a.arxiv, b.arxiv) ||
    differ(a.authorCount, b.authorCount) ||
    differ(a.published, b.published) ||
    differ(a.organization?.name, b.organization?.name)
  );
}

/** The trending view shows each paper twice, once with a sentence of a machine: the longer abstract is the paper's. */
function mergeInto(entry: Entry, again: Entry): void {
  const abstract = (again.abstract?.length ?? 0) > (entry.abstract?.length ?? 0) ? again.abstract : entry.abstract;
  const { line } = entry;
  Object.assign(entry, { ...again, ...entry, line });
  if (abstract !== undefined) entry.abstract = abstract;
}

/** Merges entries of the same paper: the same arXiv id, else the same title and nothing that speaks against it. */
export function mergeDuplicates(all: readonly Entry[]): Merged {
  const entries: Entry[] = [];
  const byId = new Map<string, Entry>();
  const byTitle = new Map<string, Entry[]>();
  const repeats: string[] = [];
  for (const entry of all) {
    const key = foldTitle(entry.title);
    const sameTitle = byTitle.get(key) ?? [];
    const known =
      (entry.arxiv && byId.get(entry.arxiv)) ||
      sameTitle.slice(0, MAX_COMPARED).find((other) => !contradict(other, entry));
    if (known) {
      repeats.push(`line ${entry.line} into line ${known.line}`);
      mergeInto(known, entry);
      if (known.arxiv) byId.set(known.arxiv, known);
      continue;
    }
    entries.push(entry);
    sameTitle.push(entry);
    byTitle.set(key, sameTitle);
    if (entry.arxiv) byId.set(entry.arxiv, entry);
  }
  const count = repeats.length === 1 ? "1 entry repeats a paper" : `${repeats.length} entries repeat papers`;
  const sentence = `${count} of this listing and ${repeats.length === 1 ? "was" : "were"} merged: ${repeats.join(", ")}.`;
  return { entries, assumptions: repeats.length === 0 ? [] : [sentence] };
}

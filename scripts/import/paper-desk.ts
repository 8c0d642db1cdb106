/** The desk where each entry is laid beside the papers already known: is it one of them, and what does it add? */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Listed, Paper } from "../../src/archive/paper.ts";
import { arxivFileId, isPaperId } from "../../src/archive/paper-id.ts";
import type { Problem } from "../../src/archive/problem.ts";
import { distinctSlugOf, shortHash, slugOf } from "../../src/archive/slug.ts";
import { withEntry } from "./addition.ts";
import type { Entry } from "./entry.ts";
import { mayBeSame, PaperIndex, titleKey } from "./match.ts";
import { isCurators, type Memory, namesOf } from "./memory.ts";
import { listingsOf, MERGED_KEYS, type MergedKey, newPaper } from "./merge.ts";
import type { Outcome } from "./report.ts";

/** A paper while an import is under way. */
export interface DeskPaper {
  paper: Paper;
  file: string;
  /** As its file had it; absent for a paper of this import. */
  before?: Paper;
  /** Keys whose values are the importer's. */
  own: Set<MergedKey>;
  /** What this import's listings said of it. */
  entries: Entry[];
}

interface Placed {
  /** Absent when the entry could not be placed, or its paper was deleted by a person. */
  paper?: DeskPaper;
  outcome: Outcome;
  notes: string[];
}

export class PaperDesk {
  readonly memory: Memory;
  readonly #papersFolder: string;
  readonly #byId = new Map<string, DeskPaper>();
  readonly #index = new PaperIndex<DeskPaper>(({ paper }) => paper);
  /** Names that sources used before, for papers whose title a person changed or whose file she deleted. */
  readonly #idsByName = new Map<string, string[]>();
  readonly #unreadable: ReadonlyMap<string, string>;

  constructor(
    papersFolder: string,
    papers: readonly { paper: Paper; file: string }[],
    memory: Memory,
    problems: readonly Problem[],
  ) {
    this.memory = memory;
    this.#papersFolder = papersFolder;
    this.#unreadable = new Map(problems.flatMap(({ file }) => (file ? [[basename(file, ".md"), file] as const] : [])));
    for (const { paper, file } of papers) {
      const remembered = memory.papers.get(paper.id);
      const own = new Set(MERGED_KEYS.filter((key) => !isCurators(remembered, paper, key)));
      this.#put({ paper, file, before: paper, own, entries: [] });
    }
    for (const [id, { names }] of memory.papers) for (const name of names) this.#remember(name, id);
  }

  /** Every paper, in the order in which they came. */
  papers(): DeskPaper[] {
    return [...this.#byId.values()];
  }

  /** Finds the entry's paper or makes one, and merges what the entry adds. */
  place(entry: Entry, date: string, source: string): Placed {
    if (entry.title === "") return { outcome: "failed", notes: ["It has no title."] };
    const known = this.#find(entry, listingsOf(entry, date, source, false));
    if (known === "deleted")
      return { outcome: "kept", notes: ["Its file was deleted by hand, so it is not made again."] };
    if (typeof known === "string")
      return { outcome: "failed", notes: [`Its file ${known} cannot be read; mend the file, then import again.`] };
    if (!known) return this.#add(entry, listingsOf(entry, date, source, true));

    const { paper, changed, kept, notes } = withEntry(known, entry, listingsOf(entry, date, source, false));
    if (kept.length > 0) notes.push(`kept as the curator has it: ${kept.join(", ")}.`);
    if (known.entries.length > 0) notes.push(`merged with the entry of the same paper, ${paper.id}.`);
    else if (changed.length > 0) notes.push(`changed: ${changed.join(", ")}.`);
    known.paper = paper;
    known.entries.push(entry);
    this.#put(known);
    for (const name of namesOf(entry)) this.#remember(name, paper.id);
    if (changed.length > 0) return { paper: known, outcome: "updated", notes };
    return { paper: known, outcome: kept.length > 0 ? "kept" : "unchanged", notes };
  }

  #find(entry: Entry, listed: readonly Listed[]): DeskPaper | "deleted" | string | undefined {
    const known = this.#candidates(entry);
    if (known.length > 0) {
      // What was merged into one of several before belongs there again: the one that has it all already.
      const isThere = (one: DeskPaper) =>
        this.#hasNames(one, entry) && withEntry(one, entry, listed).changed.length === 0;
      return (known.length > 1 ? known.find(isThere) : undefined) ?? known[0];
    }
    for (const name of namesOf(entry)) {
      for (const id of this.#idsByName.get(name) ?? []) {
        if (this.#byId.has(id)) continue;
        if (this.#unreadable.has(id)) return this.#unreadable.get(id);
        if (!this.#contradicts(id, entry)) return "deleted";
      }
    }
    return undefined;
  }

  /** Papers that the entry may be, the likeliest first: by their facts, then by what sources called them before. */
  #candidates(entry: Entry): DeskPaper[] {
    const byFacts = this.#index.find(entry);
    if (entry.arxiv !== undefined && byFacts[0]?.paper.arxiv === entry.arxiv) return byFacts;
    const ids = namesOf(entry).flatMap((name) => this.#idsByName.get(name) ?? []);
    const byName = ids.sort(compareText).flatMap((id) => this.#byId.get(id) ?? []);
    return [
      ...byFacts,
      ...byName.filter((one) => !byFacts.includes(one) && mayBeSame({ ...one.paper, title: entry.title }, entry)),
    ];
  }

  #hasNames({ paper }: DeskPaper, entry: Entry): boolean {
    return namesOf(entry).every((name) => this.#idsByName.get(name)?.includes(paper.id));
  }

  /** Whether a paper that is known by name only carries another arXiv id or DOI than the entry. */
  #contradicts(id: string, entry: Entry): boolean {
    const names = [...(this.memory.papers.get(id)?.names ?? [])];
    return namesOf(entry).some((name) => {
      const kind = name.slice(0, name.indexOf(":") + 1);
      return kind !== "title:" && names.some((one) => one.startsWith(kind)) && !names.includes(name);
    });
  }

  #add(entry: Entry, listed: ReturnType<typeof listingsOf>): Placed {
    const id = this.#freeId(entry);
    const firstListed = listed.map(({ date }) => date).sort()[0] as string;
    const file = join(this.#papersFolder, firstListed.slice(0, 4), firstListed.slice(5, 7), `${id}.md`);
    const taken = this.#unreadable.get(id) ?? (existsSync(file) ? file : undefined);
    if (taken !== undefined) {
      return {
        outcome: "failed",
        notes: [`Its name is taken by ${taken}, which cannot be read; mend or move that file.`],
      };
    }
    const desk: DeskPaper = { paper: newPaper(id, entry, listed), file, own: new Set(MERGED_KEYS), entries: [entry] };
    this.#put(desk);
    return { paper: desk, outcome: "added", notes: [] };
  }

  /** The arXiv id, else a slug of the title; a hash tells apart what would get the same. */
  #freeId(entry: Entry): string {
    const candidates = [
      ...(entry.own?.id === undefined ? [] : [entry.own.id]),
      ...(entry.arxiv === undefined ? [] : [arxivFileId(entry.arxiv)]),
      slugOf(entry.title),
      distinctSlugOf(entry.title),
    ];
    const free = candidates.find((id) => isPaperId(id) && !this.#byId.has(id) && !this.memory.papers.has(id));
    if (free) return free;
    const facts = shortHash(
      JSON.stringify([titleKey(entry.title), entry.arxiv, entry.doi, entry.published, entry.authors]),
    );
    return `${slugOf(entry.title).slice(0, 70).replace(/-+$/, "")}-${facts}`;
  }

  #put(desk: DeskPaper): void {
    this.#byId.set(desk.paper.id, desk);
    this.#index.add(desk);
    for (const name of namesOf(desk.paper)) this.#remember(name, desk.paper.id);
  }

  #remember(name: string, id: string): void {
    const ids = this.#idsByName.get(name);
    if (!ids) this.#idsByName.set(name, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }
}

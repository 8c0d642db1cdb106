/** The desk where each entry is laid beside the papers already known: is it one of them, and what does it add? */
import { basename, join } from "node:path";
import { compareText, firstListedOf } from "../../src/archive/filed-paper.ts";
import type { Listed, Paper } from "../../src/archive/paper.ts";
import { arxivFileId, isPaperId } from "../../src/archive/paper-id.ts";
import type { Problem } from "../../src/archive/problem.ts";
import { distinctSlugOf, shortHash, slugOf } from "../../src/archive/slug.ts";
import { addsNothing, withEntry } from "./addition.ts";
import { DeskPaper } from "./desk-paper.ts";
import type { Entry } from "./entry.ts";
import { differ, mayBeSame, PaperIndex, titleKey } from "./match.ts";
import { type Memory, namesOf, namesToFind } from "./memory.ts";
import { excerpt, listingsOf, type MergedKey, newPaper, newSince } from "./merge.ts";
import { NameIndex } from "./name-index.ts";
import type { Change, Outcome } from "./report.ts";
import { dayOfWords } from "./word-age.ts";

interface Placed {
  /** Absent when the entry could not be placed, or its paper was deleted by a person. */
  paper?: DeskPaper;
  outcome: Outcome;
  notes: string[];
  changes?: Change[];
}

export class PaperDesk {
  readonly memory: Memory;
  readonly #papersFolder: string;
  readonly #byId = new Map<string, DeskPaper>();
  readonly #byFacts = new PaperIndex<DeskPaper>(({ paper }) => paper);
  /** Names that sources used before, for papers whose title a person changed or whose file she deleted. */
  readonly #names = new NameIndex(() => this.#knownNames());
  readonly #unreadable: ReadonlyMap<string, string>;
  readonly #isTaken: (file: string) => boolean;

  constructor(
    papersFolder: string,
    papers: readonly { paper: Paper; file: string }[],
    memory: Memory,
    problems: readonly Problem[],
    isTaken: (file: string) => boolean,
  ) {
    this.#isTaken = isTaken;
    this.memory = memory;
    this.#papersFolder = papersFolder;
    this.#unreadable = new Map(problems.flatMap(({ file }) => (file ? [[basename(file, ".md"), file] as const] : [])));
    for (const { paper, file } of papers)
      this.#index(new DeskPaper(paper, file, { remembered: memory.papers.get(paper.id) }));
  }

  /** Every paper, in the order in which they came. */
  papers(): DeskPaper[] {
    return [...this.#byId.values()];
  }

  /** Finds the entry's paper or makes one, and merges what the entry adds. */
  place(entry: Entry, date: string, source: string): Placed {
    if (entry.title === "") return { outcome: "failed", notes: ["It has no title."] };
    const listed = listingsOf(entry, date, source, false);
    const known = this.#find(entry, listed, date);
    if (known === "deleted")
      return { outcome: "kept", notes: ["Its file was deleted by hand, so it is not made again."] };
    if (typeof known === "string")
      return { outcome: "failed", notes: [`Its file ${known} cannot be read; mend the file, then import again.`] };
    if (!known) return this.#add(entry, date, source);

    if (known.isUntouched && addsNothing(known.paper, entry, listed) && dayOfWords(entry, date) >= known.latestDay) {
      this.#call(known, entry);
      return { paper: known, outcome: "unchanged", notes: [] };
    }
    const { paper, changed, kept, notes, since } = withEntry(known, entry, listed, dayOfWords(entry, date));
    const changes = changed.map((key) => changeOf(known.paper, paper, key));
    if (kept.length > 0) notes.push(`kept as the curator has it: ${kept.join(", ")}.`);
    if (known.names.size > 0) notes.push(`merged with the entry of the same paper, ${paper.id}.`);
    else if (changed.length > 0) notes.push(`changed: ${changed.join(", ")}.`);
    known.paper = paper;
    known.since = since;
    if (changed.length > 0) this.#put(known);
    this.#call(known, entry);
    if (changed.length > 0) return { paper: known, outcome: "updated", notes, changes };
    return { paper: known, outcome: kept.length > 0 ? "kept" : "unchanged", notes };
  }

  /** Notes what the entry calls the paper. */
  #call(known: DeskPaper, entry: Entry): void {
    if (entry.own?.id !== undefined) known.recordId ??= entry.own.id;
    const names = namesOf(entry);
    for (const name of names) known.names.add(name);
    this.#names.add(known.paper.id, names);
  }

  #find(entry: Entry, listed: readonly Listed[], date: string): DeskPaper | "deleted" | string | undefined {
    const known = this.#candidates(entry);
    if (known.length > 0) {
      // What was merged into one of several before belongs there again: the one that has it all already.
      const isThere = (one: DeskPaper) => {
        if (!this.#hasNames(one, entry)) return false;
        const { changed, since } = withEntry(one, entry, listed, dayOfWords(entry, date));
        return changed.length === 0 && [...since].every(([fact, day]) => one.since.get(fact) === day);
      };
      return (known.length > 1 ? known.find(isThere) : undefined) ?? known[0];
    }
    for (const name of namesToFind(entry)) {
      for (const id of this.#names.idsOf(name)) {
        if (this.#byId.has(id)) continue;
        if (this.#unreadable.has(id)) return this.#unreadable.get(id);
        if (!this.#contradicts(id, entry)) return "deleted";
      }
    }
    return undefined;
  }

  /** Papers that the entry may be, the likeliest first. A record's own paper is that of its id, and of no other record. */
  #candidates(entry: Entry): DeskPaper[] {
    const id = entry.own?.id;
    const known = this.#byFactsOrNames(entry);
    if (id === undefined) return known;
    const others = known.filter(
      ({ paper, recordId }) => paper.id !== id && (recordId === undefined || recordId === id),
    );
    const own = this.#byId.get(id);
    return own && !differ(own.paper.arxiv, entry.arxiv) && !differ(own.paper.doi, entry.doi)
      ? [own, ...others]
      : others;
  }

  /** By their facts, then by what sources called them before. */
  #byFactsOrNames(entry: Entry): DeskPaper[] {
    const byFacts = this.#byFacts.find(entry);
    if (entry.arxiv !== undefined && byFacts[0]?.paper.arxiv === entry.arxiv) return byFacts;
    const ids = namesToFind(entry).flatMap((name) => this.#names.idsOf(name));
    const byName = ids.sort(compareText).flatMap((id) => this.#byId.get(id) ?? []);
    return [
      ...byFacts,
      ...byName.filter((one) => !byFacts.includes(one) && mayBeSame({ ...one.paper, title: entry.title }, entry)),
    ];
  }

  #hasNames({ paper }: DeskPaper, entry: Entry): boolean {
    return namesOf(entry).every((name) => this.#names.idsOf(name).includes(paper.id));
  }

  /** Whether a paper that is known by name only carries another arXiv id or DOI than the entry. */
  #contradicts(id: string, entry: Entry): boolean {
    const names = [...(this.memory.papers.get(id)?.names ?? [])];
    return namesOf(entry).some((name) => {
      const kind = name.slice(0, name.indexOf(":") + 1);
      return kind !== "title:" && names.some((one) => one.startsWith(kind)) && !names.includes(name);
    });
  }

  #add(entry: Entry, date: string, source: string): Placed {
    const id = this.#freeId(entry);
    const paper = newPaper(id, entry, listingsOf(entry, date, source, true));
    const file = placeOf(this.#papersFolder, paper);
    const taken = this.#unreadable.get(id) ?? (this.#isTaken(file) ? file : undefined);
    if (taken !== undefined) {
      return {
        outcome: "failed",
        notes: [`Its name is taken by ${taken}, which cannot be read; mend or move that file.`],
      };
    }
    const desk = new DeskPaper(paper, file, { since: newSince(paper, dayOfWords(entry, date)) });
    this.#put(desk);
    this.#call(desk, entry);
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
    const isFree = (id: string) => isPaperId(id) && !this.#byId.has(id) && !this.memory.papers.has(id);
    const free = candidates.find(isFree);
    if (free) return free;
    const facts = JSON.stringify([titleKey(entry.title), entry.arxiv, entry.doi, entry.published, entry.authors]);
    const slug = slugOf(entry.title).slice(0, 70).replace(/-+$/, "");
    for (let more = ""; ; more += " ") {
      const id = `${slug}-${shortHash(facts + more)}`;
      if (isFree(id)) return id;
    }
  }

  #index(desk: DeskPaper): void {
    this.#byId.set(desk.paper.id, desk);
    this.#byFacts.add(desk);
  }

  #put(desk: DeskPaper): void {
    this.#index(desk);
    this.#names.add(desk.paper.id, namesOf(desk.paper));
  }

  *#knownNames(): Iterable<{ id: string; names: Iterable<string> }> {
    for (const { before, paper, names } of this.#byId.values()) {
      if (before) yield { id: paper.id, names: namesOf(before) };
      yield { id: paper.id, names: [...namesOf(paper), ...names] };
    }
    for (const [id, { names }] of this.memory.papers) yield { id, names };
  }
}

/** Where a paper's file belongs: in the month of its first listing. */
export function placeOf(papersFolder: string, paper: Paper): string {
  const first = firstListedOf(paper);
  return join(papersFolder, first.slice(0, 4), first.slice(5, 7), `${paper.id}.md`);
}

function changeOf(before: Paper, after: Paper, key: MergedKey): Change {
  const [from, to] = [before[key], after[key]];
  if (key !== "listed")
    return { key, ...(from === undefined || from === "" ? {} : { from: excerpt(from) }), to: excerpt(to) };
  const known = before.listed.map((one) => JSON.stringify(one));
  return { key, to: excerpt(after.listed.filter((one) => !known.includes(JSON.stringify(one)))) };
}

/**
 * The importer's memory, content/papers/import-memory.txt: what it last wrote, so that it can tell a curator's
 * words from its own and a deleted paper from a new one, and which listings of content/listings are done.
 * One line a fact, sorted, so that two people's memories merge by keeping all lines. Below a day stand the words that
 * are known since the listing of that day.
 *
 *     listing 2025-10-23.txt sha256:0123456789abcdef
 *     paper 2304.01662 is arxiv:2304.01662 title:1x2y3z4w5v6 wrote listed:… links:… 2025-10-23 abstract:… links.pdf title:…
 */
import { hash } from "node:crypto";
import { isCalendarDate } from "../../src/archive/calendar-date.ts";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Paper } from "../../src/archive/paper.ts";
import { shortHash } from "../../src/archive/slug.ts";
import { type Identity, titleKey } from "./match.ts";
import { MERGED_KEYS, type MergedKey } from "./merge.ts";
import { FACTS, type Fact, type Since } from "./word-age.ts";

export const MEMORY_FILE = "import-memory.txt";

const HEADING = `# Kept by the importer: what it wrote last, and which listings are done. Delete content/papers to start anew.`;

/** What is remembered of a paper. Its words are read only when asked for: an import that changes nothing never asks. */
export class PaperMemory {
  /** What sources called it: `arxiv:…`, `doi:…`, `title:<hash>`. */
  readonly names: Set<string>;
  readonly #wrote: Map<MergedKey, string>;
  readonly #since: Since;
  #unread: string[] = [];

  constructor({ names = new Set(), wrote = new Map(), since = new Map() }: Partial<PaperMemory> = {}) {
    this.names = names;
    this.#wrote = wrote;
    this.#since = since;
  }

  /** Hash of each value as the importer wrote it. */
  get wrote(): Map<MergedKey, string> {
    this.#read();
    return this.#wrote;
  }

  /** How old the words are that it wrote. */
  get since(): Since {
    this.#read();
    return this.#since;
  }

  /** The latest day from which a word counts; empty when no day is known. */
  get latestDay(): string {
    const unread = this.#unread.flatMap((words) => words.match(/(?<= )\d{4}-\d\d-\d\d(?= )/g)?.at(-1) ?? []);
    return [...this.#since.values(), ...unread].reduce((latest, day) => (day > latest ? day : latest), "");
  }

  /** Adds what a line of the memory's file says. */
  add(names: readonly string[], words: string): void {
    for (const name of names) this.names.add(name);
    if (words !== "") this.#unread.push(words);
  }

  #read(): void {
    for (const words of this.#unread) readWords(words.trim().split(" "), this.#wrote, this.#since);
    this.#unread = [];
  }
}

export interface Memory {
  /** Digest of each finished listing by its name. */
  listings: Map<string, string>;
  papers: Map<string, PaperMemory>;
}

/** Digest of each finished listing by its name: the small part of a memory that tells whether anything is to do. */
export function parseDone(text: string): Memory["listings"] {
  return parseMemory((text.match(/^listing .*$/gm) ?? []).join("\n")).listings;
}

/** Reads a memory; lines it does not know are left out, and the papers they spoke of count as the curator's. */
export function parseMemory(text: string): Memory {
  const memory: Memory = { listings: new Map(), papers: new Map() };
  for (const line of text.split("\n")) {
    const [kind, name, fact] = line.trim().split(" ", 3);
    if (kind === "listing" && name && fact) memory.listings.set(name, fact);
    if (kind !== "paper" || !name) continue;
    // No name holds white space, so none reads as the word that ends them.
    const [names = "", words = ""] = line.trim().split(" wrote", 2);
    const paper = memory.papers.get(name) ?? new PaperMemory();
    paper.add(names.split(" ").slice(3), words);
    memory.papers.set(name, paper);
  }
  return memory;
}

const KEYS: ReadonlySet<string> = new Set(MERGED_KEYS);
const isKey = (name: string): name is MergedKey => KEYS.has(name);
const isFact = (name: string): name is Fact => (FACTS as ReadonlySet<string>).has(name);

function readWords(words: readonly string[], wrote: Map<MergedKey, string>, since: Since): void {
  let day: string | undefined;
  for (const word of words) {
    if (/^\d/.test(word)) {
      if (isCalendarDate(word)) day = word;
      continue;
    }
    const [name = "", written] = word.split(":");
    if (isKey(name) && written) wrote.set(name, written);
    if (isFact(name) && day !== undefined) since.set(name, day);
  }
}

function formatWords({ wrote, since }: PaperMemory): string[] {
  const days = new Map<string, string[]>();
  const add = (day: string, word: string) => days.set(day, [...(days.get(day) ?? []), word]);
  for (const [key, written] of wrote) add(since.get(key as Fact) ?? "", `${key}:${written}`);
  for (const [fact, day] of since) if (fact.startsWith("links.") && wrote.has("links")) add(day, fact);
  return [...days]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([day, words]) => [...(day === "" ? [] : [day]), ...words.sort(compareText)]);
}

/** The memory's file: sorted, so that the same memory is the same text. */
export function formatMemory({ listings, papers }: Memory): string {
  const lines = [...listings].map(([name, digest]) => `listing ${name} ${digest}`);
  for (const [id, paper] of papers)
    lines.push(["paper", id, "is", ...[...paper.names].sort(compareText), "wrote", ...formatWords(paper)].join(" "));
  return `${[HEADING, ...lines.sort(compareText)].join("\n")}\n`;
}

/** The names under which sources may show this paper again. White space cannot stand in a memory's line. */
export function namesOf({ title, arxiv, doi }: Identity): string[] {
  const names = [`title:${longHash(titleKey(title))}`];
  if (arxiv !== undefined) names.push(`arxiv:${arxiv}`);
  if (doi !== undefined) names.push(`doi:${doi.toLowerCase().replace(/\s/g, "")}`);
  return names;
}

/** The names to look a paper up by: a memory that an older importer wrote has titles by a shorter hash. */
export function namesToFind(paper: Identity): string[] {
  return [...namesOf(paper), `title:${shortHash(titleKey(paper.title))}`];
}

/** The first 66 bits of SHA-256: of a million texts no two are likely to share it. */
function longHash(text: string): string {
  return hash("sha256", text, "base64url").slice(0, 11);
}

/** Hash of a value, to compare what stands in a file with what the importer wrote. Absent has a hash too. */
export function valueHash(paper: Paper, key: MergedKey): string {
  return longHash(JSON.stringify(paper[key] ?? null));
}

/** Whether a hash is of the kind that is written today. */
export function isLongHash(written: string | undefined): boolean {
  return written?.length === 11;
}

/** Whether a person changed the value since the importer wrote it; also when she removed it. */
export function isCurators(memory: PaperMemory | undefined, paper: Paper, key: MergedKey): boolean {
  const wrote = memory?.wrote.get(key);
  if (wrote === undefined) return paper[key] !== undefined && paper[key] !== "";
  // An older importer hashed to 32 bits.
  return wrote !== (isLongHash(wrote) ? valueHash(paper, key) : shortHash(JSON.stringify(paper[key] ?? null)));
}

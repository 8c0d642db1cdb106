/**
 * The importer's memory, content/papers/import-memory.txt: what it last wrote, so that it can tell a curator's
 * words from its own and a deleted paper from a new one, and which listings of content/listings are done.
 * One line a fact, sorted, so that two people's memories merge by keeping all lines.
 *
 *     listing 2025-10-23.txt sha256:0123456789abcdef
 *     paper 2304.01662 is arxiv:2304.01662 title:1x2y3z4 wrote abstract:… listed:… title:…
 */
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Paper } from "../../src/archive/paper.ts";
import { shortHash } from "../../src/archive/slug.ts";
import { type Identity, titleKey } from "./match.ts";
import { MERGED_KEYS, type MergedKey } from "./merge.ts";

export const MEMORY_FILE = "import-memory.txt";

const HEADING = `# Kept by the importer: what it wrote last, and which listings are done. Delete content/papers to start anew.`;

export interface PaperMemory {
  /** What sources called it: `arxiv:…`, `doi:…`, `title:<hash>`. */
  names: Set<string>;
  /** Hash of each value as the importer wrote it. */
  wrote: Map<MergedKey, string>;
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
    const [kind, name, ...rest] = line.trim().split(" ");
    if (kind === "listing" && name && rest[0]) memory.listings.set(name, rest[0]);
    if (kind !== "paper" || !name) continue;
    const cut = rest.indexOf("wrote");
    const paper = memory.papers.get(name) ?? { names: new Set(), wrote: new Map() };
    for (const one of rest.slice(1, cut < 0 ? undefined : cut)) paper.names.add(one);
    for (const one of cut < 0 ? [] : rest.slice(cut + 1)) {
      const [key, hash] = one.split(":");
      const known = MERGED_KEYS.find((merged) => merged === key);
      if (known && hash) paper.wrote.set(known, hash);
    }
    memory.papers.set(name, paper);
  }
  return memory;
}

/** The memory's file: sorted, so that the same memory is the same text. */
export function formatMemory({ listings, papers }: Memory): string {
  const lines = [...listings].map(([name, digest]) => `listing ${name} ${digest}`);
  for (const [id, { names, wrote }] of papers) {
    const values = [...wrote].map(([key, hash]) => `${key}:${hash}`).sort(compareText);
    lines.push(["paper", id, "is", ...[...names].sort(compareText), "wrote", ...values].join(" "));
  }
  return `${[HEADING, ...lines.sort(compareText)].join("\n")}\n`;
}

/** The names under which sources may show this paper again. White space cannot stand in a memory's line. */
export function namesOf({ title, arxiv, doi }: Identity): string[] {
  const names = [`title:${shortHash(titleKey(title))}`];
  if (arxiv !== undefined) names.push(`arxiv:${arxiv}`);
  if (doi !== undefined) names.push(`doi:${doi.toLowerCase().replace(/\s/g, "")}`);
  return names;
}

/** Hash of a value, to compare what stands in a file with what the importer wrote. Absent has a hash too. */
export function valueHash(paper: Paper, key: MergedKey): string {
  return shortHash(JSON.stringify(paper[key] ?? null));
}

/** Whether a person changed the value since the importer wrote it; also when she removed it. */
export function isCurators(memory: PaperMemory | undefined, paper: Paper, key: MergedKey): boolean {
  const wrote = memory?.wrote.get(key);
  if (wrote === undefined) return paper[key] !== undefined && paper[key] !== "";
  return wrote !== valueHash(paper, key);
}

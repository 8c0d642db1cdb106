/** The parts of an index, read as they are needed. The root must be there; a part that is missing is named, and the rest works. */
import { InputError } from "../archive/problem.ts";
import { Facts } from "./facts.ts";
import { readFacts } from "./facts-part.ts";
import {
  ABSTRACTS_IN_SHARD,
  type CalendarShard,
  type FactsShard,
  INDEX_VERSION,
  type IndexRoot,
  LINES_IN_SHARD,
  NAMES_IN_SHARD,
  PAPERS_IN_FACTS,
  PAPERS_IN_PART,
  type PaperLine,
  ROOT_SHARD,
  type WordsRoot,
} from "./index-format.ts";
import { ShardCache } from "./shard-cache.ts";
import type { ShardLoader } from "./types.ts";
import { WordsReader } from "./words-reader.ts";

/** Rejects with an InputError when there is no root that this program can read. */
async function loadRoot(load: ShardLoader): Promise<IndexRoot> {
  const root = (await load(ROOT_SHARD)) as Partial<IndexRoot> | null;
  if (root?.version !== INDEX_VERSION) {
    throw new InputError({
      message: "The search index was made by another version of Broadsheet.",
      hint: "Build the archive again: npm run build.",
    });
  }
  return root as IndexRoot;
}

export class IndexReader {
  readonly root: IndexRoot;
  readonly words: readonly WordsReader[];
  readonly #cache: ShardCache;
  #facts: Promise<Facts> | undefined;

  private constructor(root: IndexRoot, words: readonly WordsReader[], cache: ShardCache) {
    this.root = root;
    this.words = words;
    this.#cache = cache;
  }

  static async open(load: ShardLoader): Promise<IndexReader> {
    const root = await loadRoot(load);
    const cache = new ShardCache(load);
    const words = await Promise.all(
      root.words.map(({ folder, first }) =>
        cache.get(`${folder}/root`, (data: WordsRoot) => ({
          value: new WordsReader(folder, first, data, cache),
          cost: 0,
        })),
      ),
    );
    return new IndexReader(
      root,
      words.filter((part) => part !== undefined),
      cache,
    );
  }

  get missing(): readonly string[] {
    return this.#cache.missing;
  }

  /** Undefined when its shard is missing. */
  async line(paper: number, { withAuthors = false } = {}): Promise<PaperLine | undefined> {
    const [line, authors] = await Promise.all([
      this.#ofPaper("l", paper, LINES_IN_SHARD),
      withAuthors ? this.#ofPaper("m", paper, NAMES_IN_SHARD) : undefined,
    ]);
    if (line === undefined) return undefined;
    const value = JSON.parse(line) as PaperLine;
    return authors === undefined ? value : { ...value, authors: JSON.parse(authors) as string[] };
  }

  /** Undefined when its shard is missing; empty when the paper has none. */
  abstract(paper: number): Promise<string | undefined> {
    return this.#ofPaper("a", paper, ABSTRACTS_IN_SHARD);
  }

  async #ofPaper(kind: "l" | "m" | "a", paper: number, inShard: number): Promise<string | undefined> {
    const folder = this.root.papers[Math.floor(paper / PAPERS_IN_PART)];
    const shard = Math.floor((paper % PAPERS_IN_PART) / inShard);
    const some = await this.#cache.get(`${folder}/${kind}${shard}`, (data: unknown[]) => {
      // As text a line takes half of the memory, and few of a shard are asked for.
      const texts = data.map((value) => (kind === "a" ? String(value) : JSON.stringify(value)));
      return { value: texts, cost: texts.reduce((sum, { length }) => sum + length + 24, 0) };
    });
    return some?.[(paper % PAPERS_IN_PART) % inShard];
  }

  /** Bytes that what was loaded takes, about. */
  get cost(): number {
    return this.#cache.cost;
  }

  /** Loads what results show of a part of the papers. False when it cannot be had. */
  async loadPack(part: number): Promise<boolean> {
    if (!(await this.#cache.loadPack(this.root.papers[part] ?? "", 0))) return false;
    const first = part * PAPERS_IN_PART;
    // As they arrive they are objects, which take thrice the memory that they are kept in.
    for (let paper = first; paper < Math.min(first + PAPERS_IN_PART, this.root.paperCount); paper += NAMES_IN_SHARD)
      await this.line(paper, { withAuthors: true });
    return true;
  }

  calendar(): Promise<CalendarShard | undefined> {
    return this.#cache.get(`${this.root.calendar}/days`, (data: CalendarShard) => ({ value: data, cost: 20_000 }));
  }

  /** Facts of all papers, loaded once; a part that was missing is tried again. */
  facts(): Promise<Facts> {
    this.#facts ??= this.#loadFacts();
    return this.#facts;
  }

  async #loadFacts(): Promise<Facts> {
    const { facts, paperCount, topics } = this.root;
    const parts = await Promise.all(
      facts.map((folder, at) =>
        this.#cache.get(`${folder}/facts`, (data: FactsShard) => ({
          value: readFacts(data, Math.min(PAPERS_IN_FACTS, paperCount - at * PAPERS_IN_FACTS)),
          cost: 0,
        })),
      ),
    );
    if (parts.includes(undefined)) this.#facts = undefined;
    return new Facts(parts, topics);
  }
}

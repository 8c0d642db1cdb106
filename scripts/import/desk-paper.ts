import type { Paper } from "../../src/archive/paper.ts";
import { isCurators, type PaperMemory } from "./memory.ts";
import { MERGED_KEYS, type MergedKey } from "./merge.ts";
import type { Since } from "./word-age.ts";

/** A paper while an import is under way. Whose its values are, and how old, is worked out only when something may change. */
export class DeskPaper {
  paper: Paper;
  readonly file: string;
  /** As its file had it; absent for a paper of this import. */
  readonly before?: Paper;
  /** What this import's listings called it; empty when they do not speak of it. */
  readonly names = new Set<string>();
  /** The id that a record of this import gave it: a record of another id is of another paper. */
  recordId?: string;
  readonly #remembered: PaperMemory | undefined;
  #own: ReadonlySet<MergedKey> | undefined;
  #since: Since | undefined;

  /** A paper that has a file, with what is `remembered` of it, or a new one, whose words are known `since` a day. */
  constructor(paper: Paper, file: string, known: { remembered: PaperMemory | undefined } | { since: Since }) {
    this.paper = paper;
    this.file = file;
    if ("since" in known) {
      this.#since = known.since;
      this.#own = new Set(MERGED_KEYS);
    } else {
      this.before = paper;
      this.#remembered = known.remembered;
    }
  }

  /** Keys whose values are the importer's. */
  get own(): ReadonlySet<MergedKey> {
    const before = this.before ?? this.paper;
    this.#own ??= new Set(MERGED_KEYS.filter((key) => !isCurators(this.#remembered, before, key)));
    return this.#own;
  }

  /** How old the importer's words are. */
  get since(): Since {
    this.#since ??= new Map(this.#remembered?.since);
    return this.#since;
  }

  set since(since: Since) {
    this.#since = since;
  }

  /** Whether it is as its file and the memory have it, and this import has said nothing of it. */
  get isUntouched(): boolean {
    return this.#remembered !== undefined && this.paper === this.before && this.names.size === 0;
  }

  /** Whether its words may be other, or of another age, than the memory has them. */
  get isDecided(): boolean {
    return this.#since !== undefined || this.#own !== undefined;
  }

  /** The latest day from which one of its words counts, as the memory has it. */
  get latestDay(): string {
    return this.#remembered?.latestDay ?? "";
  }
}

/** The site that stands in a folder already, beside the one that is to stand there. */
import { existsSync, readFileSync, statSync } from "node:fs";
import type { FormerSite } from "./open-site.ts";
import { rootKey } from "./search-index.ts";
import type { SiteFacts } from "./site-rows.ts";
import type { SiteState } from "./site-state.ts";
import { stampsBut } from "./stamps.ts";

/** Sites of more files than this are looked over whole only when no paper changed. */
const FEW_FILES = 20_000;

const SEARCH_ROOT = "search/root.js";

/** What the site is to be made from. */
export interface WantedSite extends Pick<SiteFacts, "frame" | "shard"> {
  /** Those of all papers, ascending. */
  stamps: Float64Array;
  searchVersion: string;
}

export class StandingSite implements FormerSite {
  /** Whether it was made from the same, but for the papers; and whether the papers are the same, too. */
  readonly isLike: boolean;
  readonly isSame: boolean;
  readonly came: readonly number[];
  readonly went: readonly number[];
  readonly #out: string;
  readonly #state: SiteState;
  readonly #looks: boolean;

  /** `isTouched`: whether something else may have changed its files. */
  constructor(out: string, state: SiteState, wanted: WantedSite, isTouched: boolean) {
    const { frame, shard, stamps, searchVersion } = wanted;
    const { facts } = state;
    this.#out = out;
    this.#state = state;
    this.isLike = !isTouched && facts.frame === frame && facts.shard === shard;
    this.came = stampsBut(stamps, state.stamps);
    this.went = stampsBut(state.stamps, stamps);
    this.isSame = this.isLike && this.came.length + this.went.length === 0;
    // Looking at a hundred thousand files takes longer than making a day's pages.
    this.#looks = !this.isLike || this.isSame || state.count <= FEW_FILES || !this.#isOfThesePapers(searchVersion);
  }

  /** Whether every file is there, as long as it was. */
  isWhole(): boolean {
    return [...this.#state.sizes.keys()].every((file) => this.#isAsLong(file));
  }

  /** Whether a file is there, as far as is looked. */
  holds(file: string): boolean {
    return this.#looks ? this.#isAsLong(file) : this.#state.has(file);
  }

  /** Whether a page may stay when nothing that it is made from has changed. */
  stays(file: string): boolean {
    return !this.#state.keyless.has(file) && this.holds(file);
  }

  keep(file: string): void {
    this.#state.table.mark(file);
  }

  /** Somebody may have put another site in its place, such as an older copy. */
  #isOfThesePapers(searchVersion: string): boolean {
    const file = `${this.#out}/${SEARCH_ROOT}`;
    return existsSync(file) && rootKey(readFileSync(file, "utf8"), searchVersion) === this.#state.keyOf(SEARCH_ROOT);
  }

  #isAsLong(file: string): boolean {
    const size = this.#state.sizes.get(file);
    return size !== undefined && statSync(`${this.#out}/${file}`, { throwIfNoEntry: false })?.size === size;
  }
}

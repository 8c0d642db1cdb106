import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PageLook } from "./page-look.ts";
import type { SiteFile } from "./site-rows.ts";
import type { SiteState } from "./site-state.ts";
import type { Stage } from "./stage.ts";
import type { StandingSite } from "./standing-site.ts";

/** The site's files, as far as a build has come. */
export class MadeFiles {
  /** Paths of those that are to stand in the folder, but for the pages that were not listed. */
  readonly present = new Set<string>();
  /** Those of them that are new or otherwise now. */
  readonly changed = new Map<string, SiteFile>();
  readonly looks = new Map<string, PageLook>();
  /** Papers that the search knows. */
  readonly searched = new Set<string>();
  /** Files that differ from what the site's folder holds. */
  readonly staged: string[] = [];
  readonly known: SiteState;
  readonly stage: Stage;
  readonly #standing: StandingSite;

  constructor(stage: Stage, known: SiteState, standing: StandingSite) {
    this.stage = stage;
    this.known = known;
    this.#standing = standing;
  }

  /** Keeps a file of the site's folder that was made from the same, and tells whether it did. */
  keeps(file: string, key: string): boolean {
    if (this.known.keyOf(file) !== key || !this.#standing.holds(file)) return false;
    this.present.add(file);
    return true;
  }

  /** Adds a file, written only where the folder does not hold it. */
  add(file: string, content: Uint8Array | string, key: string, ids = ""): void {
    if (this.keeps(file, key)) return;
    const { size, staged } = this.stage.put(file, content);
    this.note(file, { key, size, ids }, staged);
  }

  note(file: string, now: SiteFile, isStaged: boolean): void {
    if (isStaged) this.staged.push(file);
    this.present.add(file);
    this.changed.set(file, now);
  }

  /** Ids that links may name in a page of the site. */
  idsOf(file: string): string[] | undefined {
    return (this.changed.get(file)?.ids ?? this.known.idsOf(file))?.split(" ");
  }

  /** The newest text of a file. */
  read(file: string): string {
    const staged = join(this.stage.files, file);
    return readFileSync(existsSync(staged) ? staged : join(this.stage.out, file), "utf8");
  }
}

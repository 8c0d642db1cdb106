import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PageLook } from "./page-look.ts";
import type { SiteFile } from "./site-state.ts";
import type { Stage } from "./stage.ts";

/** The site's files, as far as a build has come. */
export class MadeFiles {
  readonly files = new Map<string, SiteFile>();
  readonly looks = new Map<string, PageLook>();
  /** Papers that the search knows. */
  readonly searched = new Set<string>();
  /** Files that differ from what the site's folder holds. */
  readonly staged: string[] = [];
  readonly known: ReadonlyMap<string, SiteFile>;
  readonly stage: Stage;

  constructor(stage: Stage, known: ReadonlyMap<string, SiteFile>) {
    this.stage = stage;
    this.known = known;
  }

  /** Keeps a file of the site's folder that was made from the same, and tells whether it did. */
  keeps(file: string, key: string): boolean {
    const old = this.known.get(file);
    if (old === undefined || old.key !== key || !isAsLong(this.stage.out, file, old)) return false;
    this.files.set(file, old);
    return true;
  }

  /** Keeps a file that is known to be there. */
  keep(file: string): void {
    this.files.set(file, this.known.get(file) as SiteFile);
  }

  /** Adds a file, written only where the folder does not hold it. */
  add(file: string, content: Uint8Array | string, key: string, ids = ""): void {
    if (this.keeps(file, key)) return;
    const { size, staged } = this.stage.put(file, content);
    this.note(file, { key, size, ids }, staged);
  }

  note(file: string, now: SiteFile, isStaged: boolean): void {
    if (isStaged) this.staged.push(file);
    this.files.set(file, now);
  }

  /** The newest text of a file. */
  read(file: string): string {
    const staged = join(this.stage.files, file);
    return readFileSync(existsSync(staged) ? staged : join(this.stage.out, file), "utf8");
  }
}

/** Whether a folder of a site holds a file, as long as it was. */
export function isAsLong(out: string, file: string, { size }: SiteFile): boolean {
  return statSync(`${out}/${file}`, { throwIfNoEntry: false })?.size === size;
}

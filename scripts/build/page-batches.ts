/** Renders pages into memory that all threads see, some at a time. */
import { compareText } from "../../src/archive/filed-paper.ts";
import type { OpenSite } from "./open-site.ts";
import type { SitePage } from "./pages/page-list.ts";
import type { PageInBytes, WritingJob } from "./writing-task.ts";

/** Bytes of a batch: some hundred pages. A larger page is a batch of its own. */
const BATCH = 1024 * 1024;

/** A page that may have changed, by its place in the list of all, and what it is made from now. */
export interface DuePage {
  at: number;
  key: string;
}

/** In the order of their days, so that pages that show the same papers follow one another. */
export function byDay(due: readonly DuePage[], pages: readonly SitePage[]): DuePage[] {
  const days = Map.groupBy(due, ({ at }) => dayOf(pages[at] as SitePage));
  return [...days].sort(([a], [b]) => compareText(a, b)).flatMap(([, some]) => some);
}

/** The day that a page is about or that its newest paper is of; a month or year; empty for what stands outside of time. */
function dayOf({ params: { year, month, day }, props }: SitePage): string {
  if (year !== undefined) return [year, month, day].filter((part) => part !== undefined).join("-");
  return (props["page"] as { date?: string } | undefined)?.date ?? "";
}

/** Memory is handed back and used again: memory that is new costs more than what is done with it. */
export class PageBatches {
  readonly #free: Buffer<SharedArrayBuffer>[] = [];

  /** Renders the pages. Each text becomes bytes at once, so that its parts are gone when the next one is made. */
  async *render({ pages, render }: OpenSite, due: readonly DuePage[]): AsyncIterable<WritingJob> {
    let bytes = this.#take(BATCH);
    let end = 0;
    let batch: PageInBytes[] = [];
    for (const { at, key } of due) {
      const page = pages[at] as SitePage;
      const { text, whole } = await render(page);
      const size = Buffer.byteLength(text);
      if (end + size > BATCH) {
        if (batch.length > 0) yield { bytes, pages: batch };
        else this.giveBack(bytes);
        bytes = this.#take(size);
        end = 0;
        batch = [];
      }
      bytes.write(text, end);
      batch.push({ file: page.file, key, whole, from: end, to: end + size });
      end += size;
    }
    if (batch.length > 0) yield { bytes, pages: batch };
  }

  /** Says that a batch is done with. */
  giveBack(bytes: Uint8Array<SharedArrayBuffer>): void {
    this.#free.push(Buffer.from(bytes.buffer));
  }

  /** Memory for so many bytes, or more. */
  #take(least: number): Buffer<SharedArrayBuffer> {
    const found = this.#free.findIndex((bytes) => bytes.length >= least);
    if (found >= 0) return this.#free.splice(found, 1)[0] as Buffer<SharedArrayBuffer>;
    return Buffer.from(new SharedArrayBuffer(Math.max(least, BATCH)));
  }
}

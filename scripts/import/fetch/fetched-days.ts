/** Days that were fetched and imported whole, so that a range goes on where it stopped. Safe to delete at any time. */
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { addDays } from "../../../src/archive/calendar-date.ts";

/** A source's days, as the record keeps them apart. */
export interface DaySeries {
  /** Address and category: no tabs, no line ends. */
  key: string;
  /** Value of `source` in a paper's `listed`. */
  listedAs: string;
  /** Days after which a day's listing does not change any more. */
  settledAfter: number;
}

/** The days of one content folder. A day that the archive has lost since is not taken for fetched. */
export class FetchedDays {
  readonly #file: string;
  readonly #papers = new Map<string, number>();
  readonly #isListed: (listedAs: string, day: string) => boolean;

  constructor(folder: string, content: string, isListed: (listedAs: string, day: string) => boolean) {
    const name = createHash("sha256").update(resolve(content)).digest("hex").slice(0, 16);
    this.#file = join(folder, `${name}.days`);
    this.#isListed = isListed;
    for (const line of readOrNothing(this.#file).split("\n")) {
      const [key, day, papers] = line.split("\t");
      if (key !== undefined && day !== undefined && /^\d+$/.test(papers ?? ""))
        this.#papers.set(`${key}\t${day}`, Number(papers));
    }
  }

  has({ key, listedAs }: DaySeries, day: string): boolean {
    const papers = this.#papers.get(`${key}\t${day}`);
    return papers === 0 || (papers !== undefined && this.#isListed(listedAs, day));
  }

  /** Remembers a day, once its listing does not change any more. What the disk refuses costs a request more. */
  add({ key, settledAfter }: DaySeries, day: string, papers: number, today: string): void {
    if (addDays(day, settledAfter) >= today) return;
    this.#papers.set(`${key}\t${day}`, papers);
    try {
      mkdirSync(join(this.#file, ".."), { recursive: true });
      appendFileSync(this.#file, `${key}\t${day}\t${papers}\n`);
    } catch {
      // The next run asks again.
    }
  }
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

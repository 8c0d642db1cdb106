/** What the page loads while its reader thinks. */
import type { SearchEngine } from "../search/types.ts";

/** Not every browser tells of its connection. */
interface WithConnection {
  connection?: { saveData?: boolean; effectiveType?: string };
}

export class ReadingAhead {
  #going = new AbortController();

  /** Begins anew after an answer was shown. Does nothing where data are dear or slow. */
  start(engine: SearchEngine, query: string): void {
    this.stop();
    if (isDear(navigator as WithConnection)) return;
    const { signal } = this.#going;
    // First the browser shows the answer.
    setTimeout(() => void engine.readAhead(query, signal));
  }

  /** What a query needs comes first. */
  stop(): void {
    this.#going.abort();
    this.#going = new AbortController();
  }
}

function isDear({ connection }: WithConnection): boolean {
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? "");
}

/** Says how far a long build is: on a terminal in one line that changes, elsewhere in a few plain ones. */

/** Between two plain lines, milliseconds. */
const PLAIN_PAUSE = 5000;
const TERMINAL_PAUSE = 100;

export class Progress {
  readonly #say: (line: string) => void;
  readonly #show: ((text: string) => void) | undefined;
  #name = "";
  #total = 0;
  #done = 0;
  #started = 0;
  #shown = 0;

  /** `say` takes whole lines; `show`, only on a terminal, a text that takes the place of the one before. */
  constructor(say: (line: string) => void, show?: (text: string) => void) {
    this.#say = say;
    this.#show = show;
  }

  /** Begins a step of so many parts; of one, when the number is left out. */
  begin(name: string, total = 1): void {
    this.#show?.("");
    this.#say(total === 1 ? name : `${name}: ${total}`);
    this.#name = name;
    this.#total = total;
    this.#done = 0;
    this.#started = this.#shown = performance.now();
  }

  /** So many parts more are done. */
  advance(count: number): void {
    this.#done += count;
    const now = performance.now();
    if (now - this.#shown < (this.#show ? TERMINAL_PAUSE : PLAIN_PAUSE) || this.#done >= this.#total) return;
    this.#shown = now;
    const left = Math.ceil((((now - this.#started) / this.#done) * (this.#total - this.#done)) / 1000);
    const text = `${this.#name}: ${this.#done} of ${this.#total}, ${left} s left`;
    if (this.#show) this.#show(text);
    else this.#say(text);
  }

  /** Takes away the line that changes. */
  end(): void {
    this.#show?.("");
  }
}

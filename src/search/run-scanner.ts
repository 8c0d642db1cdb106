/** Where the words of a text may be: runs of letters, digits and marks of any script. */

const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** What an ASCII character is: no part of a run, one as it is, or one that is a capital. */
const NONE = 0;
const PLAIN = 1;
const CAPITAL = 2;
const ASCII_KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[a-z0-9]/.test(char) ? PLAIN : /[A-Z]/.test(char) ? CAPITAL : NONE;
});
/** Beyond ASCII: only the regular expression knows. */
const FOREIGN = 4;

/**
 * Stops at one run after another. Nearly all are ASCII, and a loop over a table finds those in a fraction of the time
 * that matches of a Unicode expression take; runs that touch any other character are left to the expression.
 */
export class RunScanner {
  readonly #text: string;
  /** The run: from its first character to after its last. */
  from = 0;
  to = 0;
  #kinds = NONE;

  constructor(text: string) {
    this.#text = text;
  }

  /** False after the last run. */
  next(): boolean {
    const text = this.#text;
    let from = this.to;
    while (from < text.length && kindAt(text, from) === NONE) from++;
    let to = from;
    let kinds = NONE;
    while (to < text.length && kinds < FOREIGN) {
      const kind = kindAt(text, to);
      if (kind === NONE) break;
      kinds |= kind;
      to++;
    }
    this.from = from;
    this.to = to;
    this.#kinds = kinds;
    return kinds < FOREIGN ? from < to : this.#match();
  }

  /** Whether the run is all lower-case ASCII, which is nothing to fold. */
  get isPlain(): boolean {
    return this.#kinds === PLAIN;
  }

  #match(): boolean {
    RUN.lastIndex = this.from;
    const match = RUN.exec(this.#text);
    this.from = match?.index ?? this.#text.length;
    this.to = match ? RUN.lastIndex : this.#text.length;
    return match !== null;
  }
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (ASCII_KINDS[code] as number) : FOREIGN;
}

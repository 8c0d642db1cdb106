/**
 * What Python's `repr()` prints of plain data: dicts, lists, tuples, texts, numbers, `True`, `False`, `None`.
 * Nothing is evaluated: a call, a name or an operator is a fault.
 */
export function readPythonLiteral(text: string): { value: unknown } | { fault: string } {
  try {
    const reader = new LiteralReader(text);
    return { value: reader.readWhole() };
  } catch (error) {
    if (!(error instanceof LiteralFault)) throw error;
    return { fault: error.message };
  }
}

class LiteralFault extends Error {}

/** Records are a few levels deep; what is deeper is made to exhaust the stack. */
const DEEPEST = 100;
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_]\w*/y;
const NAMED = new Map<string, unknown>([
  ["None", null],
  ["null", null],
  ["True", true],
  ["true", true],
  ["False", false],
  ["false", false],
  ["nan", null],
  ["inf", null],
]);
const ESCAPED = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
  ["0", "\0"],
  ["\n", ""],
]);
/** Digits of a code after its letter. */
const CODE_LENGTH = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readWhole(): unknown {
    const value = this.#readValue(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail("goes on after its end");
    return value;
  }

  #fail(what: string): never {
    throw new LiteralFault(`${what}, at character ${this.#at + 1}`);
  }

  #skipSpace(): void {
    while (/^\s$/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  /** Steps over the sign when it is the next one. */
  #accept(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #readValue(depth: number): unknown {
    if (depth > DEEPEST) this.#fail("is nested too deeply");
    this.#skipSpace();
    const sign = this.#text[this.#at];
    if (sign === undefined) this.#fail("ends too early");
    if (sign === "'" || sign === '"') return this.#readText(sign);
    if (this.#accept("{")) return this.#readDict(depth);
    if (this.#accept("[")) return this.#readList("]", depth);
    if (this.#accept("(")) return this.#readList(")", depth);
    const digits = this.#match(NUMBER);
    if (digits !== undefined) return Number(digits);
    const name = this.#match(NAME);
    if (name !== undefined && NAMED.has(name)) return NAMED.get(name);
    return this.#fail("holds something that is no plain value");
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #readList(end: string, depth: number): unknown[] {
    const list: unknown[] = [];
    while (!this.#accept(end)) {
      list.push(this.#readValue(depth + 1));
      if (this.#accept(",")) continue;
      if (!this.#accept(end)) this.#fail(`lacks a comma or ${end}`);
      break;
    }
    return list;
  }

  /** `Object.fromEntries` makes `__proto__` a key like any other. */
  #readDict(depth: number): unknown {
    const entries: [string, unknown][] = [];
    while (!this.#accept("}")) {
      const key = this.#readValue(depth + 1);
      if (!this.#accept(":")) this.#fail("lacks a colon");
      entries.push([typeof key === "object" ? JSON.stringify(key) : String(key), this.#readValue(depth + 1)]);
      if (this.#accept(",")) continue;
      if (!this.#accept("}")) this.#fail("lacks a comma or }");
      break;
    }
    return Object.fromEntries(entries);
  }

  #readText(quote: string): string {
    const parts: string[] = [];
    let start = ++this.#at;
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined) this.#fail("ends in the middle of a text");
      if (sign === quote) break;
      if (sign !== "\\") {
        this.#at++;
        continue;
      }
      parts.push(this.#text.slice(start, this.#at), this.#readEscape());
      start = this.#at;
    }
    parts.push(this.#text.slice(start, this.#at++));
    return parts.join("");
  }

  #readEscape(): string {
    const letter = this.#text[this.#at + 1] ?? "";
    this.#at += 2;
    const length = CODE_LENGTH.get(letter);
    if (length === undefined) return ESCAPED.get(letter) ?? (/[\\'"]/.test(letter) ? letter : `\\${letter}`);
    const digits = this.#text.slice(this.#at, this.#at + length);
    const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : 0x110000;
    if (code > 0x10ffff) this.#fail("holds a character code that is none");
    this.#at += length;
    return String.fromCodePoint(code);
  }
}

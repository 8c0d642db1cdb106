/** TeX as bibliographies hold it → plain text. What is not known stays as it is written: no word is guessed. */
import { lower, raise } from "../bibliography/scripts.ts";
import { plainMath } from "./plain-math.ts";
import { ACCENTS, printedBy, WRAPPERS } from "./tex-commands.ts";

/** Deeper braces are read as if they were not there. */
const DEEPEST = 100;
/** A formula or an unknown command's argument is looked for no further than this. */
const LONGEST_SPAN = 2000;
/** Backslashes written twice by a program, `\\'e` for `\'e`: one is kept, and the command is read. */
const DOUBLED = /\\\\(?=["'^`~=.]\{?[A-Za-z\\]|[ij]\})/y;
const NAME = /[A-Za-z]+/y;

/** The text that a field's TeX prints; white space as it stands. */
export function plainText(tex: string): string {
  return new TexReader(tex).readText(false);
}

class TexReader {
  readonly #tex: string;
  #at = 0;
  #depth = 0;
  /** Quotations that were opened with two backquotes and are not closed yet. */
  #quotes = 0;

  constructor(tex: string) {
    this.#tex = tex;
  }

  /** Up to the brace that closes the group, or to the end. */
  readText(isGroup: boolean): string {
    let out = "";
    while (this.#at < this.#tex.length) {
      const sign = this.#tex[this.#at] as string;
      if (sign === "}") {
        this.#at++;
        if (isGroup) return out;
      } else if (sign === "{") out += this.#readGroup();
      else if (sign === "\\") out += this.#readCommand();
      else if (sign === "$") out += this.#readDollar();
      else out += this.#readSign(sign, out);
    }
    return out;
  }

  #readGroup(): string {
    this.#at++;
    if (this.#depth >= DEEPEST) return "";
    this.#depth++;
    const text = this.readText(true);
    this.#depth--;
    return text;
  }

  #readSign(sign: string, before: string): string {
    const is = (signs: string) => this.#tex.startsWith(signs, this.#at);
    const print = (text: string, length: number) => {
      this.#at += length;
      return text;
    };
    if (sign === "-" && is("---")) return print("—", 3);
    if (sign === "-" && is("--")) return print("–", 2);
    if (is("?`")) return print("¿", 2);
    if (is("!`")) return print("¡", 2);
    if (sign === "`" && is("``")) {
      this.#quotes++;
      return print("“", 2);
    }
    if (sign === "'" && is("''") && this.#quotes > 0) {
      this.#quotes--;
      return print("”", 2);
    }
    // A home page in an address is no unbreakable space.
    if (sign === "~" && !before.endsWith("/")) return print(" ", 1);
    return print(sign, 1);
  }

  #readCommand(): string {
    DOUBLED.lastIndex = this.#at;
    if (DOUBLED.test(this.#tex)) {
      this.#at++;
      return "\\";
    }
    const sign = this.#tex[this.#at + 1] ?? "";
    if (sign === "(") return this.#readMath("\\(", "\\)");
    if (sign === "[") return this.#readMath("\\[", "\\]");
    NAME.lastIndex = this.#at + 1;
    const letters = NAME.exec(this.#tex)?.[0] ?? "";
    const name = letters || sign;
    this.#at += 1 + name.length;
    if (ACCENTS.has(name)) return this.#readAccent(name);
    if (letters === "") return printedBySign(sign);
    return this.#readNamed(letters);
  }

  #readNamed(name: string): string {
    const skipped = WRAPPERS.get(name);
    if (skipped !== undefined) {
      for (let count = 0; count < skipped; count++) this.#readArgument();
      return this.#readArgument();
    }
    if (/^(?:noopsort|sortnoop)$/i.test(name)) {
      this.#readArgument();
      return "";
    }
    if (name === "enquote" || name === "mkbibquote") return `“${this.#readArgument()}”`;
    if (name === "textsuperscript" || name === "textsubscript") {
      const text = this.#readArgument();
      // Letters are those of a word, `4\textsuperscript{th}`, and found by who types it.
      if (/\p{L}/u.test(text)) return text;
      return (name === "textsuperscript" ? raise(text) : lower(text)) ?? text;
    }
    const printed = printedBy(name);
    if (printed === undefined) return `\\${name}${this.#readArgumentsAsWritten()}`;
    this.#skipSpaces();
    return printed;
  }

  /** The accent on the first letter of its argument: `\"u`, `\"{u}`, `\v{s}`, `\'\i`. */
  #readAccent(name: string): string {
    const isLast = this.#tex[this.#at] === undefined || this.#tex[this.#at] === "}";
    if (isLast) return name === "~" ? "∼" : name;
    const text = this.#readArgument();
    const letter = /^[\p{L}\p{M}]/u.exec(text)?.[0];
    // On nothing, as in `\^{}`, the sign itself is printed.
    if (letter === undefined) return /[A-Za-z]/.test(name) ? text : `${name}${text}`;
    const base = letter === "ı" ? "i" : letter === "ȷ" ? "j" : letter;
    return (base + (ACCENTS.get(name) ?? "")).normalize("NFC") + text.slice(letter.length);
  }

  /** A group, a command or one character; empty at the end of the group. */
  #readArgument(): string {
    this.#skipSpaces();
    const sign = this.#tex[this.#at];
    if (sign === undefined || sign === "}") return "";
    if (sign === "{") return this.#readGroup();
    if (sign === "\\" && this.#depth < DEEPEST) {
      this.#depth++;
      const text = this.#readCommand();
      this.#depth--;
      return text;
    }
    const character = String.fromCodePoint(this.#tex.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  #readArgumentsAsWritten(): string {
    const start = this.#at;
    while (this.#tex[this.#at] === "{") {
      const end = endOfGroup(this.#tex, this.#at);
      if (end === undefined) break;
      this.#at = end;
    }
    return this.#tex.slice(start, this.#at);
  }

  #readDollar(): string {
    const fence = this.#tex.startsWith("$$", this.#at) ? "$$" : "$";
    return this.#readMath(fence, fence);
  }

  /** `$…$` or `\(…\)`: as characters where they can say it, else as it is written. A sign of money stays. */
  #readMath(open: string, close: string): string {
    const start = this.#at + open.length;
    const end = endOfMath(this.#tex, start, close);
    if (end === undefined) {
      this.#at = start;
      return open;
    }
    this.#at = end + close.length;
    const inner = this.#tex.slice(start, end);
    return plainMath(inner.trim()) ?? `${open}${inner}${close}`;
  }

  #skipSpaces(): void {
    while (/\s/.test(this.#tex[this.#at] ?? "")) this.#at++;
  }
}

function printedBySign(sign: string): string {
  if (sign === "" || sign === "\\" || /[\s,;:]/.test(sign)) return " ";
  return "!/-@".includes(sign) ? "" : sign;
}

/** Behind the brace that closes the group at `start`. */
function endOfGroup(tex: string, start: number): number | undefined {
  let depth = 0;
  const limit = Math.min(tex.length, start + LONGEST_SPAN);
  for (let at = start; at < limit; at++) {
    if (tex[at] === "\\") at++;
    else if (tex[at] === "{") depth++;
    else if (tex[at] === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

/** Where a formula ends; undefined where the sign is one of money, as in `$5 to $10`. */
function endOfMath(tex: string, start: number, close: string): number | undefined {
  const limit = Math.min(tex.length, start + LONGEST_SPAN);
  for (let at = start; at < limit; at++) {
    if (tex.startsWith(close, at))
      return isFormula(tex.slice(start, at), tex[at + close.length] ?? "") ? at : undefined;
    if (tex[at] === "\\") at++;
  }
  return undefined;
}

/** Commands and scripts make a formula; without them, neither space at its ends nor numbers on both sides may stand. */
function isFormula(inner: string, next: string): boolean {
  if (/\\[A-Za-z]|[_^]/.test(inner)) return true;
  return inner !== "" && !/^\s|\s$/.test(inner) && !(/^\d/.test(inner) && /\d/.test(next));
}

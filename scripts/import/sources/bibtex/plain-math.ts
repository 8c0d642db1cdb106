/** Formulas that characters can say: `\Sigma^{0}` → `Σ⁰`, `n \log n` → `n log n`. */
import { lower, raise } from "../bibliography/scripts.ts";
import { printedBy } from "./tex-commands.ts";

/** A longer formula reads better as one. */
const LONGEST = 60;
const TOKEN = /\\([A-Za-z]+)\s*|\\([^A-Za-z])|([\^_])\s*|(\{)|(\})|([^\\^_{}]+)/y;
const FONTS = new Set(
  "text textrm textit textbf textsf texttt mathrm mathit mathbf mathsf mathtt mathnormal operatorname mbox hbox rm it bf sf tt ensuremath".split(
    " ",
  ),
);
/** Fonts whose letters stand for text, not for variables. */
const UPRIGHT = /\\(?:text|textrm|mathrm|mbox|operatorname|rm)\b/;
const OPERATORS = new Set(
  "log ln exp sin cos tan max min sup inf lim det dim ker deg gcd arg Pr mod sinh cosh tanh".split(" "),
);
/** The marks of accents over letters, by the names they have in formulas. */
const ACCENTS = new Map([
  ["acute", "\u0301"],
  ["grave", "\u0300"],
  ["hat", "\u0302"],
  ["tilde", "\u0303"],
  ["breve", "\u0306"],
  ["ddot", "\u0308"],
  ["check", "\u030c"],
]);
const DOUBLE_STRUCK = new Map([..."CHNPQRZEFA"].map((letter, at) => [letter, [..."ℂℍℕℙℚℝℤ𝔼𝔽𝔸"][at] ?? letter]));

/** The formula as characters; undefined when they cannot say it. */
export function plainMath(tex: string): string | undefined {
  if (tex.length > LONGEST) return undefined;
  try {
    return new MathReader(tex).readAll();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

class MathReader {
  readonly #tokens: RegExpExecArray[] = [];
  #at = 0;

  constructor(tex: string) {
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(tex); token; token = TOKEN.exec(tex)) this.#tokens.push(token);
    if (this.#tokens.reduce((length, token) => length + token[0].length, 0) !== tex.length) throw new NotPlain();
  }

  readAll(): string {
    const text = this.#readUntilBrace();
    if (this.#at < this.#tokens.length) throw new NotPlain();
    return text;
  }

  #readUntilBrace(): string {
    let out = "";
    while (this.#at < this.#tokens.length && this.#tokens[this.#at]?.[5] === undefined) out += this.#readPart();
    return out;
  }

  #readPart(): string {
    const [, name, sign, script, open, , plain] = this.#tokens[this.#at++] ?? [];
    if (name !== undefined) return this.#readCommand(name);
    if (sign !== undefined) return readSign(sign);
    if (script !== undefined) return this.#readScript(script);
    if (open !== undefined) return this.#readGroup();
    return (plain ?? "").replace(/~/g, " ");
  }

  #readGroup(): string {
    const text = this.#readUntilBrace();
    if (this.#tokens[this.#at++]?.[5] === undefined) throw new NotPlain();
    return text;
  }

  #readCommand(name: string): string {
    if (FONTS.has(name)) return "";
    if (OPERATORS.has(name)) return this.#tokens[this.#at]?.[6] === undefined ? name : `${name} `;
    if (name === "mathbb")
      return [...this.#readArgument()].map((letter) => DOUBLE_STRUCK.get(letter) ?? letter).join("");
    const accent = ACCENTS.get(name);
    if (accent !== undefined) return oneCharacter(this.#readArgument() + accent);
    const printed = printedBy(name);
    if (printed === undefined || (printed === "" && !/^(?:left|right|big)/i.test(name))) throw new NotPlain();
    return printed;
  }

  /** A script in text letters, as in `4^{\textrm{ème}}`, is text where it has no characters of its own. */
  #readScript(script: string): string {
    const start = this.#at;
    const text = this.#readArgument();
    const written = this.#tokens
      .slice(start, this.#at)
      .map(([part]) => part)
      .join("");
    const moved = script === "^" ? raise(text) : lower(text);
    if (moved !== undefined) return moved;
    if (UPRIGHT.test(written)) return text;
    throw new NotPlain();
  }

  /** A group, a command or one character. */
  #readArgument(): string {
    const token = this.#tokens[this.#at];
    const plain = token?.[6];
    if (token === undefined || plain === undefined) return this.#readPart();
    const first = String.fromCodePoint(plain.codePointAt(0) ?? 0);
    const rest = plain.slice(first.length);
    if (rest === "") this.#at++;
    else this.#tokens[this.#at] = Object.assign([...token], { 0: rest, 6: rest }) as unknown as RegExpExecArray;
    return first;
  }
}

/** A letter and its accent, where Unicode has a character for both. */
function oneCharacter(accented: string): string {
  const composed = accented.normalize("NFC");
  if ([...composed].length !== 1) throw new NotPlain();
  return composed;
}

function readSign(sign: string): string {
  if (/[\s,;:]/.test(sign)) return " ";
  if ("!/".includes(sign)) return "";
  if ("%&#$_{}".includes(sign)) return sign;
  throw new NotPlain();
}

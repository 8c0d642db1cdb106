/**
 * A formula in TeX as a line of Unicode text, for titles, feeds and the search: `$x_1^2 \leq \alpha$` → `x₁² ≤ α`.
 * A reader, not a typesetter: what has no place in a line (matrices, large fractions) keeps its order, not its form.
 */
import { shiftedText } from "./raised-text.ts";
import { FONT_COMMANDS, SYMBOLS } from "./tex-symbols.ts";

/** Commands that print nothing in a line of text. */
const SILENT = new Set(
  "left right big Big bigl bigr Bigl Bigr bigg Bigg displaystyle textstyle scriptstyle limits nolimits rm bf it sf tt cal quad qquad nonumber".split(
    " ",
  ),
);
/** Commands whose first argument is not for reading: a colour, an address, the name of an environment. */
const ASIDE = new Set(["color", "textcolor", "href", "begin", "end", "label", "tag"]);
const OPERATORS = new Set(
  "log ln lg exp sin cos tan tanh cosh sinh max min sup inf lim arg argmax argmin det dim ker deg gcd Pr mod bmod rank softmax".split(
    " ",
  ),
);
/** Marks above the next letter, as combining characters. */
const MARKS = new Map([
  ["hat", "\u0302"],
  ["widehat", "\u0302"],
  ["tilde", "\u0303"],
  ["widetilde", "\u0303"],
  ["bar", "\u0304"],
  ["overline", "\u0304"],
  ["vec", "\u20d7"],
  ["dot", "\u0307"],
]);
/** Deeper groups are no formula that a person wrote. */
const DEEPEST = 40;

interface Reader {
  readonly tex: string;
  at: number;
  depth: number;
}

/** The formula between the dollar signs as one line of text. Linear in its length; never throws. */
export function formulaText(tex: string): string {
  return readRun({ tex, at: 0, depth: 0 }, false).replace(/\s+/g, " ").trim();
}

/** Reads on to the end, or to the brace that closes this group. */
function readRun(reader: Reader, inGroup: boolean): string {
  let out = "";
  while (reader.at < reader.tex.length) {
    const char = reader.tex[reader.at] as string;
    if (char === "}" && inGroup) {
      reader.at++;
      break;
    }
    if (char === "^" || char === "_") {
      reader.at++;
      out = out.trimEnd() + readShifted(reader, char);
    } else {
      const piece = readPiece(reader);
      const touches = /[\p{L}\p{N})]$/u.test(out) && /^\p{L}{2}/u.test(piece) && char === "\\";
      out += touches ? ` ${piece}` : piece;
    }
  }
  return out;
}

/** What stands above or below the line. */
function readShifted(reader: Reader, mark: string): string {
  const inner = readArgument(reader).trim();
  if (inner === "") return "";
  if (mark === "^" && inner === "∘") return "°";
  if (mark === "^" && /^′+$/.test(inner)) return inner;
  return shiftedText(mark, inner) ?? (/^(?:[\p{L}\p{N}.]+|.)$/u.test(inner) ? mark + inner : `${mark}(${inner})`);
}

/** One group, command or character; stands for a command's argument. */
function readArgument(reader: Reader): string {
  while (/\s/.test(reader.tex[reader.at] ?? "")) reader.at++;
  return reader.at < reader.tex.length ? readPiece(reader) : "";
}

function readPiece(reader: Reader): string {
  const char = reader.tex[reader.at] as string;
  if (char === "\\") return readCommand(reader);
  const wide = String.fromCodePoint(reader.tex.codePointAt(reader.at) as number);
  reader.at += wide.length;
  if (char === "{") return readGroup(reader);
  if (char === "}") return "";
  if (char === "'") return "′";
  return char === "~" || char === "&" ? " " : wide;
}

/** The group whose brace was just read. */
function readGroup(reader: Reader): string {
  if (reader.depth >= DEEPEST) return "";
  reader.depth++;
  const inner = readRun(reader, true);
  reader.depth--;
  return inner;
}

function readCommand(reader: Reader): string {
  const name = /^[a-zA-Z]+/.exec(reader.tex.slice(reader.at + 1, reader.at + 40))?.[0];
  if (name === undefined) {
    const sign = reader.tex[reader.at + 1] ?? "";
    reader.at += 1 + sign.length;
    return sign === "!" ? "" : ",;: \\".includes(sign) ? " " : sign;
  }
  reader.at += 1 + name.length;
  if (FONT_COMMANDS.has(name)) return readArgument(reader);
  if (ASIDE.has(name)) {
    readArgument(reader);
    return "";
  }
  if (SILENT.has(name)) return name.endsWith("quad") ? " " : "";
  if (OPERATORS.has(name)) return name;
  if (/^[dt]?frac$/.test(name)) return `${grouped(readArgument(reader))}/${grouped(readArgument(reader))}`;
  if (name === "sqrt") return `√${grouped(readArgument(reader))}`;
  const mark = MARKS.get(name);
  if (mark !== undefined) return (readArgument(reader) + mark).normalize("NFC");
  return SYMBOLS.get(name) ?? `\\${name}`;
}

/** In brackets, unless one number or letter. */
function grouped(text: string): string {
  return /^(?:[\p{N}.]+|\p{L}?[\p{L}\p{No}\p{Lm}])$/u.test(text) ? text : `(${text})`;
}

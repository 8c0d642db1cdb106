/**
 * TeX remains in titles and abstracts, as a person expects to read them: `7\%`, `{\lambda}`, ``` ``better'' ```,
 * `\textcolor[rgb]{1,0,0}{…}`, `$x^2$`, and mathematics that lost its signs on the way. For display only; the record
 * keeps what the source said.
 */
import { repairDamagedMath } from "./damaged-math.ts";
import { splitFormulas } from "./find-formulas.ts";
import { formulaText } from "./formula-text.ts";
import { FONT_COMMANDS, SYMBOLS } from "./tex-symbols.ts";

/** Combining marks of TeX's accent commands. */
const ACCENTS = new Map(
  Object.entries({
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    u: "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    r: "\u030a",
    H: "\u030b",
    v: "\u030c",
    d: "\u0323",
    c: "\u0327",
    k: "\u0328",
    b: "\u0331",
  }),
);

/** Commands of which only the last argument is meant for reading; the number of arguments before it. */
const WRAPPERS = new Map<string, number>([
  ...[...FONT_COMMANDS, "url", "textsuperscript", "textsubscript"].map((name): [string, number] => [name, 0]),
  ...["textcolor", "href", "colorbox"].map((name): [string, number] => [name, 1]),
]);

/** Spacing and font switches that print nothing. */
const SILENT = new Set(
  "bf it em rm sf tt sc bfseries itshape ttfamily large Large small footnotesize tiny normalsize displaystyle left right big Big bigl bigr noindent xspace protect relax".split(
    " ",
  ),
);

const REMAINS = /[\\`]|''|--/;

/** The text with formulas and TeX remains resolved, all in plain text: for titles, feeds and the search. */
export function readableText(text: string): string {
  return splitFormulas(text)
    .map((part) => ("tex" in part ? formulaText(part.tex) : readableProse(part.text)))
    .join("");
}

/** The same for text whose formulas somebody else looks after. Text without remains is returned as it is. */
export function readableProse(text: string): string {
  const whole = repairDamagedMath(text);
  if (!REMAINS.test(whole)) return whole;
  // Commands that were read bare what stood beside them, as in `\mathbb{R}^n`.
  return repairDamagedMath(readCommands(whole))
    .split(ADDRESS)
    .map((part, at) => (at % 2 === 1 ? part : readDashes(readQuotes(part))))
    .join("");
}

/** Quotation marks and dashes in an address are part of it. */
const ADDRESS = /(\bhttps?:\/\/\S+)/i;

function readCommands(text: string): string {
  let out = "";
  let at = 0;
  while (at < text.length) {
    if (text[at] === "{" && text[at + 1] === "\\") {
      const group = readGroup(text, at);
      if (group) {
        const inner = readCommands(group.inner);
        out += inner === group.inner ? `{${inner}}` : inner.trimStart();
        at = group.end;
        continue;
      }
    }
    if (text[at] !== "\\") {
      out += text[at++];
      continue;
    }
    const path = /[a-zA-Z]:$/.test(text.slice(Math.max(0, at - 2), at)) ? readWindowsPath(text, at) : "";
    if (path !== "") {
      out += path;
      at += path.length;
      continue;
    }
    const command = readCommand(text, at);
    out += command.text;
    at = command.end;
  }
  return out;
}

/** What stands behind `C:` is a path unless it begins with a command, as in `f:\mathbb{R}\to\mathbb{R}`. */
function readWindowsPath(text: string, at: number): string {
  const path = /^\S+/.exec(text.slice(at, at + 300))?.[0] ?? "";
  const name = /^\\([a-zA-Z]{2,})/.exec(path)?.[1] ?? "";
  const isCommand = name === "" || SYMBOLS.has(name) || WRAPPERS.has(name) || SILENT.has(name);
  return isCommand ? "" : path;
}

/** The command that starts with the backslash at `at`: what it prints, and where it ends. */
function readCommand(text: string, at: number): { text: string; end: number } {
  const sign = text[at + 1] ?? "";
  if (sign !== "" && "%&$#_{}".includes(sign)) return { text: sign, end: at + 2 };
  if (sign === "," || sign === ";" || sign === "!" || sign === " " || sign === ":")
    return { text: sign === "!" ? "" : " ", end: at + 2 };
  const name = /^[a-zA-Z]+/.exec(text.slice(at + 1, at + 40))?.[0] ?? sign;
  const end = at + 1 + name.length;
  const accent = ACCENTS.get(name);
  if (accent && isEscapedQuote(text, at)) return { text: name, end };
  if (accent) return readAccent(text, end, accent, name) ?? { text: `\\${name}`, end };
  const skipped = WRAPPERS.get(name);
  if (skipped !== undefined) return readWrapped(text, end, skipped) ?? { text: `\\${name}`, end };
  const symbol = SYMBOLS.get(name);
  if (symbol !== undefined) return { text: symbol, end: text.startsWith("{}", end) ? end + 2 : end };
  if (SILENT.has(name)) return { text: "", end: text[end] === " " ? end + 1 : end };
  return { text: `\\${name}`, end };
}

/** `don\'t` and `\"word\"` come from programs, not from TeX: no umlaut but on a vowel, no acute on an English ending. */
function isEscapedQuote(text: string, at: number): boolean {
  const rest = text.slice(at + 1, at + 8);
  if (rest.startsWith('"')) return !/^"\s?\{?\\?[aeiouyAEIOUY]/.test(rest);
  return /[a-zA-Z]/.test(text[at - 1] ?? "") && /^'(?:s|t|re|ve|ll|d|m)?(?![a-zA-Z{\\])/.test(rest);
}

function readAccent(text: string, end: number, mark: string, name: string): { text: string; end: number } | undefined {
  const rest = text.slice(end, end + 8);
  const letter = (/[a-zA-Z]/.test(name) ? /^(?: +|(?=\{))\{?\\?([a-zA-Z])\}?/ : /^\s?\{?\\?([a-zA-Z])\}?/).exec(rest);
  if (!letter?.[1]) return undefined;
  return { text: (letter[1] + mark).normalize("NFC"), end: end + letter[0].length };
}

function readWrapped(text: string, end: number, skipped: number): { text: string; end: number } | undefined {
  let at = end;
  const option = /^\s*\[[^\]]{0,80}\]/.exec(text.slice(at, at + 90));
  if (option) at += option[0].length;
  for (let argument = 0; argument <= skipped; argument++) {
    while (text[at] === " ") at++;
    const group = readGroup(text, at);
    if (!group) return undefined;
    if (argument === skipped) return { text: readCommands(group.inner), end: group.end };
    at = group.end;
  }
  return undefined;
}

/** Longer groups are no remains but damage; the bound also keeps nested braces from costing quadratic time. */
const LONGEST_GROUP = 2000;

/** A balanced `{…}` that starts at `at`. */
function readGroup(text: string, at: number): { inner: string; end: number } | undefined {
  if (text[at] !== "{") return undefined;
  let depth = 0;
  const limit = Math.min(text.length, at + LONGEST_GROUP);
  for (let end = at; end < limit; end++) {
    if (text[end] === "\\") end++;
    else if (text[end] === "{") depth++;
    else if (text[end] === "}" && --depth === 0) return { inner: text.slice(at + 1, end), end: end + 1 };
  }
  return undefined;
}

/** TeX's ``double'' and `single' quotation marks; a backquote without its partner stays. */
function readQuotes(text: string): string {
  return text.replace(/``([^`]{1,2000}?)(?:''|"|”)/g, "“$1”").replace(/(^|[\s([“])`([^`'\n]{1,200})'(?!\w)/g, "$1‘$2’");
}

function readDashes(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}.,;:)”’]|\s)---(?=[\p{L}\p{N}(“‘]|\s|$)/gu, "—")
    .replace(/(?<=[\p{L}\p{N})”’]|\s)--(?=\s|$)|(?<=[\p{L}\p{N})”’])--(?=[\p{L}\p{N}(“‘])/gu, "–");
}

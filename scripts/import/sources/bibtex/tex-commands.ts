/** What TeX's commands print in titles and names. */
import { readableText } from "../../../../src/archive/readable-text.ts";
import { printedByCommand } from "./citation-js.ts";

/** Combining marks of the commands that put one on the letter behind them. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["`", "\u0300"],
  ["'", "\u0301"],
  ["^", "\u0302"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  ["u", "\u0306"],
  [".", "\u0307"],
  ['"', "\u0308"],
  ["r", "\u030a"],
  ["H", "\u030b"],
  ["v", "\u030c"],
  ["G", "\u030f"],
  ["d", "\u0323"],
  ["c", "\u0327"],
  ["k", "\u0328"],
  ["b", "\u0331"],
  ["t", "\u0361"],
  ["textcommabelow", "\u0326"],
]);

/** Commands whose last argument is printed as it is; the number of arguments before it. */
export const WRAPPERS: ReadonlyMap<string, number> = new Map([
  ...(
    "text textbf textit textsl textsc textsf texttt textrm textmd textup textnormal textlf textln emph uline underline " +
    "mbox hbox fbox url path nolinkurl ensuremath mathrm mathbf mathit mathsf mathtt mathnormal mathcal mathscr mathfrak " +
    "boldsymbol bm operatorname mkbibemph mkbibitalic mkbibbold strong"
  )
    .split(" ")
    .map((name): [string, number] => [name, 0]),
  ["href", 1],
  ["textcolor", 1],
  ["colorbox", 1],
  ["foreignlanguage", 1],
]);

const OWN: ReadonlyMap<string, string> = new Map([
  ["textbackslash", "\\"],
  ["backslash", "\\"],
  ["par", " "],
  ["newline", " "],
  ["linebreak", " "],
  ["quad", " "],
  ["qquad", " "],
  ["TeX", "TeX"],
  ["LaTeX", "LaTeX"],
  ["BibTeX", "BibTeX"],
  ["slash", "/"],
  ["lq", "‘"],
  ["rq", "’"],
  ["dag", "†"],
  ["ddag", "‡"],
  ["bullet", "•"],
  ["prime", "′"],
  ["textquotedbl", '"'],
  ["textgreater", ">"],
  ["lbrace", "{"],
  ["rbrace", "}"],
  ["bibstring", ""],
  ..."scshape itshape slshape upshape bfseries mdseries rmfamily sffamily ttfamily normalfont"
    .split(" ")
    .map((name): [string, string] => [name, ""]),
]);

/** What a command without arguments prints, perhaps nothing; undefined for one that is not known. */
export function printedBy(name: string): string | undefined {
  const own = OWN.get(name);
  if (own !== undefined) return own;
  if (ACCENTS.has(name) || WRAPPERS.has(name) || name === "sqrt") return undefined;
  const read = readableText(`\\${name}`);
  return read.includes("\\") ? printedByCommand(name) : read;
}

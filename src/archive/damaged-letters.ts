/** Commands and Greek letters that lost their backslash: `rightarrow`, `infty-RoPE`, `pi_0`, `(lambda=1)`. */
import { GREEK_NAMES, SYMBOLS } from "./tex-symbols.ts";

/** Names of commands that are no words of English. */
const NAMES =
  "leq leqslant geq geqslant neq infty mapsto propto varepsilon vartheta varphi cdots ldots nabla langle rangle lceil rceil lfloor rfloor subseteq setminus notin otimes oplus simeq equiv";
/** One letter before it may belong to the formula, `Nleq 5`; more are a word. */
const COMMAND = new RegExp(
  String.raw`(?<![A-Za-z]{2}|\bI|[\\_.@#/])(${NAMES.replaceAll(" ", "|")})(?![A-Za-z]|_[A-Za-z]{2})`,
  "g",
);
/** Also between two words: `EnrightarrowDe`, `DALLcdotE`. */
const ANYWHERE =
  /(?<![\\_.@#/]|\b[nx])(?:(?:long)?(?:[lL]eftright|[rR]ight|[lL]eft)arrow|(?:up|down)arrow|cdot(?![a-z]))(?!head|s\b)/g;
/** The letter ℓ, but not in names such as `ell-bench`. */
const ELL = /(?<![A-Za-z\\_.@#/-])ell(?![A-Za-z_]|-[A-Za-z])/g;

const GREEK = [...GREEK_NAMES, "ell", "nabla"].join("|");
const START = String.raw`(?<![A-Za-z\\_.@#]|[A-Za-z]-|\w/)`;

/** A Greek letter with something above or below the line; one in braces with something above or below. */
const SHIFTED = new RegExp(
  String.raw`${START}(?:(${GREEK})(?=\^[*\d{]|[\^_](?:\{[^{}\s]{1,12}\}|(?:${GREEK}|[A-Za-z0-9])(?![A-Za-z0-9_])))|\{(${GREEK})\}(?=[\^_])|(?<=\d)(sigma|pi)(?![A-Za-z])|(?<=\d ?)(mu)(?=[msL]\b))`,
  "g",
);
/** In a text known to be damaged: beside a relation, in brackets, in a sum, or a letter whose name is rarely a word. */
const LIKELY = new RegExp(
  String.raw`(?<![A-Za-z\\_.@#]|[A-Za-z]-)(?:(${GREEK})(?= ?[=<>≤≥∝≈∈]|[*(]| in [[(]\d)|(?<=[(|,+])(?!xi|pi\))(${GREEK})(?=[)|,+])|(?<=[=<>≤≥+/·])(${GREEK})(?![A-Za-z])|(lambda|sigma|mu|psi|omega|rho|eta|zeta)(?![A-Za-z0-9-]))`,
  "g",
);
const PAIR = new RegExp(String.raw`\((${GREEK}), (${GREEK})\)`, "g");

const symbolOf = (name: string) => SYMBOLS.get(name.replace(/[{}]/g, "")) ?? name;

/** Whether a command's bare name stands in the text. */
export function hasLostCommand(text: string): boolean {
  return text.search(COMMAND) !== -1 || text.search(ANYWHERE) !== -1;
}

/** Makes signs of them; what is only likely, in a text that is damaged elsewhere. */
export function repairLetters(text: string, damaged: boolean): string {
  const sure = text.replace(ANYWHERE, symbolOf).replace(COMMAND, symbolOf).replace(SHIFTED, symbolOf).replace(ELL, "ℓ");
  if (!damaged) return sure;
  return sure.replace(PAIR, (_, one, two) => `(${symbolOf(one)}, ${symbolOf(two)})`).replace(LIKELY, symbolOf);
}

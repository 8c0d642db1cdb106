/**
 * Mathematics that lost its dollar signs and backslashes on the way, as the Daily Papers page shows it: `8.2times`,
 * `leq5%`, `x_i`, `360^{circ}`. Repaired is what can hardly be anything else; a word that is also English, or a Greek
 * letter's name, needs a reason beside it. For display only: the record keeps what the source said.
 *
 * The rules were chosen by counting: in 70,000 abstracts that kept their TeX, how often does the damaged form stand
 * for a formula, and how often for itself?
 */
import { hasLostCommand, repairLetters } from "./damaged-letters.ts";
import { repairShifted } from "./damaged-scripts.ts";
import { repairFonts, repairSigns, repairTimes } from "./damaged-signs.ts";
import { GREEK_NAMES } from "./tex-symbols.ts";

/** Nothing is repaired in a text without any of these. Each begins with a letter of its own, so that ordinary text is fast. */
const SIGN_TRACES = /[\^{]|\\\d|_(?<=(?:^|[^\w/.])\w{1,10}_|[^ -~]_)/;
const WORD_TRACES =
  /times(?:[\dA-Z]|(?<=\wtimes|\b[A-Za-z] times|\d times(?= \d)))|sim ?\d|approx ?[-+\d]|pm ?\d|[gl]e \d(?<=\b[gl]e \d)|[gln]eq(?:slant)?(?![a-z])|ightarrow|eftarrow|downarrow|uparrow|infty|propto|vareps|varthe|varphi|cdot|ldots|, ?dots|nabla|[rl]angle\b|[rl]ceil\b|[rl]floor\b|subseteq|setminus|notin\b|otimes|oplus|simeq|equiv\b|boldsymbol|ell\b(?<=\bell)|mapsto|sigma\b(?<=\dsigma)|pi\b(?<=\dpi)|mu[msL]\b(?<=\d ?mu.)/;

/** Addresses and paths are no mathematics. The counts keep the search linear. */
const ADDRESS = /((?:\bhttps?:\/\/|\bwww\.|\b[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}\/)\S+)/i;

/** Structure that a line of text cannot restore: a word with it stays as it is. */
const BEYOND_REPAIR =
  /(?:frac|sqrt|hat|tilde|bar|vec|overline|underline|mathop|left|right|[Bb]igg?[lr]?)[{([|!\d]|[^\s(]right[)\]}]|!|\b[a-z]in[[(A-Z]/;

/**
 * What shows that a repair left half of its word behind: backslashes, braces above or below the line, fonts, names of
 * commands glued to signs, as in `αin[0,∞]` and `n²log`, and thin spaces that became commas, as in `∼30,FPS`.
 */
const HALF_DONE = new RegExp(
  [
    String.raw`\\(?![%&#_$])|[\^_]\{[^{}]*[^\w{}.,+=|-]|[\^_]\{[^}]*$|^[^{]*\}[\^_]|\^(?![\p{L}\p{N}∗⋆⊤⊥†∞({+*-])|[\p{L}\p{N}]\{|\dtimes|\^circ`,
    String.raw`math(?:bb|bf|cal|frak|rm|it|sf|tt)|boldsymbol|operatorname|[\^_](?:text|${GREEK_NAMES.join("|")})(?![a-z])`,
    String.raw`(?<=[\p{L}\p{N})\]])log(?![a-z])|(?<=[\p{Script=Greek}\p{Lm}\p{N})\]])(?:in|to|mid|cup|cap|[gl]e|vDash|times|pm|exp|ln)(?![a-z])`,
    String.raw`(?:hat|bar|tilde|vec|partial)(?=[\p{Script=Greek}\p{Lu}])|(?<=[\p{Lu}\p{N})\]])(?:to|subset|times)(?=\p{Lu})|/pm\b|[\^_][a-z](?:to|in)(?![a-z])`,
    String.raw`[Bb]ig[lr]?[(){|]|\)[Bb]ig|dots[bc]|underline|overline|wide(?:hat|tilde)|binom|kern-|sqrt|frac|[rl]ceil|[rl]floor|[rl]angle(?!s)|infty|varnothing|notequiv|subseteq|setminus|(?:sum|prod|int|lim)[\^_]`,
    String.raw`(?<=\d|\}),(?=[\p{L}\\%])|,,|\}[{_^]|;dots|[a-z](?:mid|in)[\p{Script=Greek}]`,
  ].join("|"),
  "u",
);

/** A font without braces: it belongs to the word behind it. */
const OPEN_FONT = /(?:math(?:bb|bf|cal|frak|rm|it|sf|tt)|bm)$/;

/** One repair can bare the next, `cdotcdot`; no text of a person needs more rounds. */
const MOST_ROUNDS = 3;

/** The text with its damaged mathematics made readable. What is repaired stays so when read again; linear in the length. */
export function repairDamagedMath(text: string): string {
  let read = text;
  for (let round = 0; round < MOST_ROUNDS && hasTraces(read); round++) {
    const repaired = repairOnce(read);
    if (repaired === read) break;
    read = repaired;
  }
  return read;
}

const hasTraces = (text: string) => SIGN_TRACES.test(text) || WORD_TRACES.test(text);

function repairOnce(text: string): string {
  const parts = text.split(ADDRESS);
  const damaged = parts.some((part, at) => at % 2 === 0 && isSurelyDamaged(part));
  return parts.map((part, at) => (at % 2 === 1 ? part : repairStretch(part, damaged))).join("");
}

/** What no author writes by hand: it tells that the rest of the text lost its TeX too. */
function isSurelyDamaged(text: string): boolean {
  return /\dtimes|[\^_]\{|\{sim\}|\bsim\d+(?:[%KMB.,]|\b)|\bell_|\d pm \d/.test(text) || hasLostCommand(text);
}

function repairStretch(text: string, damaged: boolean): string {
  const repaired = repairShifted(repairLetters(repairSigns(repairTimes(repairFonts(text))), damaged));
  return repaired === text ? text : keepHopeless(text, repaired);
}

/** A formula repaired by half is harder to read than the damaged one. No rule changes where words end. */
function keepHopeless(text: string, repaired: string): string {
  const before = text.split(/(\s+)/);
  const after = repaired.split(/(\s+)/);
  if (before.length !== after.length) return repaired;
  return after
    .map((word, at) => {
      const source = before[at] as string;
      if (word === source) return word;
      const isHopeless = BEYOND_REPAIR.test(source) || HALF_DONE.test(word) || hasOpenBrace(word, source);
      return isHopeless || OPEN_FONT.test(before[at - 2] ?? "") ? source : word;
    })
    .join("");
}

/** Braces that close in another word, and did so before the repair. */
function hasOpenBrace(word: string, source: string): boolean {
  const excess = (one: string) => one.split("{").length - one.split("}").length;
  return excess(word) !== 0 && excess(source) === excess(word);
}

/** What stands above or below the line: `x_i`, `2^{256}`, `G^2RPO`, `pi_theta`. */
import { shiftedText } from "./raised-text.ts";
import { GREEK_NAMES, SYMBOLS } from "./tex-symbols.ts";

const NAMES: ReadonlySet<string> = new Set([
  ...GREEK_NAMES,
  ..."infty top perp dagger star ast ell ominus oplus otimes".split(" "),
]);
const NAME = [...NAMES].join("|");

/** `^` behind a letter, digit or bracket: a group, a number, a sign, one letter, or a command's name. */
const ABOVE = new RegExp(
  String.raw`(?<=(?<!\^)[\p{L}\p{N})\]}|∣∇])\^(?:\{([^{}\s]{1,12})\}|([-+]?\d+(?!\.?\d)|[-+](?![\w{])|(?:${NAME}|[A-Za-z])(?![\p{L}\p{N}_^(])))`,
  "gu",
);
/** `_` behind a single letter: words with underscores are names in code. */
const BELOW = new RegExp(
  String.raw`(?<=(?<![\p{L}\p{N}_.\\/@#^]|[\p{L}\p{N}]-)[\p{L}∑∏∫∇])_(?:\{([^{}\s]{1,12})\}|(\d{1,2}(?![\p{L}\d_]|\.\d)|(?:${NAME}|[a-z])(?![\p{L}\p{N}_(])))`,
  "gu",
);

/** Unicode's own signs where it has them; else the same without braces. */
export function repairShifted(text: string): string {
  if (!/[\^_]/.test(text)) return text;
  return text
    .replace(/(?<![A-Za-z\\])(?:sum|prod|int)(?=_\{)/g, (name) => SYMBOLS.get(name) as string)
    .replace(BELOW, shift)
    .replace(ABOVE, shift)
    .replace(/(?<=[A-Za-z])_\{([A-Za-z0-9]{1,12})\}(?![\p{L}\p{N}_])/gu, "_$1");
}

function shift(source: string, group: string | undefined, bare: string | undefined, at: number, whole: string): string {
  const inner = group ?? bare ?? "";
  const mark = source.charAt(0);
  const symbol = NAMES.has(inner) ? SYMBOLS.get(inner) : undefined;
  if (symbol !== undefined) return mark + symbol;
  const shifted = shiftedText(mark, inner);
  if (shifted !== undefined) return shifted;
  const glued = /[\p{L}\p{N}_^]/u.test(whole.charAt(at + source.length));
  return group !== undefined && /^[A-Za-z0-9.\p{Script=Greek}]+$/u.test(inner) && !glued ? mark + inner : source;
}

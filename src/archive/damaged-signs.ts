/** Signs of damaged mathematics: `8.2times`, `leq5%`, `sim60%`, `0.9pm0.1`, `360^{circ}`, `\1 million`, `texttt{D}ual`. */
import { SYMBOLS } from "./tex-symbols.ts";

/** Fonts that lost their backslash; what is read is what stands between the braces. */
const FONT =
  /(?<![A-Za-z\\^_])(?:text(?:bf|it|tt|sc|rm|sf)|math(?:cal|bb|bf|rm|sf|it|tt|frak)|boldsymbol|operatorname) ?\{([^{}]{1,200})\}/g;

/** A sign between braces of its own, as TeX writers put it to set the space around it: `{sim}0.3`, `k{=}4`. */
const BRACED =
  /(?<![\^_\w])\{([=<>])\}|(?<=[\p{L}\p{N}])\{([=<>])\}(?=[\p{L}\p{N}.+-])|(?<![\^_]|text|mathrm)\{(sim|approx|times|leq|geq|le|ge|pm|cdot)\}/gu;

const symbolOf = (name: string) => SYMBOLS.get(name) ?? name;

/** `texttt{D}ual` → `Dual`; one font in another, too. */
export function repairFonts(text: string): string {
  let read = text;
  for (let nesting = 0; nesting < 3 && read.includes("{"); nesting++)
    read = read.replace(FONT, (_, inner: string) => inner.replace(/\\([_&#%])/g, "$1"));
  return read;
}

/** `8.2times`, `256times256`, `256 times 256`, `Ntimes`, `H times W`; never `two times` or `42 times faster`. */
export function repairTimes(text: string): string {
  if (!text.includes("times")) return text;
  return text
    .replace(
      /(?<=\d|\^circ|\^\{circ\})times(?![a-z])|(?<=\d)times(?=sim\d|approx\d)|(?<=(?<![A-Za-z\\])[A-Za-z])times(?![A-Za-z])/g,
      "×",
    )
    .replace(/(?<=(?<![A-Za-z.])(?:[\d.]{1,9}|[A-Za-z]) )times(?= (?:\d|[B-HJ-Zb-z](?![A-Za-z'’])))/g, "×")
    .replace(/(?<![A-Za-z\\])times(?=\d)|(?<=\()times(?= \d)/g, "×")
    .replace(/(?<=[A-Za-z])(?<!some|Some|often|Often|o|\\)times(?=[A-Z])/g, "×");
}

/** All other signs that stand beside a number, between braces or below a circle. */
export function repairSigns(text: string): string {
  return text
    .replace(/(?<=\d) ?\^ ?(?:circ(?![A-Za-z])|\{\\?(?:circ|∘)\})/g, "°")
    .replace(/(?<![A-Za-z\\])boldsymbol(?=\p{Script=Greek})/gu, "")
    .replace(/(?<=[,;+] ?)dots[bc]?(?= ?[,;+])/g, "…")
    .replace(BRACED, (_, opening, inner, name) => opening ?? inner ?? symbolOf(name))
    .replace(
      /(?<![A-Za-z_\\-])sim(?=\d+(?![A-Za-z]{3}|\d|[A-Za-z]\w{0,9}[a-z]{2})|(?<!\b(?:in|the|a|from) sim) \d)/g,
      "∼",
    )
    .replace(/(?<=\d|[^A-Za-z\\]|^)approx(?= ?[-+]?\d)/g, "≈")
    .replace(/(?<=[\d%.)] |[(/])pm(?= \d)|(?<![A-Za-z\\])pm(?=\d)(?!2\.5|10\b)/g, plusMinus)
    .replace(
      /(?<=^|[ (])ge(?= \d)|(?<=\()le(?= \d)|(?<=(?:^|[ (])(?:\p{L}|\p{L}_\w|[\d.]{1,9}%?) )le(?= \d)/gu,
      symbolOf,
    )
    .replace(/(?<=^|[\s(~–-])\\(?=\d[\d,]*(?:\.\d+)?(?:[KMBkmb]\b|(?![\w)])))|(?<=\()\\(?=\d[\d,.]{0,15}\))/g, "$");
}

/** `3 pm 20 people` is an hour. */
function plusMinus(pm: string, at: number, whole: string): string {
  return /(?<![\d.,])(?:1[0-2]|[1-9])(?::\d\d)? ?$/.test(whole.slice(Math.max(0, at - 8), at)) ? pm : "±";
}

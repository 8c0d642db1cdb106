/** Superscripts and subscripts in Unicode, as far as it has them. */

const PLAIN_UP = "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW";
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ";
const PLAIN_DOWN = "0123456789+-=()aehijklmnoprstuvx";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";

const mapOf = (plain: string, shifted: string) => {
  const signs = [...shifted];
  return new Map([...plain].map((char, at) => [char, signs[at] as string]));
};
const UP = mapOf(PLAIN_UP, RAISED);
const DOWN = mapOf(PLAIN_DOWN, LOWERED);

/** Longer words above or below the line are hard to read as such characters. */
const TOO_LONG = /\p{L}{4}|.{6}/u;

/** The text above (`^`) or below (`_`) the line; absent where Unicode lacks a character of it or it is too long. */
export function shiftedText(mark: string, text: string): string | undefined {
  if (text === "" || (TOO_LONG.test(text) && !/^[-+]?\d+$/.test(text))) return undefined;
  const signs = mark === "^" ? UP : DOWN;
  const shifted = [...text].map((char) => signs.get(char));
  return shifted.includes(undefined) ? undefined : shifted.join("");
}

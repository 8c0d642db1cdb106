/** Superscripts and subscripts as characters of their own. */

const RAISED = signs(
  "0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ =⁼ (⁽ )⁾ aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ ** ∗* ∘° ′′",
);
const LOWERED = signs(
  "0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ =₌ (₍ )₎ aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ",
);

/** `2` → `²`; undefined when a character has no raised form. */
export function raise(text: string): string | undefined {
  return replaceAll(text, RAISED);
}

/** `2` → `₂`; undefined when a character has no lowered form. */
export function lower(text: string): string | undefined {
  return replaceAll(text, LOWERED);
}

function replaceAll(text: string, signsOf: ReadonlyMap<string, string>): string | undefined {
  let out = "";
  for (const sign of text) {
    const replaced = signsOf.get(sign);
    if (replaced === undefined) return undefined;
    out += replaced;
  }
  return out;
}

function signs(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}

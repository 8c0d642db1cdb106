/** What TeX's commands print, as Unicode characters: the one table of the readers of TeX. */

const GREEK =
  "alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω " +
  "Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω";
const SIGNS =
  "times:× cdot:· pm:± mp:∓ div:÷ le:≤ leq:≤ leqslant:≤ ge:≥ geq:≥ geqslant:≥ ne:≠ neq:≠ approx:≈ sim:∼ simeq:≃ cong:≅ equiv:≡ propto:∝ infty:∞ partial:∂ nabla:∇ sum:∑ prod:∏ int:∫ sqrt:√ in:∈ notin:∉ ni:∋ subset:⊂ subseteq:⊆ supset:⊃ supseteq:⊇ cup:∪ cap:∩ setminus:∖ emptyset:∅ varnothing:∅ forall:∀ exists:∃ neg:¬ land:∧ wedge:∧ lor:∨ vee:∨ " +
  "to:→ rightarrow:→ longrightarrow:⟶ Rightarrow:⇒ implies:⟹ leftarrow:← gets:← Leftarrow:⇐ leftrightarrow:↔ Leftrightarrow:⇔ iff:⟺ mapsto:↦ uparrow:↑ downarrow:↓ nearrow:↗ searrow:↘ ldots:… dots:… cdots:⋯ ell:ℓ hbar:ℏ Re:ℜ Im:ℑ aleph:ℵ dagger:† ddagger:‡ prime:′ circ:∘ bullet:• degree:° deg:° star:⋆ ast:∗ odot:⊙ ominus:⊖ oplus:⊕ otimes:⊗ top:⊤ bot:⊥ perp:⊥ parallel:∥ mid:∣ vert:| Vert:‖ langle:⟨ rangle:⟩ lceil:⌈ rceil:⌉ lfloor:⌊ rfloor:⌋ ll:≪ gg:≫ prec:≺ succ:≻ triangle:△ square:□ diamond:⋄ checkmark:✓ " +
  "textbackslash:\\ textasciitilde:~ textasciicircum:^ textquoteright:’ textquoteleft:‘ textendash:– textemdash:— textregistered:® texttrademark:™ copyright:© S:§ P:¶ pounds:£ euro:€ ss:ß ae:æ AE:Æ oe:œ OE:Œ aa:å AA:Å o:ø O:Ø l:ł L:Ł i:ı j:ȷ";

const pairsOf = (list: string) =>
  list.split(" ").map((pair): [string, string] => {
    const at = pair.indexOf(":");
    return [pair.slice(0, at), pair.slice(at + 1)];
  });

/** Names of Greek letters, without the backslash. */
export const GREEK_NAMES: readonly string[] = pairsOf(GREEK).map(([name]) => name);

/** A command's name, without the backslash, and its sign. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([...pairsOf(GREEK), ...pairsOf(SIGNS)]);

/** Commands that only choose a font or a box: what is read is their argument. */
export const FONT_COMMANDS: ReadonlySet<string> = new Set(
  "text textbf textit textsc textsf texttt textrm textnormal textup textsl emph underline mathbf mathrm mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm operatorname mbox hbox ensuremath".split(
    " ",
  ),
);

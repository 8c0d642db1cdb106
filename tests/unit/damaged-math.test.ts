import { describe, expect, test } from "vitest";
import { repairDamagedMath } from "../../src/archive/damaged-math.ts";
import { readableText } from "../../src/archive/readable-text.ts";

describe("mathematics that lost its dollar signs and backslashes is read again", () => {
  test.each([
    ["up to 8.2times faster, 2-3times smaller", "up to 8.2× faster, 2-3× smaller"],
    ["images of 256times256 or 64times 64 pixels", "images of 256×256 or 64× 64 pixels"],
    ["at 512 times 960, and H times W", "at 512 × 960, and H × W"],
    ["an Ntimes gain, by 15timessim50times", "an N× gain, by 15×∼50×"],
    ["only sim60% and sim 1.5B, {sim}750 items", "only ∼60% and ∼ 1.5B, ∼750 items"],
    ["with leq5% of it, geq 90% and neq", "with ≤5% of it, ≥ 90% and ≠"],
    ["rises approx20% (approx 3K)", "rises ≈20% (≈ 3K)"],
    ["69.8 pm 0.5% and 0.88pm0.03", "69.8 ± 0.5% and 0.88±0.03"],
    ["A rightarrow B, EnrightarrowDe, 3%uparrow", "A → B, En→De, 3%↑"],
    ["infty-RoPE with varepsilon, O(N cdot T)", "∞-RoPE with ε, O(N · T)"],
    ["full 360^circ and 135^{circ} views", "full 360° and 135° views"],
    ["a (360^circtimes180^circ) view", "a (360°×180°) view"],
    ["1024^3 voxels, O(n^2), 2^{256}, 10^-15", "1024³ voxels, O(n²), 2²⁵⁶, 10⁻¹⁵"],
    ["G^2RPO, M^{6}Doc and HumanEval^{+}", "G²RPO, M⁶Doc and HumanEval⁺"],
    ["pairs (I_1,I_2), x_i and z_{t+1}", "pairs (I₁,I₂), xᵢ and zₜ₊₁"],
    ["G_{stack} and r^{update}", "G_stack and r^update"],
    ["pi_0, pi_{0.5} and tau^3-Bench", "π₀, π_0.5 and τ³-Bench"],
    ["ell_2-norm of pi_theta", "ℓ₂-norm of π_θ"],
    ["k{=}4 and V_0{=}1", "k=4 and V₀=1"],
    ["texttt{D}ual-texttt{H}ead", "Dual-Head"],
    ["valued at \\1 million, (\\22K) or \\0.1.", "valued at $1 million, ($22K) or $0.1."],
    ["weights x_1, dots, x_n", "weights x₁, …, xₙ"],
  ])("%s", (damaged, read) => {
    expect(repairDamagedMath(damaged)).toBe(read);
    expect(repairDamagedMath(read)).toBe(read);
  });
});

describe("Greek letters' names are letters where the text is damaged elsewhere", () => {
  test.each([
    ["GAE (lambda=1) is 2times faster", "GAE (λ=1) is 2× faster"],
    ["a penalty (rho) of leq5%", "a penalty (ρ) of ≤5%"],
    ["(epsilon, delta)-DP with x_{i}", "(ε, δ)-DP with xᵢ"],
    ["eta/lambda grows 3times", "η/λ grows 3×"],
  ])("%s", (damaged, read) => {
    expect(repairDamagedMath(damaged)).toBe(read);
  });

  test.each(["LoRA with alpha=256", "Cohen's kappa (kappa)", "the mean (rho)"])("and else words: %s", (text) => {
    expect(repairDamagedMath(text)).toBe(text);
  });
});

describe("what may be a word stays one", () => {
  test.each([
    "three times, 42 times faster, many times a day",
    "Sometimes it works; sometimesIt does not",
    "sim-to-real and sim2real transfer, in sim 3 runs",
    "approximately 5, approx. 5, an approximation",
    "at 3 pm 20 people, from 9:30 pm 7 left, PM2.5 and pm2.5",
    "alpha channels, beta version, Phi-3, Delta-tuning, Raspberry Pi 5",
    "nuScenes, DeltaNet, muP, OmegaPRM, gammaPO",
    "an anecdotal mapsto_name, Ineq-Comp, cell, well, bell",
    "snake_case_name, v4_v5, Q5_K_M, float8_e4m3, NeuFlow_v2, sem_sim 0.459",
    "https://a.org/x_1/y^2/8times and github.com/b/c_1",
    "the sum in a subset to the max, a star, a cup, a cap",
    "(i), (ii) and (xi) of step \\3)",
    "a^b^c and ^_^",
    "{placeholder} and {x} and f(x) = {x | x > 0}",
    "le 5 mai, la vie",
    "a\\_i, \\alpha_x",
    "",
  ])("%s", (text) => {
    expect(repairDamagedMath(text)).toBe(text);
  });
});

test("a formula that lost its fraction stays as it is, rather than being repaired by half", () => {
  const damaged = "a bound of Oleft(frac{d^2}{(1-gamma)^4}right) holds";
  expect(repairDamagedMath(damaged)).toBe(damaged);
});

test("titles and abstracts show the repaired text, also beside remains that kept their backslash", () => {
  expect(readableText("8.2times at 1\\% of {\\lambda}_1 and $x_1$")).toBe("8.2× at 1% of λ₁ and x₁");
});

test("a long text of damage is repaired in a time in proportion to its length", () => {
  for (const part of ["x_1", "^{", "-x_", "a.b.", "8.2times", "rho=", "pm5", "mathbb{", "sum_{", "5 times "]) {
    const began = performance.now();
    repairDamagedMath(part.repeat(300_000 / part.length));
    expect([part, performance.now() - began < 3000]).toEqual([part, true]);
  }
});

test.each([
  "of Theta(k^5log n) and O(n^2log(mx))",
  "the set \\{1,ldots,100\\} or \\|x_i - y\\|^2",
  "orders αin[0,infty] of R^2_{text{ling}}",
  "a map from F_2^nto F and k_phi-k_rho-m",
  "over mathbb F_2 by mathbb R^d",
  "a loss (L_{ {CEM }}) with G_{text{sim}}",
  "runs at sim30,FPS and {approx}6,dB",
  "a share of v}{sum_{j=1}^T",
])("a formula that can be mended only by half stays as it is: %s", (text) => {
  expect(repairDamagedMath(text)).toBe(text);
});

test("a range of money and an angle behind a bracket are read again", () => {
  expect(repairDamagedMath("costs \\48-\\74 each")).toBe("costs $48-$74 each");
  expect(repairDamagedMath("turned (pm 15^circ)")).toBe("turned (± 15°)");
});

test("a name in another font reads as a name", () => {
  expect(repairDamagedMath("the texttt{Student\\_100} set")).toBe("the Student_100 set");
});

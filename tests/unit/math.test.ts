import { describe, expect, test } from "vitest";
import { toMarkdown } from "../../scripts/import/paper-file.ts";
import { readableText } from "../../src/archive/readable-text.ts";
import { plainText, renderAbstract, renderMarkdown } from "../../src/store/markdown.ts";

/** As an imported abstract is shown. */
const shown = (text: string) => renderMarkdown(toMarkdown(text));

describe("a formula becomes MathML, and a line of Unicode where no markup can be", () => {
  test.each([
    ["$x_1^2 \\leq \\alpha$", "x₁² ≤ α"],
    ["\\(a_i + b\\)", "aᵢ + b"],
    ["$\\frac{1}{2}$", "1/2"],
    ["$\\{a, b\\}$", "{a, b}"],
    ["$O(n\\log n)$", "O(n log n)"],
    ["$\\mathbb{R}^n \\to \\mathbb{R}$", "Rⁿ → R"],
    ["$\\hat{x}^{\\text{update}}$", "x̂^update"],
    ["$360^\\circ$", "360°"],
    ["$\\pi_{\\theta}'$", "π_θ′"],
    ["$\\text{a < b}$", "a < b"],
    ["$k$", "k"],
    ["$4$", "4"],
  ])("%s", (source, line) => {
    expect(shown(source)).toMatch(/^<p><math><semantics>.*<annotation encoding="application\/x-tex">.*<\/math><\/p>$/s);
    expect(plainText(toMarkdown(source))).toBe(line);
    expect(readableText(source)).toBe(line);
  });

  test("on a line of its own, when it says so", () => {
    expect(shown("See $$x = y$$ and \\[x = z\\].").match(/<math display="block">/g)).toHaveLength(2);
  });

  test("within words and beside punctuation", () => {
    expect(shown("a $k$NN, G$^2$RPO, 1.3$\\times$, ($N$), $A$-$B$").match(/<math>/g)).toHaveLength(6);
  });

  test("with its TeX kept, and without styles, names or addresses", () => {
    const html = shown("$\\begin{pmatrix}a & b\\end{pmatrix} \\color{red} x$");
    expect(html).toContain("\\begin{pmatrix}a &#x26; b");
    expect(html).not.toMatch(/ (?:style|class|id|href)=/);
  });

  test("in a curator's own Markdown", () => {
    expect(renderMarkdown("**Note** on $x_1$ and $\\alpha$:\n\n$$\nx = y\n$$")).toMatch(
      /<math>.*<math>.*display="block"/s,
    );
  });

  test("in the folded rest of an abstract too", () => {
    const { lead, rest } = renderAbstract(
      `${"Some words stand here. ".repeat(11)}${"More on $x_1$ here. ".repeat(12)}`,
    ).abstract;
    expect(lead + rest).toContain("<math>");
    expect(lead + rest).not.toContain("$");
  });
});

describe("money stays money, and variables of a shell stay what they are", () => {
  test.each([
    "It costs $5 and $10, or $100K.",
    "From $5-$20, US$3/A$5, $5/$10 and $1,000.",
    "Save $5 (of $x) or 5$ and 10$ (5$/10$).",
    `$HOME/bin:$PATH and \${HOME}/a:\${PATH}`,
    "$MY_VAR and $OTHER_VAR, $A$AP, Ke$ha",
    "pid $$ and $$ again; it costs $$$",
    "\\[no formula at all\\] and \\(neither\\)",
    "at https://a.org/$y$z now",
    "one $ alone, and \\$5 or \\$6$",
  ])("%s", (text) => {
    expect(shown(text)).not.toContain("<math");
    expect(plainText(toMarkdown(text))).toBe(text.replaceAll("\\$", "$"));
  });

  test("beside a formula", () => {
    expect(plainText(toMarkdown("It costs $5, and $x = 3$ holds for $10."))).toBe(
      "It costs $5, and x = 3 holds for $10.",
    );
  });
});

test("code is no formula", () => {
  expect(renderMarkdown("`$x$` and\n\n```math\n$y$\n```")).toBe(
    "<p><code>$x$</code> and</p>\n<pre><code>$y$\n</code></pre>",
  );
});

describe("a formula that cannot be set is shown as its source", () => {
  test.each(["$\\foo{x}$", "$\\frac{1$", "$x^{$", "$\\def\\a{\\a\\a}\\a$", `$${"{".repeat(900)}$`])("%s", (source) => {
    expect(shown(source)).toBe(`<p>${source}</p>`);
  });

  test("also when it is too long or nests too deep", () => {
    const deep = `$${"{".repeat(20_000)}x${"}".repeat(20_000)}$`;
    expect(shown(deep)).toBe(`<p>${deep}</p>`);
    expect(readableText(deep)).toBe(deep);
    expect(readableText(`$${"{".repeat(1000)}x${"}".repeat(1000)}$`)).toBe("x");
  });

  test("what one formula defines is unknown to the next", () => {
    expect(shown("$\\gdef\\mine{x}\\mine$ and $\\mine$")).toContain("and $\\mine$");
  });
});

describe("nothing in a formula runs or leads away", () => {
  test.each([
    "$\\text{<script>alert(1)</script>}$",
    "$\\text{<img src=x onerror=alert(1)>}$",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\url{javascript:alert(1)}$",
    "$\\includegraphics{https://a.org/x.png}$",
    "$\\class{a}{x}\\style{color:red}{y}$",
    "$\\htmlData{onclick=alert(1)}{x}$",
    "$</annotation></math><script>alert(1)</script>_1$",
  ])("%s", (source) => {
    expect(shown(source)).not.toMatch(/<(?:script|img|a)\b|<[^>]* (?:on\w+|href|src|style|class|id)=/i);
  });
});

test("a text of a thousand openings is searched once", () => {
  for (const part of ["$a", "\\(", "$$a ", "$x$ ", "$5 "]) {
    const began = performance.now();
    readableText(part.repeat(200_000 / part.length));
    expect([part, performance.now() - began < 3000]).toEqual([part, true]);
  }
});

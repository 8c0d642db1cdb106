import { describe, expect, test } from "vitest";
import { readableText } from "../../src/archive/readable-text.ts";

describe("TeX remains are read as a person would", () => {
  test.each([
    ["7\\% of \\$5 \\& more \\#1 a\\_b \\{c\\}", "7% of $5 & more #1 a_b {c}"],
    ["{\\lambda}-calculus and $\\alpha$", "λ-calculus and α"],
    ["\\alpha{}-helix", "α-helix"],
    ["x \\le y \\times 2 \\pm \\infty", "x ≤ y × 2 ± ∞"],
    ["a \\to b \\rightarrow c", "a → b → c"],
    ["\\textbf{bold} and \\emph{it} and \\texttt{x\\_y}", "bold and it and x_y"],
    ["\\textbf {spaced}", "spaced"],
    ["\\textcolor{red}{seen}", "seen"],
    ["\\textcolor[rgb]{1,0,0}{seen}", "seen"],
    ["\\href{https://a.org}{here}", "here"],
    ["\\url{https://a.org/a\\_b}", "https://a.org/a_b"],
    ["\\mathbb{R}^n and \\mathcal{O}(n)", "Rⁿ and O(n)"],
    ["{\\bf loud} words", "loud words"],
    ["{\\em soft {\\bf loud}} words", "soft loud words"],
    ["Schr\\\"odinger, Erd\\H{o}s, Caf\\'e, Fran\\c{c}ois", "Schrödinger, Erdős, Café, François"],
    ['M{\\"u}ller, Ho\\v{r}ava, \\L{}ukasz, \\O{}rsted', "Müller, Hořava, Łukasz, Ørsted"],
    ["na{\\\"\\i}ve, Mart\\'{\\i}n", "naïve, Martín"],
    ["\\~nandu, \\^ile, Wi\\'sniewski", "ñandu, île, Wiśniewski"],
    ["``quoted'' and `single' words", "“quoted” and ‘single’ words"],
    ['``half" quoted', "“half” quoted"],
    ["pages 1--5, a -- b, word---word", "pages 1–5, a – b, word—word"],
    ["so\\ldots and\\, so on", "so… and  so on"],
    ["10\\,000", "10 000"],
    ["\\textquoteright s", "’ s"],
    ["$7\\times$ faster", "7× faster"],
  ])("%s", (source, read) => {
    expect(readableText(source)).toBe(read);
  });
});

describe("what is no TeX stays as it is", () => {
  test.each([
    "A plain title: with, punctuation? Yes!",
    "It costs $5 and $10, or US$3",
    "{GPT}-4 and {BERT}",
    "f(x) = {x | x > 0}",
    "C:\\Users\\name\\Documents",
    "D:\\data\\in\\sum\\.git\\to",
    "\\\\server\\share",
    "\\unknowncommand{x} and \\foo",
    "\\textbf{never closed",
    "\\textbf without a group",
    "a ` backquote and an it's apostrophe",
    "rock 'n' roll, the '90s",
    "use --verbose and -v",
    "a-b - c",
    "https://a.org/a--b/c---d",
    "``never closed",
    "ends with a backslash \\",
    "日本語 — “quotes” … é",
    "",
  ])("%s", (text) => {
    expect(readableText(text)).toBe(text);
  });

  test("a function's domain is no path", () => {
    expect(readableText("$f:\\mathbb{R}\\to\\mathbb{R}$")).toBe("f:R→R");
  });

  test("a program's escaped quotation marks are read as such", () => {
    expect(readableText("don\\'t say \\\"hello\\\" to the model\\'s output")).toBe(
      "don't say \"hello\" to the model's output",
    );
  });
});

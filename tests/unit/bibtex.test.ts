import { describe, expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { bibtex } from "../../scripts/import/sources/bibtex.ts";
import { InputError } from "../../src/archive/problem.ts";

const parse = (text: string) => bibtex.parse(text, { file: "a.bib", fileDate: "2025-10-23" });
const only = (fields: string) => parse(`@article{key, ${fields}}`).entries[0];
const titleOf = (tex: string) => only(`title = {${tex}}`)?.title;
const authorsOf = (tex: string) => only(`title = {T}, author = {${tex}}`)?.authors;

test("a text is taken for BibTeX by its entries, not by a sign or a name", () => {
  expect(recogniseSource("% made by a program\n\n@Book{k1,\n title={A}}", "a.txt").name).toBe("bibtex");
  expect(bibtex.recognises('@string(x = "y")')).toBe(true);
  expect(bibtex.recognises("Write to me@example.org, or to\n@someone (at home)")).toBe(false);
  expect(bibtex.recognises('[{"title": "\n@article{a,"}]')).toBe(false);
});

test("entries of every type are papers, with the line of their title", () => {
  const { date, assumptions, entries, problems } = parse(
    'A line of text.\n@misc{a, title={One}}\n@PhDThesis(b,\n  Title = "Two"\n)\n@article{c,title=3}@unheardof{d,title={4}}\n',
  );
  expect(date).toBe("2025-10-23");
  expect(assumptions).toHaveLength(1);
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    { title: "One", line: 2 },
    { title: "Two", line: 4 },
    { title: "3", line: 6 },
    { title: "4", line: 6 },
  ]);
});

describe("values", () => {
  test("stand in nested braces, in quotation marks, as numbers, as names, and joined", () => {
    const text = `@string{lab = "The Lab"} @string(joined = lab # { of } # " {A} {\\"u}")
      @article{k, title = "A {"}word{"} of " # JOINED, year = 2021, month = mar, day = {9}}`;
    expect(parse(text).entries).toEqual([{ title: 'A "word" of The Lab of A ü', published: "2021-03-09", line: 2 }]);
  });

  test("a name that nobody defined stands for itself, whatever it is called", () => {
    expect(only("title = constructor # { } # Thing")?.title).toBe("constructor thing");
    expect(parse("@misc{k, title = __proto__}").problems[0]?.message).toBe("The @misc “k” is not written as BibTeX.");
  });

  test("names of one file are not known in the next", () => {
    parse("@string{leak = {leaked}} @misc{a, title = leak}");
    expect(only("title = leak")?.title).toBe("leak");
  });

  test("names that stand for names do not grow without end", () => {
    const bomb = Array.from({ length: 40 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`).join("\n");
    const { entries, problems } = parse(`@string{a0 = {0123456789}}\n${bomb}\n@misc{k, title = {x}}`);
    expect(entries).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/has more than 10000 characters/);
  });

  test("a missing comma, two commas and a value without quotation marks are put right", () => {
    expect(parse("@misc{k,\n title = {A}\n year = 2020-01-02,, größe = {1}, note = {n}}").entries).toEqual([
      { title: "A", published: "2020-01-02", line: 2 },
    ]);
  });
});

describe("TeX becomes plain text", () => {
  test.each([
    [String.raw`{{Double}} {B}races and\nothing {{l}ost}`, String.raw`Double Braces and\nothing lost`],
    [String.raw`{\"u} \"u \"{u} {\v{s}} \v s \'{\i} \'\i \c{c} \k{a} \H{o} \r{a}`, "ü ü ü š š í íç ą ő å"],
    [String.raw`{\O}re{\ae}{\dh}i{\th} {\L}{\'o}d{\'z} stra{\ss}e \aa`, "Øreæðiþ Łódź straße å"],
    [String.raw`\textit{A} {\em b} \textbf{c {d}} \textsc{e} \href{https://a.example}{f} \emph{g}`, "A b c d e f g"],
    [String.raw`H$_2$O, DNA$_{\textrm{2}}$, 10$^{-3}$, $\Sigma^{0}$, CO\textsubscript{2}`, "H₂O, DNA₂, 10⁻³, Σ⁰, CO₂"],
    [
      String.raw`$\alpha$-fair, $4^{\textrm{ème}}$, $n \log n$, $\mathbb{R}^n$, \(x^2\)`,
      "α-fair, 4ème, n log n, ℝⁿ, x²",
    ],
    [String.raw`$\frac{a}{b}$ and $x_{\beta}^{1,2}$`, String.raw`$\frac{a}{b}$ and $x_{\beta}^{1,2}$`],
    [
      String.raw`50\% \& \$5 \_ \# a~b c--d e---f \ldots{} \LaTeX{} x\-y one\\two`,
      "50% & $5 _ # a b c–d e—f … LaTeX xy one two",
    ],
    [String.raw`K$\ddot{o}$ln, $\hat{y}$, $\hat{q}$`, String.raw`Köln, ŷ, $\hat{q}$`],
    ["from $5 to $10, or $100K to $200K", "from $5 to $10, or $100K to $200K"],
    ["``quoted'' and 5'' long", "“quoted” and 5'' long"],
    [String.raw`\unknown{kept} <think> \~{} \^{} {\~n}`, String.raw`\unknown{kept} <think> ~ ^ ñ`],
  ])("%s", (tex, plain) => {
    expect(titleOf(tex)).toBe(plain);
  });

  test("braces without end cost little and throw nothing", () => {
    const start = performance.now();
    for (const deep of [
      "{".repeat(2000) + "}".repeat(2000),
      "{".repeat(20_000),
      "\\foo{".repeat(5000),
      "$a_".repeat(20_000),
    ]) {
      const { entries, problems } = parse(`@article{k, title = {x ${deep}}}`);
      expect(entries.length + problems.length).toBe(1);
    }
    expect(authorsOf(" ".repeat(50_000))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe("authors are printed in order, the given name first", () => {
  test.each([
    ["Ada Lovelace and Hopper, Grace", ["Ada Lovelace", "Grace Hopper"]],
    ["van der Berg, Jan and King, Jr., Martin", ["Jan van der Berg", "Martin King Jr."]],
    ["{Smith and Sons, Ltd.} AND\n  {\\'E}mile Roux", ["Smith and Sons, Ltd.", "Émile Roux"]],
    ["First One and others", ["First One"]],
    ["family=Nguyen, given=Thi, prefix=von", ["Thi von Nguyen"]],
  ])("%s", (tex, names) => {
    expect(authorsOf(tex)).toEqual(names);
  });
});

describe("facts", () => {
  test.each<[string, object]>([
    [
      "eprint = {2401.00001v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL}",
      { arxiv: "2401.00001", categories: ["cs.CL"] },
    ],
    ["eprint = {hep-th/9901001}", { arxiv: "hep-th/9901001" }],
    ["url = {http://arxiv.org/abs/2401.00002v1}", { arxiv: "2401.00002" }],
    ["journal = {arXiv preprint arXiv:2401.00003}", { arxiv: "2401.00003" }],
    ["journal = {CoRR}, volume = {abs/2401.00004}", { arxiv: "2401.00004" }],
    ["doi = {10.48550/arXiv.2401.00005}", { arxiv: "2401.00005" }],
    ["doi = {https://doi.org/10.1000/a{\\_}b}", { doi: "10.1000/a_b" }],
    ["howpublished = {\\url{https://a.example/~me/x\\_y}}", { links: { page: "https://a.example/~me/x_y" } }],
    ["keywords = {One, two words; {three, four}}", { keywords: ["One, two words", "three, four"] }],
    ["keywords = {b, a, b}", { keywords: ["b", "a"] }],
    ["abstract = {Two\n   lines of {\\'e}.}", { abstract: "Two lines of é." }],
    ["date = {2020-02-29}", { published: "2020-02-29" }],
    ["year = 2020, month = {8~} # jan", { published: "2020-01-08" }],
    ["subtitle = {Part}", { title: "T: Part" }],
  ])("%s", (fields, facts) => {
    expect(only(`title = {T}, ${fields}`)).toEqual({ title: "T", line: 1, ...facts });
  });

  test.each([
    "year = 2020",
    "year = 2020, month = feb",
    "year = 2020, month = 2, day = 30",
    "date = {2020-01-01/2020-01-03}",
    "doi = {none}",
    "url = {javascript:alert(1)}",
    "eprint = {123456}, eprinttype = {pubmed}",
    "file = {:C$\\backslash$:/a.pdf:pdf}",
  ])("what is not known, or no such thing, stays absent: %s", (fields) => {
    expect(only(`title = {T}, ${fields}`)).toEqual({ title: "T", line: 1 });
  });

  test("a paper has the date of the volume it refers to, and nothing else of it", () => {
    const text =
      "@inproceedings{a, title={A}, crossref={V}}\n@proceedings{v, title={Vol}, author={X}, year=2006, month=oct, day=4}";
    expect(parse(text).entries[0]).toEqual({ title: "A", published: "2006-10-04", line: 1 });
  });
});

describe("what cannot be used is named", () => {
  test("a broken entry does not take the others with it", () => {
    const { entries, problems } = parse(
      "@misc{a, title={A}}\n@misc{b, title={cut\n@misc{c, title={C}}\n@misc{d, author={D}}\n@misc{e, title={E } F}}\n@misc{g, title={cut",
    );
    expect(entries.map(({ title }) => title)).toEqual(["A", "C"]);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [2, "The @misc “b” is not closed."],
      [4, "The @misc “d” has no title."],
      [5, "The @misc “e” is not written as BibTeX."],
      [6, "The @misc “g” is not closed."],
    ]);
  });

  test("entries in a comment are none; a text without any is refused", () => {
    expect(parse("@comment{@misc{x, title={hidden}}}\n@misc{a, title={A}}").entries).toHaveLength(1);
    expect(() => parse("just text")).toThrow(InputError);
  });
});

describe("what programs write, and BibTeX itself would not read so", () => {
  test("accents between quotation marks without braces, and fields without a comma on one line", () => {
    expect(only('author = "G\\"odel, K and \\"{O}zil, A", title = "T"')?.authors).toEqual(["K Gödel", "A Özil"]);
    expect(only("title = {Kites} author = {Roe, A}")).toMatchObject({ title: "Kites", authors: ["A Roe"] });
    expect(authorsOf("Roe, A and Li, B and")).toEqual(["A Roe", "B Li"]);
  });

  test("a DOI with a semicolon is whole; of several, the first is taken", () => {
    expect(only("title={T}, doi={10.1002/(AB)1<1::AID-X2>3.0.CO;2-2}")?.doi).toBe("10.1002/(AB)1<1::AID-X2>3.0.CO;2-2");
    expect(only("title={T}, doi={10.1002/a; 10.1002/b}")?.doi).toBe("10.1002/a");
  });

  test.each([
    ["4\\textsuperscript{th} m\\textsuperscript{2} H\\textsubscript{2}O", "4th m² H₂O"],
    ["{\\scshape Kites} {\\bfseries fly}", "Kites fly"],
    ["{\\noopsort{kites}}On Kites", "On Kites"],
    ["?`Vuelan? !`S{\\'\\i}!", "¿Vuelan? ¡Sí!"],
  ])("%s is read as %s", (tex, title) => {
    expect(titleOf(tex)).toBe(title);
  });
});

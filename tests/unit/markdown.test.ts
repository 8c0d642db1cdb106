import { describe, expect, test } from "vitest";
import { toMarkdown } from "../../scripts/import/paper-file.ts";
import { wholeAbstract } from "../../src/archive/filed-paper.ts";
import { plainText, renderAbstract, renderMarkdown } from "../../src/store/markdown.ts";

describe("raw HTML becomes text", () => {
  test.each([
    ["a <b>bold</b> word", "<p>a &#x3C;b>bold&#x3C;/b> word</p>"],
    ["<script>alert(1)</script>", "<p>&#x3C;script>alert(1)&#x3C;/script></p>"],
    ["<img src=x onerror=alert(1)>", "<p>&#x3C;img src=x onerror=alert(1)></p>"],
    [
      "<iframe srcdoc='<script>1</script>'></iframe>",
      "<p>&#x3C;iframe srcdoc='&#x3C;script>1&#x3C;/script>'>&#x3C;/iframe></p>",
    ],
    ["- <u>in a list</u>", "<ul>\n<li>&#x3C;u>in a list&#x3C;/u></li>\n</ul>"],
  ])("%s", (markdown, html) => {
    expect(renderMarkdown(markdown)).toBe(html);
  });
});

describe("links lead to http and https only", () => {
  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>1</script>)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](../papers/)",
    "[x](<java\nscript:alert(1)>)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
  ])("%s", (markdown) => {
    expect(renderMarkdown(markdown)).not.toContain("href");
  });

  test("and to those they do lead, without further attributes", () => {
    expect(renderMarkdown('[x](https://a.org/b "title")')).toBe('<p><a href="https://a.org/b">x</a></p>');
    expect(renderMarkdown("[x][1]\n\n[1]: http://a.org")).toContain('<a href="http://a.org">x</a>');
  });
});

test("a picture, which another host would have to serve, leaves its description", () => {
  expect(renderMarkdown("See ![the curve](https://a.org/c.png).")).toBe("<p>See the curve.</p>");
  expect(renderMarkdown("![the curve][1]\n\n[1]: https://a.org/c.png")).toContain("<p>the curve</p>");
});

describe("an address in prose becomes a link, without the punctuation around it", () => {
  test.each([
    ["See https://a.org/b.", "https://a.org/b"],
    ["(https://a.org/b)", "https://a.org/b"],
    ["(see https://a.org/x_(y)), too", "https://a.org/x_(y)"],
    ["Is it https://a.org/b?!", "https://a.org/b"],
    ["https://a.org/?q=1&r=2, and", "https://a.org/?q=1&#x26;r=2"],
    ["at https://a.org/my--repo now", "https://a.org/my--repo"],
    ["at https://a.org/a_b_c now", "https://a.org/a_b_c"],
    ["at https://a.org/a\\\\_b now", "https://a.org/a_b"],
    ["见 https://a.org/b。", "https://a.org/b"],
    ["“https://a.org/b”", "https://a.org/b"],
  ])("%s", (markdown, address) => {
    const html = renderMarkdown(markdown);
    expect(html.match(/<a href="([^"]*)">([^<]*)<\/a>/)?.slice(1)).toEqual([address, address]);
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  test("also when its protocol shouts", () => {
    expect(renderMarkdown("HTTPS://a.org/b;")).toBe('<p><a href="https://a.org/b">HTTPS://a.org/b</a>;</p>');
  });

  test("but not inside a link, in code, or where it is none", () => {
    expect(renderMarkdown("[https://a.org](https://b.org)").match(/<a /g)).toHaveLength(1);
    expect(renderMarkdown("`https://a.org`")).toBe("<p><code>https://a.org</code></p>");
    expect(renderMarkdown("http:// and https://")).toBe("<p>http:// and https://</p>");
  });
});

test("TeX remains in prose become readable, code stays as it is", () => {
  expect(renderMarkdown("7\\\\% of \\\\textbf{all} ``words'' in {\\\\alpha}")).toBe("<p>7% of all “words” in α</p>");
  expect(renderMarkdown("`\\textbf{x} -- ``` and\n\n    \\alpha{}\n")).toContain("<pre><code>\\alpha{}\n</code></pre>");
});

test("headings stand below the page's own, wherever they are", () => {
  expect(renderMarkdown("# A\n\n## B\n\n### C\n\n###### D")).toBe("<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>\n<h6>D</h6>");
  expect(renderMarkdown("> # A\n\n- ## B")).not.toMatch(/<h[12]>/);
});

const SENTENCE = "This sentence has a length of about fifty characters.";

describe("an abstract is cut after a sentence, and put together again it is whole", () => {
  test("a short one is not cut", () => {
    expect(renderAbstract(`${SENTENCE} ${SENTENCE}`).abstract).toEqual({ lead: `<p>${SENTENCE} ${SENTENCE}</p>` });
  });

  test("a long one is cut at the first sentence that makes three lines full", () => {
    const markdown = Array.from({ length: 10 }, () => SENTENCE).join(" ");
    const cut = renderAbstract(markdown).abstract;
    expect(cut.lead).toBe(`<p>${Array.from({ length: 5 }, () => SENTENCE).join(" ")}</p>`);
    expect(cut.continues).toBe(true);
    expect(wholeAbstract(cut)).toBe(renderMarkdown(markdown));
  });

  test("neither an abbreviation nor a decimal point ends a sentence", () => {
    const long = `${"word ".repeat(50)}e.g. This, cf. That, Smith et al. Here, and 3.5 times. `;
    const cut = renderAbstract(`${long}${"And so on it goes. ".repeat(10)}`).abstract;
    expect(cut.lead).toMatch(/and 3\.5 times\.<\/p>$/);
  });

  test("links and emphasis before and after the cut stay whole", () => {
    const markdown = `*${"many words ".repeat(22).trim()}* stand. ${"An end with **bold** and https://a.org here. ".repeat(5)}`;
    const cut = renderAbstract(markdown).abstract;
    expect(cut.rest).toContain('<strong>bold</strong> and <a href="https://a.org">');
    expect(wholeAbstract(cut)).toBe(renderMarkdown(markdown));
  });

  test("further paragraphs and lists go to the rest, and a heading first is not cut", () => {
    const markdown = `${SENTENCE}\n\n- one\n- two\n`;
    const cut = renderAbstract(markdown).abstract;
    expect(cut).toEqual({ lead: `<p>${SENTENCE}</p>`, rest: expect.stringContaining("<li>one</li>") });
    expect(wholeAbstract(cut).replace(/\n/g, "")).toBe(renderMarkdown(markdown).replace(/\n/g, ""));
    expect(renderAbstract("# Title\n\nText.").abstract.rest).toBeUndefined();
  });
});

test("plain text has no markup, and words of two paragraphs stay two words", () => {
  expect(plainText("# Head\n\nOne *two*three `code`\nfour\n\n- a\n- [b](https://c.org)")).toBe(
    "Head One twothree code four a b",
  );
  expect(plainText("")).toBe("");
});

test.each([
  "1. not a list",
  "# not a heading",
  "* not * a _list_",
  "<b>not bold</b>",
  "&amp; is no sign",
  "[not](a link)",
  "a\\b \\* c",
  "---",
  "===",
  "> not quoted",
  "- no",
  "+ no",
  "~~~ ```",
  "![no](picture)",
  "a | b",
  "<https://a.org>",
  "2) not a list",
  "snake_case_word and __init__",
  "$a < b and c",
  "=======",
  "<<<<<<< HEAD",
  "## Notes",
  "\tx",
])("plain text becomes Markdown that shows just that text: %s", (text) => {
  expect(plainText(toMarkdown(text.trim()))).toBe(text.trim().replace(/a\\b \\\*/, "a\\b \\*"));
});

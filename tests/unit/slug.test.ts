import { describe, expect, test } from "vitest";
import { arxivFileId, isPaperId, parseArxivId } from "../../src/archive/paper-id.ts";
import { distinctSlugOf, foldText, isSafeName, shortHash, slugOf } from "../../src/archive/slug.ts";

test("text is compared without case, accents, punctuation and white space", () => {
  expect(foldText("  Über-Größe:\tthe “ﬁrst” ½ ")).toBe("uber grosse the first 1 2");
  expect(foldText("Ångström")).toBe(foldText("ANGSTRÖM"));
  expect(foldText("深度学习！")).toBe("深度学习");
  expect(foldText("!?…")).toBe("");
});

describe("a slug is made of the title's words", () => {
  test.each([
    ["Attention Is All You Need", "attention-is-all-you-need"],
    ["Über die Größe: Café №5", "uber-die-grosse-cafe-no5"],
    ["GPT-4's   2.0 / C++", "gpt-4-s-2-0-c"],
    ["深度学习 with BERT", "with-bert"],
  ])("%s", (title, slug) => expect(slugOf(title)).toBe(slug));

  test("of at most 80 characters, cut at a word", () => {
    const slug = slugOf("representation ".repeat(10));
    expect(slug).toBe("representation-representation-representation-representation-representation");
    expect(slugOf("x".repeat(200))).toBe("x".repeat(80));
  });

  test("a title of other letters or signs alone gets a hash of its own", () => {
    const titles = ["深度学习", "机器学习", "🐦🐦", "🐦", "Привет", "!?"];
    const slugs = titles.map(slugOf);
    expect(slugs.every((slug) => /^x-[a-z0-9]{7}$/.test(slug))).toBe(true);
    expect(new Set(slugs).size).toBe(titles.length);
    expect(slugOf("深度学习！")).toBe(slugOf("深度学习"));
  });

  test.each(["Con", "NUL", "aux!", "COM1", "lpt9", "prn…"])("%s, which a disk reserves, gets a hash added", (title) => {
    expect(slugOf(title)).toMatch(/^[a-z]{3}\d?-[a-z0-9]{7}$/);
    expect(isSafeName(slugOf(title))).toBe(true);
  });
});

test("a second text of the same slug is told apart by a hash of the whole text", () => {
  const long = "word ".repeat(30);
  const [a, b] = [`${long} one`, `${long} two`];
  expect(slugOf(a)).toBe(slugOf(b));
  expect(distinctSlugOf(a)).not.toBe(distinctSlugOf(b));
  expect(distinctSlugOf(a).length).toBeLessThanOrEqual(80);
  expect(distinctSlugOf("A Title!")).toBe(distinctSlugOf("a title"));
});

test("hashes are stable: ids and the importer's memory depend on them", () => {
  expect(shortHash("")).toBe("0ztntfp");
  expect(shortHash("broadsheet")).toBe(shortHash("broadsheet"));
  expect(shortHash("broadsheet")).toMatch(/^[a-z0-9]{7}$/);
});

test("a name is safe when every disk and host takes it", () => {
  for (const name of ["a", "2304.01662", "math.gt-0309136", "a-b.c", "console", "x".repeat(80)])
    expect([name, isSafeName(name)]).toEqual([name, true]);
  for (const name of [
    "",
    "con",
    "con.txt",
    "com1",
    "A",
    "a b",
    "a/b",
    ".a",
    "a.",
    "-a",
    "a..b",
    "é",
    "x".repeat(81),
    "a\n",
  ])
    expect([name, isSafeName(name)]).toEqual([name, false]);
});

describe("an arXiv id is found in what people write", () => {
  test.each([
    ["2304.01662", "2304.01662"],
    ["2304.01662v12", "2304.01662"],
    ["0704.0001", "0704.0001"],
    ["math/0211159", "math/0211159"],
    ["math.GT/0309136v2", "math.GT/0309136"],
    ["hep-th/9901001", "hep-th/9901001"],
    ["arXiv:2304.01662v1", "2304.01662"],
    ["https://arxiv.org/abs/2304.01662v3?x=1#y", "2304.01662"],
    ["http://www.arxiv.org/pdf/2304.01662.pdf", "2304.01662"],
    ["https://huggingface.co/papers/2304.01662", "2304.01662"],
    [" 2304.01662 ", "2304.01662"],
  ])("%s", (text, id) => expect(parseArxivId(text)).toBe(id));

  test.each([
    "",
    "2313.01662",
    "2300.01662",
    "2304.1",
    "2304.016625",
    "x2304.01662",
    "0211159",
    "math/021115",
    "2304.01662v",
  ])("“%s” is none", (text) => expect(parseArxivId(text)).toBeUndefined());

  test("as a file name it is a paper's id", () => {
    expect(["2304.01662", "math/0211159", "math.GT/0309136"].map(arxivFileId)).toEqual([
      "2304.01662",
      "math-0211159",
      "math.gt-0309136",
    ]);
    expect(isPaperId(arxivFileId("math.GT/0309136"))).toBe(true);
  });
});

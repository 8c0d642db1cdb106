import { describe, expect, test } from "vitest";
import { readPaper, splitBody } from "../../src/store/read-paper.ts";

const GOOD = [
  'id: "2304.01662"',
  'title: "A Title"',
  'listed: [{ date: "2025-10-23", source: "daily-papers" }]',
  'published: "2023-04-04"',
];

/** What is wrong with a good paper in which one line is another, or which has one line more. */
function problemsWith(line: string) {
  const key = line.slice(0, line.indexOf(":"));
  const at = GOOD.findIndex((good) => good.startsWith(`${key}:`));
  const lines = at < 0 ? [...GOOD, line] : GOOD.with(at, line);
  const result = readPaper(`---\n${lines.join("\n")}\n---\nText.\n`, "p.md");
  return Array.isArray(result) ? result : [];
}

test("a paper is read with its abstract and notes, and nothing that is not there", () => {
  const text = `---\n${GOOD.join("\n")}\n---\n\nThe abstract.\n\nMore.\n\n## Notes \n\nMy own.\n\n## Mine too\n`;
  expect(readPaper(text, "p.md")).toEqual({
    id: "2304.01662",
    title: "A Title",
    listed: [{ date: "2025-10-23", source: "daily-papers" }],
    published: "2023-04-04",
    abstract: "The abstract.\n\nMore.",
    notes: "My own.\n\n## Mine too",
  });
});

test("a body may be empty, or hold notes alone, and only that heading begins notes", () => {
  expect(splitBody("\n\n")).toEqual({ abstract: "" });
  expect(splitBody("## Notes\n\nMine.\n")).toEqual({ abstract: "", notes: "Mine." });
  expect(splitBody("Text.\n\n## Notes\n\n")).toEqual({ abstract: "Text." });
  expect(splitBody("### Notes\n\n## Notes on this\n")).toEqual({ abstract: "### Notes\n\n## Notes on this" });
});

describe("each bad field is named by file, line, sentence and hint", () => {
  const README = "See the content model in the README.";
  const QUOTE = "Write the value in quotation marks.";
  const write = (line: string) => `Write \`${line}\`.`;
  test.each([
    ["title: 42", 3, "`title`: must be a text, not the number 42.", write('title: "42"')],
    ['title: ""', 3, "`title`: must not be empty; leave the key out instead.", README],
    ["id: 2304.01660 # mine", 2, "`id`: must be a text, not the number 2304.0166.", write('id: "2304.01660"')],
    ['published: "2023-02-29"', 5, '`published`: must be a day such as "2025-10-23".', README],
    ["listed: []", 4, "`listed`: needs a listing, so that the paper has a day.", README],
    [
      'listed: [{ date: "2025-13-01", source: "x" }]',
      4,
      '`listed.0.date`: must be a day such as "2025-10-23".',
      README,
    ],
    ['listed: [{ date: "2025-10-23", source: "x", rank: 0 }]', 4, "`listed.0.rank`: counts from 1.", README],
    [
      'listed: [{ date: "2025-10-23", source: "x", upvotes: -1 }]',
      4,
      "`listed.0.upvotes`: must not be below 0.",
      README,
    ],
    [
      'listed: [{ date: "2025-10-23", source: "x", comments: 1.5 }]',
      4,
      "`listed.0.comments`: must be a whole number.",
      README,
    ],
    ["authors: []", 6, "`authors`: must name an author; leave the key out instead.", README],
    ["authors: [1]", 6, "`authors.0`: must be a text, not the number 1.", QUOTE],
    ["authorCount: 0", 6, "`authorCount`: counts from 1.", README],
    ["organization: {}", 6, "`organization.name` is missing.", "Add the key."],
    ['arxiv: "2304.01662v2"', 6, '`arxiv`: must be an arXiv id without version, such as "2304.01662".', README],
    ['doi: "https://doi.org/10.1/2"', 6, '`doi`: must be a DOI such as "10.1000/182".', README],
    ['links: { pdf: "javascript:alert(1)" }', 6, "`links.pdf`: must be a http or https address.", README],
    ['links: { pdf: "https://a b" }', 6, "`links.pdf`: must be a http or https address.", README],
    ["status: true", 6, "`status`: must be a text, not the boolean true.", write('status: "true"')],
    ["categories:", 6, "`categories`: must be a list, not empty.", README],
    ['authorCount: "6"', 6, "`authorCount`: must be a whole number.", README],
    ["organization:\n  handle: x\n  name: 1", 8, "`organization.name`: must be a text, not the number 1.", QUOTE],
  ])("%s", (line, at, message, hint) => {
    expect(problemsWith(line)).toEqual([{ file: "p.md", line: at, message, hint }]);
  });
});

test("an unknown key is named with its line and the key that was meant, also inside another key", () => {
  expect(problemsWith('tittle: "x"')).toEqual([
    { file: "p.md", line: 6, message: "There is no key `tittle`.", hint: "Did you mean `title`?" },
  ]);
  expect(problemsWith('links:\n  code: "https://a.org"\n  pfd: "https://a.org"')).toEqual([
    { file: "p.md", line: 8, message: "`links`: There is no key `pfd`.", hint: "Did you mean `pdf`?" },
  ]);
  expect(problemsWith('organization: { town: "x", name: "y" }')).toEqual([
    {
      file: "p.md",
      line: 6,
      message: "`organization`: There is no key `town`.",
      hint: "Remove it; the keys are handle, name.",
    },
  ]);
});

test.each(["CON", "nul", "com1.x", "a/b", "../up", "a..b", ".hidden", "dot.", "Größe", "a b", "x".repeat(81), ""])(
  "the id “%s” is refused, as it cannot be a file name everywhere",
  (id) => {
    expect(problemsWith(`id: ${JSON.stringify(id)}`)).toMatchObject([
      { line: 2, message: expect.stringMatching(/^`id`: /) },
    ]);
  },
);

test("every fault is named at once, and a key that is missing is one", () => {
  const result = readPaper('---\npublished: "x"\nauthorCount: 0\n---\n', "p.md");
  const named = Array.isArray(result) ? result.map(({ message }) => message.split(/[: ]/)[0]) : [];
  expect(named.sort()).toEqual(["`authorCount`", "`id`", "`listed`", "`published`", "`title`"]);
});

test("a paper cannot reach the prototype of its record", () => {
  expect(problemsWith('__proto__: { polluted: "yes" }')).toMatchObject([{ line: 6 }]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

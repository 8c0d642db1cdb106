import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { arxivAtom } from "../../scripts/import/sources/arxiv-atom.ts";

const entry = (id: string, more = "") => `<entry>
<id>http://arxiv.org/abs/${id}</id><title>On Kites:
  a &lt;study&gt;</title><summary>  We fly
kites.</summary><published>2024-01-01T23:59:59Z</published><updated>2024-05-05T00:00:00Z</updated>
<category term="cs.RO"/><category term="cs.CL"/>${more}</entry>`;
const feed = (entries: string, total = 1) => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><title>arXiv Query</title>
<updated>2024-06-01T10:00:00Z</updated><totalResults>${total}</totalResults>
${entries}</feed>`;
const parse = (text: string, date?: string) => arxivAtom.parse(text, { file: "a.xml", ...(date && { date }) });

test("an entry gives the paper's facts, of its first version", () => {
  const more = `<author><name>Ana Roe</name></author><author><name>Bo Li</name></author>
<arxiv:primary_category term="cs.CL"/><arxiv:doi>10.1000/kites</arxiv:doi>`;
  expect(parse(feed(entry("2401.00001v3", more)))).toEqual({
    date: "2024-06-01",
    entries: [
      {
        line: 4,
        title: "On Kites: a <study>",
        abstract: "We fly kites.",
        authors: ["Ana Roe", "Bo Li"],
        published: "2024-01-01",
        arxiv: "2401.00001",
        doi: "10.1000/kites",
        categories: ["cs.CL", "cs.RO"],
      },
    ],
    problems: [],
    assumptions: [],
  });
});

test("the user's day stands against that of the answer; a part of the results is said to be one", () => {
  const { date, assumptions } = parse(feed(entry("math/0211159v1"), 500), "2024-06-02");
  expect(date).toBe("2024-06-02");
  expect(assumptions).toEqual(["the answer holds 1 of the 500 papers that match; the others were not asked for."]);
});

test("arXiv's own DOI is no publisher's", () => {
  expect(parse(feed(entry("2401.00001", "<doi>10.48550/arXiv.2401.00001</doi>"))).entries[0]).not.toHaveProperty("doi");
});

test("an error is refused with what arXiv said, and one among papers is named", () => {
  const error =
    "<entry><id>https://arxiv.org/api/errors#bad</id><title>Error</title><summary>bad id x</summary></entry>";
  expect(() => parse(feed(error))).toThrow("a.xml:4: arXiv refused the request: “bad id x”.");
  const { entries, problems } = parse(feed(`${entry("2401.00001")}\n${error}`));
  expect(entries).toHaveLength(1);
  expect(problems).toMatchObject([{ line: 9, message: "Entry 2 is an error message of arXiv: “bad id x”." }]);
});

test("a paper may be titled Error", () => {
  expect(
    parse(feed(entry("2401.00001").replace(/<title>[^<]*[^/]*<\/title>/, "<title>Error</title>"))).entries,
  ).toHaveLength(1);
});

test("an empty answer is refused; a cut one keeps what is whole", () => {
  expect(() => parse(feed("", 0))).toThrow(
    "a.xml: The answer of arXiv is empty: no paper matches the ids or the query.",
  );
  expect(() => parse(feed("", 7))).toThrow("holds none of the 7 papers");
  const text = feed(entry("2401.00001") + entry("2401.00002"));
  const within = parse(text.slice(0, -40));
  expect([within.entries.length, within.problems[0]?.message]).toEqual([1, "Entry 2 is cut off."]);
  const between = parse(text.slice(0, -7));
  expect([between.entries.length, between.problems[0]?.message]).toEqual([
    2,
    "The text ends too early: there may have been more papers.",
  ]);
});

test("an entry without title or id is named", () => {
  const text = feed("<entry><id>http://arxiv.org/abs/2401.00001</id></entry><entry><id>x</id><title>T</title></entry>");
  expect(parse(text).problems.map(({ message }) => message)).toEqual([
    "Entry 1 has no title.",
    "Entry 2 is no paper of arXiv: its id is “x”.",
  ]);
});

test("the format is recognised by its root and its words", () => {
  expect(recogniseSource(feed(""), "x").name).toBe("arxiv-atom");
  expect(arxivAtom.recognises("<feed><id>https://example.org</id></feed>")).toBe(false);
});

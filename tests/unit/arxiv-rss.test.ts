import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { arxivRss } from "../../scripts/import/sources/arxiv-rss.ts";

const said = (id: string, type: string) => `arXiv:${id} Announce Type: ${type} \nAbstract: We fly\nkites if a &lt; b.`;
const atom = `<?xml version='1.0'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"><id>http://rss.arxiv.org/atom/cs.RO</id>
<entry><id>oai:arXiv.org:2401.00001v1</id><title>Kites</title><summary>${said("2401.00001v1", "new")}</summary>
<category term="cs.RO"/><published>2024-01-05T00:00:00-05:00</published><dc:creator>Andr\\'e Roe, Bo Li</dc:creator></entry>
<entry><id>oai:arXiv.org:2312.00009v4</id><title>Sails</title><summary>${said("2312.00009v4", "replace")}</summary>
<published>2024-01-05T00:00:00-05:00</published></entry></feed>`;
const rss = `<?xml version='1.0'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" version="2.0"><channel><title>cs.RO updates on arXiv.org</title>
<pubDate>Fri, 05 Jan 2024 00:00:00 -0500</pubDate>
<item><title>Kites</title><link>https://arxiv.org/abs/2401.00001</link><description>${said("2401.00001v1", "cross")}</description>
<guid isPermaLink="false">oai:arXiv.org:2401.00001v1</guid><category>cs.RO</category><category>cs.CL</category>
<pubDate>Fri, 05 Jan 2024 00:00:00 -0500</pubDate><arxiv:announce_type>cross</arxiv:announce_type>
<dc:creator>Ana Roe, Bo Li</dc:creator></item></channel></rss>`;
const context = { file: "a.xml" };
const parse = (text: string, date?: string) => arxivRss.parse(text, { ...context, ...(date && { date }) });

test("the Atom feed is of the day it was announced; no paper's own day is known from it", () => {
  expect(parse(atom)).toEqual({
    date: "2024-01-05",
    entries: [
      {
        line: 3,
        title: "Kites",
        abstract: "We fly kites if a < b.",
        authors: ["André Roe", "Bo Li"],
        rank: 1,
        arxiv: "2401.00001",
        categories: ["cs.RO"],
      },
      { line: 7, title: "Sails", abstract: "We fly kites if a < b.", rank: 2, arxiv: "2312.00009" },
    ],
    problems: [],
    assumptions: [],
  });
});

test("the RSS feed gives the same facts", () => {
  expect(parse(rss)).toMatchObject({
    date: "2024-01-05",
    entries: [{ title: "Kites", arxiv: "2401.00001", authors: ["Ana Roe", "Bo Li"], categories: ["cs.RO", "cs.CL"] }],
    problems: [],
  });
});

test("the older feeds, with notes in titles and links around names, are read", () => {
  const old = `<rdf:RDF><channel><title>cs.RO updates on arXiv.org</title><dc:date>2021-03-04T20:30:00-05:00</dc:date></channel>
<item rdf:about="http://arxiv.org/abs/2103.00001"><title>Kites. (arXiv:2103.00001v2 [cs.RO] UPDATED)</title>
<description>&lt;p&gt;We fly if a &lt; b.&lt;/p&gt;</description>
<dc:creator>&lt;a href="http://arxiv.org/a/roe_a_1"&gt;Ana Roe&lt;/a&gt;, &lt;a href="x"&gt;Bo Li&lt;/a&gt;</dc:creator></item></rdf:RDF>`;
  expect(recogniseSource(old, "x").name).toBe("arxiv-rss");
  expect(parse(old)).toMatchObject({
    date: "2021-03-04",
    entries: [{ title: "Kites", arxiv: "2103.00001", abstract: "We fly if a < b.", authors: ["Ana Roe", "Bo Li"] }],
  });
});

test("the day of the announcement stands against another that is said", () => {
  expect(parse(atom, "2024-01-06")).toMatchObject({
    date: "2024-01-05",
    assumptions: [expect.stringMatching("2024-01-06")],
  });
});

test("entries of several days keep their own", () => {
  const { date, entries } = parse(atom.replace("2024-01-05", "2024-01-04"));
  expect(date).toBe("2024-01-05");
  expect(entries.map(({ listed }) => listed)).toEqual([[{ date: "2024-01-04", source: "arxiv" }], undefined]);
});

test("an empty feed is refused with the reason; an entry without id is named", () => {
  expect(() => parse("<rss><channel/></rss>")).toThrow("a.xml: The feed is empty: arXiv announced no paper in it.");
  expect(
    parse("<rss><channel><pubDate>2024-01-05</pubDate><item>\n<title>T</title></item></channel></rss>").problems,
  ).toMatchObject([{ line: 1, message: "Entry 1 names no id of arXiv." }]);
});

test("both feeds are recognised, and the API's is not taken for one", () => {
  expect([recogniseSource(atom, "x").name, recogniseSource(rss, "x").name]).toEqual(["arxiv-rss", "arxiv-rss"]);
  expect(arxivRss.recognises("<feed><id>https://arxiv.org/api/x</id></feed>")).toBe(false);
});

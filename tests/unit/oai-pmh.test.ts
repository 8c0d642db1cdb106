import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { oaiPmh } from "../../scripts/import/sources/oai-pmh.ts";

const record = (metadata: string, status = "") =>
  `<record><header${status}><identifier>oai:arXiv.org:1</identifier></header>${metadata && `<metadata>${metadata}</metadata>`}</record>`;
const answer = (inner: string) =>
  `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-02-03T04:05:06Z</responseDate>\n${inner}</OAI-PMH>`;
const list = (...records: string[]) => answer(`<ListRecords>${records.join("\n")}</ListRecords>`);
const parse = (text: string) => oaiPmh.parse(text, { file: "a.xml" });

const arxiv = `<arXiv><id>2401.00001</id><created>2024-01-02</created><updated>2024-02-01</updated><authors>
<author><keyname>Sol\\\`a</keyname><forenames>Joan</forenames><suffix>Jr.</suffix></author><author><keyname>Kite Group</keyname></author>
</authors><title>On Kites\n  and String</title><categories>cs.RO cs.CL</categories><doi>10.1000/kites</doi>
<abstract>  We fly\nkites.</abstract></arXiv>`;
const raw = `<arXivRaw><id>math/0211159</id><version version="v1"><date>Mon, 11 Nov 2002 16:11:49 GMT</date></version>
<version version="v2"><date>Tue, 1 Jun 2004 00:00:00 GMT</date></version><title>Sails</title><authors>Ana Roe, Bo Li</authors></arXivRaw>`;
const dublin = `<oai_dc:dc xmlns:dc="u"><dc:title>Masts</dc:title><dc:creator>de Roe, Ana</dc:creator><dc:creator>Li, Bo</dc:creator>
<dc:subject>Computer Science - Robotics</dc:subject><dc:description>We stand.</dc:description><dc:description>Comment: 3 pages</dc:description>
<dc:date>2023-05-06</dc:date><dc:date>2023-01-02</dc:date><dc:identifier>http://arxiv.org/abs/2301.00001</dc:identifier>
<dc:identifier>doi:10.1000/masts</dc:identifier></oai_dc:dc>`;

test("arXiv's two forms and Dublin Core give the facts of papers", () => {
  const { date, entries, problems } = parse(list(record(arxiv), record(raw), record(dublin)));
  expect([date, problems]).toEqual(["2024-02-03", []]);
  expect(entries.map(({ line, ...facts }) => facts)).toEqual([
    {
      title: "On Kites and String",
      abstract: "We fly kites.",
      authors: ["Joan Solà Jr.", "Kite Group"],
      published: "2024-01-02",
      arxiv: "2401.00001",
      doi: "10.1000/kites",
      categories: ["cs.RO", "cs.CL"],
    },
    { title: "Sails", authors: ["Ana Roe", "Bo Li"], published: "2002-11-11", arxiv: "math/0211159" },
    {
      title: "Masts",
      abstract: "We stand.",
      authors: ["Ana de Roe", "Bo Li"],
      published: "2023-01-02",
      arxiv: "2301.00001",
      doi: "10.1000/masts",
      keywords: ["Computer Science - Robotics"],
    },
  ]);
});

test("deleted records, unknown metadata and missing titles are named", () => {
  const { problems } = parse(
    list(record("", ' status="deleted"'), record("<marc/>"), record(""), record("<arXiv><id>2401.00001</id></arXiv>")),
  );
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [2, "Record 1 (oai:arXiv.org:1) was deleted by the repository, so that nothing is left to import."],
    [3, "Record 2 (oai:arXiv.org:1) has metadata of the unknown form “marc”."],
    [4, "Record 3 (oai:arXiv.org:1) has no metadata."],
    [5, "Record 4 (oai:arXiv.org:1) has no title."],
  ]);
});

test("a part of an answer says how the next is fetched", () => {
  const token = '<resumptionToken cursor="0" completeListSize="9000">abc|1001</resumptionToken>';
  expect(parse(list(record(arxiv), token)).assumptions).toEqual([
    "the answer is one part of 9000 records; the next is fetched with resumptionToken=abc|1001.",
  ]);
});

test.each([
  [
    '<error code="noRecordsMatch">No records match.</error>',
    ":2: The repository answered noRecordsMatch: “No records match.”",
  ],
  ['<error code="badArgument"/>', ":2: The repository answered badArgument."],
  ["<ListIdentifiers><header/></ListIdentifiers>", ": The answer names records without saying what they are."],
  ["<ListRecords></ListRecords>", ": The answer holds no record."],
])("%s is refused with the reason", (inner, reason) => {
  expect(() => parse(answer(inner))).toThrow(`a.xml${reason}`);
});

test("line ends stored as a backslash and an n are told from TeX", () => {
  const stored = arxiv
    .replace("We fly\nkites.", String.raw`We fly\nkites, \nu and \nabla f, not\nothers.`)
    .replace("  We", "We");
  expect(parse(list(record(stored))).entries[0]?.abstract).toBe(
    String.raw`We fly kites, \nu and \nabla f, not others.`,
  );
});

test("the format is recognised by its root", () => {
  expect(recogniseSource(answer(""), "x").name).toBe("oai-pmh");
});

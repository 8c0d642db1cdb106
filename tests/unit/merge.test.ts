import { describe, expect, test } from "vitest";
import type { Entry } from "../../scripts/import/entry.ts";
import { mayBeSame, PaperIndex, titleKey } from "../../scripts/import/match.ts";
import { formatMemory, isCurators, type Memory, namesOf, parseMemory, valueHash } from "../../scripts/import/memory.ts";
import { listingsOf, mergeEntry, newPaper } from "../../scripts/import/merge.ts";
import { cleanLine, normaliseEntry } from "../../scripts/import/normalise.ts";
import type { Paper } from "../../src/archive/paper.ts";

const ENTRY: Entry = { line: 1, title: "A Title", abstract: "The *text*.", rank: 2, comments: 3, upvotes: 5 };
const LISTED = listingsOf(ENTRY, "2025-10-23", "s", true);
const PAPER: Paper = newPaper("a-title", ENTRY, LISTED);

describe("merging", () => {
  test("a new paper has the entry's facts and nothing else, its text escaped", () => {
    expect(PAPER).toEqual({
      id: "a-title",
      title: "A Title",
      listed: [{ date: "2025-10-23", source: "s", rank: 2, comments: 3, upvotes: 5 }],
      abstract: "The \\*text\\*.",
    });
  });

  test("gaps are filled, and where facts differ the older stays and the other is named", () => {
    const known: Paper = { ...PAPER, authorCount: 2, links: { pdf: "https://a.org" }, organization: { name: "Lab" } };
    const entry: Entry = {
      ...{
        line: 1,
        title: "a title",
        abstract: "Other.",
        authorCount: 3,
        published: "2025-01-01",
        arxiv: "2304.01662",
      },
      links: { pdf: "https://b.org", code: "https://c.org" },
      organization: { name: "Other" },
    };
    const { paper, conflicts } = mergeEntry(known, entry, []);
    expect(paper).toEqual({
      ...{ ...known, published: "2025-01-01", arxiv: "2304.01662" },
      links: { pdf: "https://a.org", code: "https://c.org" },
    });
    expect(conflicts.map(({ key, kept, refused }) => [key, kept, refused])).toEqual([
      ["authorCount", "2", "3"],
      ["title", "A Title", "a title"],
      ["organization", "Lab", "Other"],
      ["links", "https://a.org", "https://b.org"],
      ["abstract", "The \\*text\\*.", "Other."],
    ]);
  });

  test("a handle fills the gap of an organisation known by name, and two names of one handle are one", () => {
    const merged = (known: Paper["organization"], added: Entry["organization"]) =>
      mergeEntry(
        { ...PAPER, ...(known && { organization: known }) },
        { ...ENTRY, ...(added && { organization: added }) },
        [],
      );
    expect(merged({ name: "Lab" }, { handle: "lab", name: "Lab" }).paper.organization).toEqual({
      handle: "lab",
      name: "Lab",
    });
    expect(merged({ handle: "lab", name: "Lab" }, { handle: "lab", name: "The Lab" }).conflicts).toEqual([]);
    expect(merged({ name: "Lab" }, { name: "Other" }).conflicts).toMatchObject([
      { key: "organization", refused: "Other" },
    ]);
  });

  test("listings are gathered oldest first; of one listing the best rank and the largest counts stay", () => {
    const earlier = mergeEntry(PAPER, ENTRY, [{ date: "2025-10-01", source: "t" }]).paper;
    const later = { date: "2025-10-23", source: "s", rank: 4, comments: 9, upvotes: 1 };
    expect(mergeEntry(earlier, ENTRY, [later]).paper.listed).toEqual([
      { date: "2025-10-01", source: "t" },
      { date: "2025-10-23", source: "s", rank: 2, comments: 9, upvotes: 5 },
    ]);
  });

  test("what adds nothing leaves the list as the curator wrote it", () => {
    const hers: Paper = {
      ...PAPER,
      listed: [
        { date: "2025-10-24", source: "s" },
        { source: "s", rank: 2, date: "2025-10-23" },
      ],
    };
    expect(mergeEntry(hers, ENTRY, [{ date: "2025-10-23", source: "s", rank: 3 }]).paper.listed).toBe(hers.listed);
  });

  test("a record that names no day gives a known paper none, and a new one that of its file", () => {
    const record: Entry = { line: 1, title: "A", listed: [] };
    expect(listingsOf(record, "2025-10-23", "json-lines", false)).toEqual([]);
    expect(listingsOf(record, "2025-10-23", "json-lines", true)).toEqual([
      { date: "2025-10-23", source: "json-lines" },
    ]);
    expect(listingsOf({ ...record, listed: LISTED }, "2025-10-24", "x", true)).toEqual(LISTED);
  });
});

describe("matching", () => {
  const index = (...papers: Paper[]) => {
    const papersOf = new PaperIndex<Paper>((paper) => paper);
    for (const paper of papers) papersOf.add(paper);
    return papersOf;
  };

  test("by arXiv id first, then DOI, then title", () => {
    const byId: Paper = { ...PAPER, id: "1", title: "Other", arxiv: "2304.01662" };
    const byDoi: Paper = { ...PAPER, id: "2", title: "Third", doi: "10.1000/ABC" };
    const papers = index(byId, byDoi, PAPER);
    expect(papers.find({ title: "A Title", arxiv: "2304.01662" })).toEqual([byId]);
    expect(papers.find({ title: "x", doi: "10.1000/abc" })).toEqual([byDoi]);
    expect(papers.find({ title: "a  TITLE!" })).toEqual([PAPER]);
    expect(papers.find({ title: "Unknown" })).toEqual([]);
    expect(papers.find({ title: "x", doi: "10.1000/abc", arxiv: "2304.00001" })).toEqual([byDoi]);
  });

  test.each<[string, Partial<Paper>, Partial<Paper>, boolean]>([
    ["other arXiv ids", { arxiv: "2304.00001" }, { arxiv: "2304.00002" }, false],
    ["other DOIs", { doi: "10.1000/1" }, { doi: "10.1000/2" }, false],
    ["one DOI in other letters", { doi: "10.1000/a" }, { doi: "10.1000/A" }, true],
    ["days 60 apart", { published: "2025-01-01" }, { published: "2025-03-02" }, true],
    ["days 61 apart", { published: "2025-01-01" }, { published: "2025-03-03" }, false],
    ["no common author", { authors: ["A B"] }, { authors: ["C D"] }, false],
    ["a common last name", { authors: ["A Bé", "X"] }, { authors: ["Anna BE"] }, true],
    ["nothing known", {}, { authors: ["C D"], doi: "10.1000/2" }, true],
    [
      "one arXiv id, whatever the days",
      { arxiv: "2304.00001", published: "2001-01-01" },
      { arxiv: "2304.00001", published: "2025-01-01" },
      true,
    ],
  ])("papers of one title with %s: %o %o", (_what, a, b, same) => {
    expect(mayBeSame({ title: "T", ...a }, { title: "T", ...b })).toBe(same);
    expect(mayBeSame({ title: "T", ...b }, { title: "T", ...a })).toBe(same);
  });

  test("a title of signs alone is compared as it is", () => {
    expect(titleKey("!?")).not.toBe(titleKey("?!"));
  });
});

describe("memory", () => {
  const memory: Memory = {
    listings: new Map([["2025-10-23.txt", "sha256:00"]]),
    papers: new Map([
      [
        "b",
        {
          names: new Set(["title:1", "arxiv:2304.01662"]),
          wrote: new Map([
            ["title", "x"],
            ["abstract", "y"],
          ]),
        },
      ],
      ["a", { names: new Set(["title:2"]), wrote: new Map() }],
    ]),
  };

  test("is a sorted text that says what it knows, and is read back", () => {
    const text = formatMemory(memory);
    expect(text.split("\n").slice(1)).toEqual([
      "listing 2025-10-23.txt sha256:00",
      "paper a is title:2 wrote",
      "paper b is arxiv:2304.01662 title:1 wrote abstract:y title:x",
      "",
    ]);
    expect(parseMemory(text)).toEqual(memory);
    expect(formatMemory(parseMemory(text.replaceAll("\n", "\r\n")))).toBe(text);
  });

  test("of two people joins by keeping all lines, marks of a merge included", () => {
    const text =
      "<<<<<<< HEAD\npaper a is title:1 wrote title:x\n=======\npaper a is title:2 wrote doi:y\n>>>>>>> b\nnoise\n";
    expect(parseMemory(text).papers).toEqual(
      new Map([
        [
          "a",
          {
            names: new Set(["title:1", "title:2"]),
            wrote: new Map([
              ["title", "x"],
              ["doi", "y"],
            ]),
          },
        ],
      ]),
    );
  });

  test("tells what a person changed, added or removed from what the importer wrote", () => {
    const wrote = (paper: Paper) => ({
      names: new Set<string>(),
      wrote: new Map([["title" as const, valueHash(paper, "title")]]),
    });
    expect(isCurators(wrote(PAPER), PAPER, "title")).toBe(false);
    expect(isCurators(wrote(PAPER), { ...PAPER, title: "Hers" }, "title")).toBe(true);
    expect(isCurators(wrote(PAPER), PAPER, "doi")).toBe(false);
    expect(isCurators(wrote(PAPER), { ...PAPER, doi: "10.1000/1" }, "doi")).toBe(true);
    expect(isCurators(undefined, PAPER, "title")).toBe(true);
    const { links: _gone, ...without } = { ...PAPER, links: { pdf: "https://a.org" } };
    const remembered = { names: new Set<string>(), wrote: new Map([["links" as const, "some"]]) };
    expect(isCurators(remembered, without, "links")).toBe(true);
  });

  test("names hold no white space, and a title's name does not depend on its spelling", () => {
    expect(namesOf({ title: "A  title", arxiv: "2304.01662", doi: "10.1000/A" })).toEqual([
      ...namesOf({ title: "a TITLE!" }),
      "arxiv:2304.01662",
      "doi:10.1000/a",
    ]);
  });
});

describe("normalising", () => {
  test("white space is folded, and what is unsafe goes", () => {
    expect(cleanLine("  a\t\n\u00a0b\u0000\u202ec\u2066\ufeff\ud800 ")).toBe("a bc\ufffd");
    expect(cleanLine("page\fbreak\vhere")).toBe("page break here");
    expect(cleanLine("\ud83d\udc26")).toBe("🐦");
  });

  test("what cannot stand in a record is left out, and nothing is undefined", () => {
    const entry: Entry = {
      ...{ line: 1, title: " T ", abstract: "\u0000", authors: [" ", "A\nB"], authorCount: 0, rank: 1.5, comments: -1 },
      ...{ published: "2025-02-30", arxiv: "nonsense", doi: "x", links: { pdf: "ftp://a", code: "https://a b" } },
      ...{ categories: ["", "c", "c "], keywords: [], organization: { handle: " ", name: "O" } },
    };
    const clean = normaliseEntry(entry);
    expect(clean).toEqual({ line: 1, title: "T", authors: ["A B"], categories: ["c"], organization: { name: "O" } });
    expect(Object.values(clean)).not.toContain(undefined);
  });

  test("Markdown keeps its lines, but cannot begin the curator's notes or look like a merge", () => {
    const abstract = "One\r\ntwo\u0000\n\n## Notes\n\n<<<<<<< HEAD\n";
    expect(normaliseEntry({ ...ENTRY, abstract, abstractIsMarkdown: true }).abstract).toBe(
      "One\ntwo\n\n\\## Notes\n\n\\<<<<<<< HEAD",
    );
  });

  test("ids of papers lose their version", () => {
    expect(normaliseEntry({ ...ENTRY, arxiv: "https://arxiv.org/abs/2304.01662v2" }).arxiv).toBe("2304.01662");
  });
});

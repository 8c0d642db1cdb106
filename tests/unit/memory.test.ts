import { expect, test } from "vitest";
import {
  formatMemory,
  isCurators,
  type Memory,
  namesOf,
  namesToFind,
  PaperMemory,
  parseMemory,
  valueHash,
} from "../../scripts/import/memory.ts";
import type { Paper } from "../../src/archive/paper.ts";
import { shortHash } from "../../src/archive/slug.ts";

const PAPER: Paper = {
  id: "a-title",
  title: "A Title",
  listed: [{ date: "2025-10-23", source: "s" }],
  abstract: "Text.",
};

const memory: Memory = {
  listings: new Map([["2025-10-23.txt", "sha256:00"]]),
  papers: new Map([
    [
      "b",
      new PaperMemory({
        names: new Set(["title:1", "arxiv:2304.01662"]),
        wrote: new Map([
          ["title", "x"],
          ["abstract", "y"],
          ["links", "z"],
        ]),
        since: new Map([
          ["title", "2025-10-23"],
          ["abstract", "2025-10-24"],
          ["links.pdf", "2025-10-23"],
        ]),
      }),
    ],
    ["a", new PaperMemory({ names: new Set(["title:2"]) })],
  ]),
};

test("is a sorted text that says what it knows, and is read back", () => {
  const text = formatMemory(memory);
  expect(text.split("\n").slice(1)).toEqual([
    "listing 2025-10-23.txt sha256:00",
    "paper a is title:2 wrote",
    "paper b is arxiv:2304.01662 title:1 wrote links:z 2025-10-23 links.pdf title:x 2025-10-24 abstract:y",
    "",
  ]);
  expect(formatMemory(parseMemory(text))).toBe(text);
  expect([parseMemory(text).papers.get("b")?.latestDay, memory.papers.get("b")?.latestDay]).toEqual([
    "2025-10-24",
    "2025-10-24",
  ]);
  expect(formatMemory(parseMemory(text.replaceAll("\n", "\r\n")))).toBe(text);
});

test("of two people joins by keeping all lines, marks of a merge included", () => {
  const text =
    "<<<<<<< HEAD\npaper a is title:1 wrote title:x\n=======\npaper a is title:2 wrote doi:y\n>>>>>>> b\nnoise\n";
  const { names, wrote } = parseMemory(text).papers.get("a") ?? new PaperMemory();
  expect([...names]).toEqual(["title:1", "title:2"]);
  expect([...wrote]).toEqual([
    ["title", "x"],
    ["doi", "y"],
  ]);
});

test("tells what a person changed, added or removed from what the importer wrote", () => {
  const wrote = (paper: Paper) => new PaperMemory({ wrote: new Map([["title" as const, valueHash(paper, "title")]]) });
  expect(isCurators(wrote(PAPER), PAPER, "title")).toBe(false);
  expect(isCurators(wrote(PAPER), { ...PAPER, title: "Hers" }, "title")).toBe(true);
  expect(isCurators(wrote(PAPER), PAPER, "doi")).toBe(false);
  expect(isCurators(wrote(PAPER), { ...PAPER, doi: "10.1000/1" }, "doi")).toBe(true);
  expect(isCurators(undefined, PAPER, "title")).toBe(true);
  const { links: _gone, ...without } = { ...PAPER, links: { pdf: "https://a.org" } };
  const remembered = new PaperMemory({ wrote: new Map([["links" as const, "some"]]) });
  expect(isCurators(remembered, without, "links")).toBe(true);
});

test("names hold no white space, and a title's name does not depend on its spelling", () => {
  expect(namesOf({ title: "A  title", arxiv: "2304.01662", doi: "10.1000/A" })).toEqual([
    ...namesOf({ title: "a TITLE!" }),
    "arxiv:2304.01662",
    "doi:10.1000/a",
  ]);
});

test("of an older importer, with shorter hashes, still tells whose a value is, and finds a paper by its title", () => {
  const old = new PaperMemory({ wrote: new Map([["title" as const, shortHash('"A Title"')]]) });
  expect(isCurators(old, PAPER, "title")).toBe(false);
  expect(isCurators(old, { ...PAPER, title: "Hers" }, "title")).toBe(true);
  expect(namesToFind(PAPER)).toContain(`title:${shortHash("a title")}`);
});

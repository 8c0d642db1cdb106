import { join, sep } from "node:path";
import { expect, test } from "vitest";
import { lookOver } from "../../scripts/build/look-over.ts";
import { headInParts } from "../../src/store/cached-paper.ts";
import type { FilingHead } from "../../src/store/filing.ts";
import { PaperCache } from "../../src/store/paper-cache.ts";
import { readFrame } from "../../src/store/read-content.ts";
import { folderWith } from "./temporary-folder.ts";

/** What is said of papers with these heads, each in a file of its own. */
function said(...heads: Partial<FilingHead>[]) {
  const content = folderWith({});
  const cache = PaperCache.open(join(content, "papers.db"), "1");
  const files = heads.map((_, at) => `${at}.md`);
  for (const [at, file] of files.entries()) {
    const head: FilingHead = { id: `p${at}`, listed: [{ date: "2025-10-23", source: "s" }], topics: [], ...heads[at] };
    cache.keep({
      ...{ file, size: 1, modified: 1, changed: 1, digest: "d", rules: "r", stamp: at, head: headInParts(head) },
      texts: { record: "{}", rendered: "{}", plain: "", own: "{}", likeness: Uint32Array.of() },
    });
  }
  const { problems, doubled } = lookOver(content, readFrame(content), { files, faults: new Map() }, cache);
  cache.close();
  return [...problems.map(({ message }) => message), ...doubled.map((note) => note.replaceAll(content + sep, ""))];
}

test("papers with one identifier are named, however it is written and whether or not it is an id", () => {
  expect(said({ doi: "10.1/a" }, { doi: "10.1/B" }, { doi: "10.1/b" })).toEqual([
    "The DOI 10.1/b is that of papers/1.md and papers/2.md; if they are one paper, remove one file.",
  ]);
  const arxiv = "2510.00001";
  expect(said({ id: arxiv, arxiv }, { arxiv })).toEqual([
    `The arXiv id ${arxiv} is that of papers/0.md and papers/1.md; if they are one paper, remove one file.`,
  ]);
});

test("papers with one id, and topics that are not there, are faults", () => {
  expect(said({ id: "a" }, { id: "b" }, { id: "a" })).toEqual(["The id `a` is also that of 0.md."]);
  expect(said({}, { edits: { add: [], remove: ["none"] } })).toEqual(["There is no topic `none`."]);
});

test("nothing is said of papers that have nothing in common", () => {
  expect(said({ id: "2510.00001", arxiv: "2510.00001" }, { doi: "10.1/a" }, { doi: "p0" })).toEqual([]);
});

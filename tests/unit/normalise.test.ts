import { expect, test } from "vitest";
import type { Entry } from "../../scripts/import/entry.ts";
import { cleanLine, normaliseEntry } from "../../scripts/import/normalise.ts";

const ENTRY: Entry = { line: 1, title: "A Title" };

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

import { describe, expect, test } from "vitest";
import { formatPaper, toMarkdown } from "../../scripts/import/paper-file.ts";
import type { Paper } from "../../src/archive/paper.ts";
import { readPaper } from "../../src/store/read-paper.ts";

const FULL: Paper = {
  abstract: "The abstract.",
  notes: "Mine.",
  status: "withdrawn",
  topics: { add: ["agents"], remove: [] },
  keywords: ["k"],
  categories: ["cs.CL", "stat.ML"],
  links: { pdf: "https://a.org/p.pdf", code: "https://a.org/c" },
  doi: "10.1000/182",
  arxiv: "2304.01662",
  listed: [
    { date: "2025-10-23", source: "daily-papers", rank: 1, comments: 2, upvotes: 17 },
    { date: "2025-10-24", source: "daily-papers" },
  ],
  published: "2023-04-04",
  organization: { handle: "lab", name: "The Lab" },
  authorCount: 2,
  authors: ["Roberto Dessì", 'A "B" C'],
  title: "A: Title # with \\ signs",
  id: "2304.01662",
};

test("keys stand in the order of the record, strings quoted, one listing a line", () => {
  expect(formatPaper(FULL)).toBe(`---
id: "2304.01662"
title: "A: Title # with \\\\ signs"
authors: ["Roberto Dessì", "A \\"B\\" C"]
authorCount: 2
organization: { handle: "lab", name: "The Lab" }
published: "2023-04-04"
listed:
  - { date: "2025-10-23", source: "daily-papers", rank: 1, comments: 2, upvotes: 17 }
  - { date: "2025-10-24", source: "daily-papers" }
arxiv: "2304.01662"
doi: "10.1000/182"
links: { pdf: "https://a.org/p.pdf", code: "https://a.org/c" }
categories: ["cs.CL", "stat.ML"]
keywords: ["k"]
topics: { add: ["agents"], remove: [] }
status: "withdrawn"
---
The abstract.

## Notes

Mine.
`);
  expect(readPaper(formatPaper(FULL), "p.md")).toEqual(FULL);
});

test("what is absent leaves no trace", () => {
  const bare: Paper = { id: "a", title: "A", listed: [{ date: "2025-10-23", source: "x" }], abstract: "" };
  expect(formatPaper(bare)).toBe('---\nid: "a"\ntitle: "A"\nlisted:\n  - { date: "2025-10-23", source: "x" }\n---\n');
  expect(formatPaper({ ...bare, notes: "N" })).toMatch(/---\n## Notes\n\nN\n$/);
});

describe("a string comes back as it was, whatever it looks like", () => {
  test.each([
    "---",
    "--- js",
    "no",
    "null",
    "~",
    "2023-04-04",
    "0x1F",
    "1e3",
    ".inf",
    "<<",
    "!!js/function x",
    "*a",
    "&a",
    "- a",
    "a: b",
    "a #b",
    "{a}",
    "[a]",
    "|",
    ">",
    "%x",
    "@x",
    "`x`",
    "'",
    '"',
    "\\",
    "\\n",
    "\n",
    "\r\n",
    "\t",
    " x ",
    "\u0000",
    "\u0085",
    "\u2028\u2029",
    "\ufeff",
    "\ufffe\uffff",
    "\ud800",
    "\udc00x",
    "🐦",
    "\u007f\u009f",
    "深度",
    "é",
    "=======",
  ])("%j", (text) => {
    const paper: Paper = { ...FULL, title: text, authors: [text], organization: { name: text }, status: text };
    expect(readPaper(formatPaper(paper), "p.md")).toEqual(paper);
  });
});

test("plain text is escaped only where it would be markup", () => {
  expect(toMarkdown("A plain sentence, with 3.5 signs (and more).")).toBe(
    "A plain sentence, with 3.5 signs (and more).",
  );
  expect(toMarkdown("*x* and <b> and # no")).toBe("\\*x\\* and \\<b> and # no");
  expect(toMarkdown("## Notes")).toBe("\\## Notes");
  expect(toMarkdown("")).toBe("");
});

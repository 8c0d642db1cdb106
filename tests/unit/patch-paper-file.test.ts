import { describe, expect, test } from "vitest";
import { patchPaperFile } from "../../scripts/import/patch-paper-file.ts";
import type { Paper } from "../../src/archive/paper.ts";
import { readPaper } from "../../src/store/read-paper.ts";

const LISTED = [
  { date: "2025-10-23", source: "s", rank: 1 },
  { date: "2025-10-24", source: "s" },
];
const PAPER: Paper = { id: "a", title: "A", listed: LISTED, arxiv: "2304.01662", abstract: "Text." };

/** The lines that a patch left out, and those it put in. */
function changes(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, fresh] = [before.split(/(?<=\n)/), after.split(/(?<=\n)/)];
  return { gone: old.filter((line) => !fresh.includes(line)), come: fresh.filter((line) => !old.includes(line)) };
}

const NEXT_DAY = '- { date: "2025-10-24", source: "s" }';

describe("a listing more is one line more, however the curator writes", () => {
  test.each([
    [
      "as the importer does",
      'id: "a"\ntitle: "A"\nlisted:\n  - { date: "2025-10-23", source: "s", rank: 1 }\n',
      `  ${NEXT_DAY}`,
    ],
    [
      "with keys in another order",
      'listed:\n  - { rank: 1, source: s, date: "2025-10-23" }\ntitle: A\nid: a\n',
      `  ${NEXT_DAY}`,
    ],
    ["as far left as the key", 'id: "a"\nlisted:\n- {date: "2025-10-23", source: s, rank: 1}\ntitle: A\n', NEXT_DAY],
    [
      "with comments everywhere",
      '# mine\nid: "a" # id\n"listed": # where\n# above\n  - { date: "2025-10-23", source: "s", rank: 1 } # first\n\n# below\ntitle: "A"\n',
      `  ${NEXT_DAY}`,
    ],
    [
      "one key a line",
      'id: a\ntitle: A\nlisted:\n    - date: "2025-10-23"\n      source: s\n      rank: 1\n',
      `    ${NEXT_DAY}`,
    ],
    [
      "with a space before the colon",
      'id : "a"\ntitle : "A"\nlisted :\n  - { date: "2025-10-23", source: "s", rank: 1 }\n',
      `  ${NEXT_DAY}`,
    ],
  ])("%s", (_how, block, line) => {
    for (const eol of ["\n", "\r\n", "\r"]) {
      const text = `---\n${block}---\nText.\n`.replaceAll("\n", eol);
      const patched = patchPaperFile(text, PAPER, ["listed"]);
      expect(changes(text.replaceAll(eol, "\n"), patched.replaceAll(eol, "\n"))).toEqual({
        gone: [],
        come: [`${line}\n`],
      });
      expect(patched.replaceAll(eol, "").includes("\n")).toBe(false);
      expect(readPaper(patched, "p.md")).toMatchObject({ listed: LISTED, abstract: "Text." });
    }
  });
});

test("a listing whose facts grew changes its line alone", () => {
  const text = `---\nid: "a"\ntitle: "A"\nlisted:\n  - { date: "2025-10-23", source: "s", rank: 4 }\n  ${NEXT_DAY} # busy\n---\n`;
  expect(changes(text, patchPaperFile(text, PAPER, ["listed"]))).toEqual({
    gone: ['  - { date: "2025-10-23", source: "s", rank: 4 }\n'],
    come: ['  - { date: "2025-10-23", source: "s", rank: 1 }\n'],
  });
});

test("a list on one line is written anew, and a comment behind a value stays", () => {
  const text = '---\nid: "a"\ntitle: "A"\nlisted: [{ date: "2025-10-23", source: "s # t" }] # all\n---\n';
  expect(readPaper(patchPaperFile(text, PAPER, ["listed"]), "p.md")).toMatchObject({ listed: LISTED });
  const links = '---\nid: "a"\ntitle: "A"\nlinks: { pdf: "https://a.org/#b" } # mine\nlisted: []\n---\n';
  const patched = patchPaperFile(links, { ...PAPER, links: { pdf: "https://a.org/#b", code: "https://c.org" } }, [
    "links",
  ]);
  expect(changes(links, patched).come).toEqual(['links: { pdf: "https://a.org/#b", code: "https://c.org" } # mine\n']);
});

test("a new key is put where the order of the record has it, or last", () => {
  const text = '---\nid: "a"\ntitle: "A"\nlisted: []\n# topics are mine\ntopics: { add: [], remove: [] }\n---\n';
  expect(patchPaperFile(text, PAPER, ["arxiv"])).toBe(text.replace("topics:", 'arxiv: "2304.01662"\ntopics:'));
  const windows = text.replaceAll("\n", "\r\n");
  expect(patchPaperFile(windows, PAPER, ["arxiv"])).toBe(windows.replace("topics:", 'arxiv: "2304.01662"\r\ntopics:'));
  const short = '---\nid: "a"\ntitle: "A"\n---';
  expect(patchPaperFile(short, PAPER, ["arxiv"])).toBe('---\nid: "a"\ntitle: "A"\narxiv: "2304.01662"\n---');
});

test("a value over several lines is replaced whole", () => {
  const text = '---\nid: "a"\norganization:\n  name: |\n    The\n\n    Lab\n\n# next\ntitle: "A"\n---\n';
  const patched = patchPaperFile(text, { ...PAPER, organization: { handle: "l", name: "The\n\nLab\n" } }, [
    "organization",
  ]);
  expect(patched).toBe(
    '---\nid: "a"\norganization: { handle: "l", name: "The\\n\\nLab\\n" }\n\n# next\ntitle: "A"\n---\n',
  );
});

test("an abstract fills the empty place, above the notes, with the file's own line ends", () => {
  const head = '---\r\nid: "a"\r\n---\r\n';
  expect(patchPaperFile(head, PAPER, ["abstract"])).toBe(`${head}Text.\r\n`);
  expect(patchPaperFile(head.trimEnd(), PAPER, ["abstract"])).toBe(`${head}Text.\r\n`);
  const noted = `${head}\r\n## Notes\r\n\r\nMine.\nmixed\r\n`;
  expect(patchPaperFile(noted, PAPER, ["abstract"])).toBe(`${head}Text.\r\n\r\n## Notes\r\n\r\nMine.\nmixed\r\n`);
});

test("line ends that are mixed, a byte order mark and a missing last line end stay", () => {
  const text =
    '\ufeff---\nid: "a"\r\ntitle: "A"\nlisted:\n  - { date: "2025-10-23", source: "s", rank: 1 }\n---\r\nText.\rMore.';
  const patched = patchPaperFile(text, PAPER, ["listed"]);
  expect(patched).toBe(text.replace("rank: 1 }\n", `rank: 1 }\n  ${NEXT_DAY}\n`));
});

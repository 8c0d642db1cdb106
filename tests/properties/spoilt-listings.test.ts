import fc from "fast-check";
import { expect, test } from "vitest";
import { valueHash } from "../../scripts/import/memory.ts";
import { MERGED_KEYS } from "../../scripts/import/merge.ts";
import { normaliseEntry } from "../../scripts/import/normalise.ts";
import { PaperDesk } from "../../scripts/import/paper-desk.ts";
import { formatPaper } from "../../scripts/import/paper-file.ts";
import { recogniseSource, SOURCES } from "../../scripts/import/recognise.ts";
import { isPaperId } from "../../src/archive/paper-id.ts";
import { InputError } from "../../src/archive/problem.ts";
import { isWebAddress } from "../../src/store/paper-schema.ts";
import { readPaper } from "../../src/store/read-paper.ts";
import { SEEDS } from "./listing-seeds.ts";

/** What turns one format into another, closes what is open, or means something to a later reader. */
const TOKENS = [
  ..."\"'`{}[]()<>&\\|,;:=#%@$~^_*-\t\n\r ",
  ...[
    "\n\n",
    "\r\n",
    "---\n",
    "---js\n",
    "\n## Notes\n",
    "<<<<<<< a\n",
    ">>>>>>> b\n",
    "-->",
    "]]>",
    "<![CDATA[",
    "<!--",
  ],
  ...[
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    "&e;",
    "&#0;",
    "&#x1F600;",
    "&lt;script&gt;",
    "<script>",
  ],
  ...[
    "../",
    "..\\",
    "con",
    "nul",
    "/etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://a.org/x",
    "//a.org",
  ],
  ...[
    "__proto__",
    '"__proto__":',
    "constructor",
    "null",
    "None",
    "NaN",
    "1e999",
    "-0",
    "{}",
    "[[[[",
    "\\u0000",
    "\\ud800",
  ],
  ...[
    "\u0000",
    "\u001b",
    "\u0085",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ud800",
    "\udc00",
    "é",
    "e\u0301",
    "深度",
    "🐦",
    "\u{e0041}",
  ],
  ...[
    "2401.00001v2",
    "math/0211159",
    "10.1000/x",
    "2024-13-45",
    "01/02/2026",
    "Oct 23",
    "· ",
    "  • 3 authors",
    "@article{",
    "TY  - ",
  ],
];

type Spoil = (text: string, at: number, length: number, token: string, other: string) => string;

const SPOILS: readonly Spoil[] = [
  (text, at, _length, token) => text.slice(0, at) + token + text.slice(at),
  (text, at, length, token) => text.slice(0, at) + token + text.slice(at + length),
  (text, at, length) => text.slice(0, at) + text.slice(at + length),
  (text, at, length) => text.slice(0, at + length) + text.slice(at),
  (text, at, _length, _token, other) => text.slice(0, at) + other.slice(Math.min(at, other.length - 1)),
  (text, at) => text.slice(0, at),
  (text, at, length) =>
    text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (length % 16)) || 0) + text.slice(at + 1),
  (text, _at, length, token) => text.replaceAll(token, token.repeat(2 + (length % 3))),
];

const seed = fc.nat(SEEDS.length - 1).map((at) => SEEDS[at] ?? "");
const spoil = fc.tuple(fc.nat(SPOILS.length - 1), fc.nat(2000), fc.nat(12), fc.nat(TOKENS.length - 1), seed);
const spoilt = fc.tuple(seed, fc.array(spoil, { minLength: 1, maxLength: 3 })).map(([text, spoils]) =>
  spoils.reduce((spoilt, [kind, at, length, token, other]) => {
    const change = SPOILS[kind] as Spoil;
    return change(spoilt, at % (spoilt.length + 1), length, TOKENS[token] ?? "", other);
  }, text),
);

/** Bounds the time: what a case does not show in a hundred runs of a thousand, it shows in the next run of the tests. */
const CASES = 100_000;

test("a hundred thousand spoilt listings: each paper reads back as it was, the rest has its reason, nothing gets out", () => {
  let papers = 0;
  let reasons = 0;
  fc.assert(
    fc.property(spoilt, fc.nat(SOURCES.length * 4), (text, forced) => {
      try {
        const source = SOURCES[forced] ?? recogniseSource(text, "x");
        const { date, entries, problems } = source.parse(text, { file: "x", fileDate: "2026-01-02" });
        const desk = new PaperDesk("papers", [], { listings: new Map(), papers: new Map() }, [], () => false);
        for (const entry of entries) {
          const { paper, notes } = desk.place(normaliseEntry(entry), date, source.listedAs);
          if (!paper && notes.length === 0) throw new Error(`Line ${entry.line} is neither placed nor named.`);
        }
        for (const { paper, file } of desk.papers()) {
          if (!isPaperId(paper.id) || !/^papers\/\d{4}\/\d{2}\/[a-z0-9.-]+\.md$/.test(file))
            throw new Error(`Unsafe name ${file}`);
          if (!Object.values(paper.links ?? {}).every(isWebAddress)) throw new Error("Unsafe link");
          const read = readPaper(formatPaper(paper), file);
          if (Array.isArray(read)) throw new Error(`Not read back: ${read.map(({ message }) => message).join(" ")}`);
          const changed = MERGED_KEYS.filter((key) => valueHash(read, key) !== valueHash(paper, key));
          if (changed.length > 0) throw new Error(`Read back otherwise: ${changed.join(", ")}`);
          papers++;
        }
        reasons += problems.length;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        reasons++;
      }
    }),
    { numRuns: CASES, seed: 20251023 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
  // A run that spoils everything, or nothing, would prove little.
  expect(papers).toBeGreaterThan(CASES / 6);
  expect(reasons).toBeGreaterThan(CASES / 6);
});

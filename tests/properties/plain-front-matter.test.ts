import fc from "fast-check";
import { expect, test } from "vitest";
import { listingsOf, newPaper } from "../../scripts/import/merge.ts";
import { normaliseEntry } from "../../scripts/import/normalise.ts";
import { formatPaper } from "../../scripts/import/paper-file.ts";
import { InputError } from "../../src/archive/problem.ts";
import { parseYaml } from "../../src/store/front-matter.ts";
import { readPlainFrontMatter } from "../../src/store/plain-front-matter.ts";
import { anyEntry, anyText } from "./any-entry.ts";

const blockOf = (text: string) => text.slice("---\n".length, text.indexOf("\n---\n") + 1);

const block = anyEntry(anyText).map((raw) => {
  const entry = normaliseEntry({ ...raw, title: raw.title || "A" });
  return blockOf(formatPaper(newPaper("an-id", entry, listingsOf(entry, "2025-10-23", "s", true))));
});

/** What YAML makes of it; undefined when it is none. */
function asYaml(text: string): unknown {
  try {
    return parseYaml(text, "p.md");
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}

test("what the importer writes is read without a YAML parser, and means what YAML says it means", () => {
  fc.assert(
    fc.property(block, (text) => {
      expect(readPlainFrontMatter(text)).toEqual(asYaml(text));
    }),
    { numRuns: 500 },
  );
});

test("a block that somebody changed is left to the parser, or means what YAML says it means", () => {
  const sign = fc.constantFrom(
    ..."\"'\\:,#{}[]-&*!|>%@?~ \n\t\r0a=",
    "\\x41",
    "\\u0041",
    "\\/",
    "\u0085",
    "\u2028",
    "1e3",
    "007",
  );
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(2), sign), { minLength: 1, maxLength: 4 });
  let taken = 0;
  fc.assert(
    fc.property(block, edits, (text, changes) => {
      let edited = text;
      for (const [at, length, put] of changes) {
        const place = at % (edited.length + 1);
        edited = edited.slice(0, place) + put + edited.slice(place + length);
      }
      const plain = readPlainFrontMatter(edited);
      if (plain === undefined) return;
      taken++;
      expect(plain).toEqual(asYaml(edited));
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(100);
});

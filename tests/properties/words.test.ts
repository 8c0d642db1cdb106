import fc from "fast-check";
import { expect, test } from "vitest";
import { visitWords } from "../../src/search/analyser.ts";
import { RunScanner } from "../../src/search/run-scanner.ts";
import { anyWords, asciiWords } from "./any-words.ts";

test("the runs of a text are the matches of letters, digits and marks, and plain ones are nothing to fold", () => {
  fc.assert(
    fc.property(anyWords, (text) => {
      const found: [from: number, run: string][] = [];
      for (const runs = new RunScanner(text); runs.next(); ) {
        const run = text.slice(runs.from, runs.to);
        found.push([runs.from, run]);
        if (runs.isPlain) expect(run).toMatch(/^[a-z0-9]+$/);
      }
      expect(found).toEqual(Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), (match) => [match.index, match[0]]));
    }),
    { numRuns: 1000 },
  );
});

test("words are read alike whether ASCII or other characters part them", () => {
  const wordsOf = (text: string) => {
    const words: [string, number, number, boolean][] = [];
    visitWords(text, (...word) => words.push(word));
    return words;
  };
  fc.assert(
    fc.property(asciiWords, (text) => {
      // Hyphens and apostrophes do more than part words.
      expect(wordsOf(text.replace(/[^a-z0-9'-]/gi, "…"))).toEqual(wordsOf(text));
    }),
    { numRuns: 1000 },
  );
});

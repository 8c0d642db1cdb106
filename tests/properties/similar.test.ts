import fc from "fast-check";
import { expect, test } from "vitest";
import { isFunctionWord } from "../../src/search/function-words.ts";
import { keysIn, similarPapers } from "../../src/search/similar.ts";
import { similarityKey, weightedTerm } from "../../src/search/similarity-key.ts";
import { impactsOf } from "../../src/search/term-weights.ts";
import { paper } from "../unit/search/sample-index.ts";
import { anyWords } from "./any-words.ts";

const letters = fc.string({ unit: fc.constantFrom(..."abc"), minLength: 2, maxLength: 4 });
/** More words at times than a key names. */
const manyWords = fc
  .tuple(fc.array(anyWords, { maxLength: 2 }), fc.array(letters, { maxLength: 60, size: "max" }))
  .map((texts) => texts.flat().join(" "));

test("a similarity key names the weightiest terms of the texts, and of equals the first by letter", () => {
  fc.assert(
    fc.property(manyWords, manyWords, (title, abstract) => {
      const compared = impactsOf(paper("", { title, abstract }), new Map())
        .filter(({ term }) => term.length > 2 && !/^\d/.test(term) && !isFunctionWord(term))
        .sort((a, b) => b.impact - a.impact || (a.term < b.term ? -1 : 1));
      const parts = compared.slice(0, 28).map(({ term, impact }) => weightedTerm(term, Math.round(impact * 10)));
      expect([...similarityKey({ title, abstract })]).toEqual(parts);
    }),
  );
});

/** Few enough papers and terms that no bound is met. */
const fewPapers = fc
  .array(
    fc.record({
      listed: fc.constantFrom("2025-01-01", "2025-01-02", "2025-01-03"),
      terms: fc.dictionary(fc.constantFrom("whale", "bread", "ship", "song", "oven"), fc.integer({ min: 1, max: 9 })),
    }),
    { maxLength: 12 },
  )
  .map((papers) => papers.map(({ listed, terms }, at) => ({ id: `p${String(at).padStart(2, "0")}`, listed, terms })));

interface ComparedPaper {
  id: string;
  listed: string;
  /** Weights by term. */
  terms: Record<string, number>;
}

function keyOf({ terms }: ComparedPaper): Uint32Array {
  return Uint32Array.from(Object.entries(terms), ([term, weight]) => weightedTerm(term, weight));
}

/** By the plain definition: comparing each paper with every other. */
function similarTo(paper: ComparedPaper, papers: readonly ComparedPaper[]): string[] {
  const termsOf = ({ terms }: ComparedPaper) => new Map(Object.entries(terms));
  const before = papers.filter(({ listed }) => listed <= paper.listed);
  const gains = Array.from(termsOf(paper), ([term, weight]) => {
    const having = before.filter((other) => termsOf(other).has(term)).length;
    return { term, gain: having > 1 ? weight * Math.log(1 + before.length / having) : 0 };
  })
    .filter(({ term, gain }) => term !== "" && gain > 0)
    .sort((a, b) => b.gain - a.gain);
  const all = gains.reduce((sum, { gain }) => sum + gain * 9, 0);
  return before
    .map((other) => {
      const terms = termsOf(other);
      return { ...other, score: gains.reduce((sum, { term, gain }) => sum + gain * (terms.get(term) ?? 0), 0) };
    })
    .filter(({ id, score }) => id !== paper.id && score > 0 && score >= 0.15 * all)
    .sort((a, b) => b.score - a.score || (b.listed + b.id < a.listed + a.id ? -1 : 1))
    .slice(0, 5)
    .map(({ id }) => id);
}

test("similar papers are those that share the most weight of rare terms with a paper, up to its first day", () => {
  fc.assert(
    fc.property(fewPapers, (papers) => {
      const similar = similarPapers(papers, keysIn(papers.map(keyOf)));
      for (const paper of papers) expect(similar.get(paper.id)).toEqual(similarTo(paper, papers));
    }),
  );
});

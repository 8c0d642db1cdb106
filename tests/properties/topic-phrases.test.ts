import fc from "fast-check";
import { expect, test } from "vitest";
import { PhraseFinder } from "../../src/archive/phrase-finder.ts";
import { type Phrase, parsePhrase, type WordPattern } from "../../src/archive/topic-phrase.ts";

/** How texts are read by definition: all words one after the other, and each phrase tried at each of them. */
function findPlainly(phrases: readonly Phrase[], text: string) {
  const read = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  const words = [...read.matchAll(/[\p{L}\p{N}]+|[.:;!?](?=\s)/gu)];
  return phrases.flatMap((phrase, number) => {
    const at = words.findIndex(
      (_, start) => phrase.length > 0 && phrase.every((p, i) => fits(p, words[start + i]?.[0])),
    );
    if (at < 0) return [];
    const last = words[at + phrase.length - 1];
    return { number, start: words[at]?.index, end: (last?.index ?? 0) + (last?.[0].length ?? 0) };
  });
}

function fits({ text, openStart, openEnd, keepsCase }: WordPattern, written: string | undefined): boolean {
  if (written === undefined || /^[.:;!?]$/.test(written)) return false;
  const word = keepsCase ? written : written.toLowerCase();
  const places = Array.from({ length: word.length + 1 }, (_, place) => place).filter((place) =>
    word.startsWith(text, place),
  );
  return places.some((place) => (openStart || place === 0) && (openEnd || place + text.length === word.length));
}

/** Few letters, so that words share beginnings and endings, and are often those of a phrase. */
const letter = fc.constantFrom("a", "b", "A", "B", "1", "é", "É", "模", "ß", "Σ", "σ", "ς", "𐐀", "𐐨", "½");
const plainLetter = fc.constantFrom("a", "b", "A", "B", "1");
const wordOf = (letters: fc.Arbitrary<string>) => fc.string({ unit: letters, minLength: 1, maxLength: 4 });
const patternOf = (letters: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 6, arbitrary: wordOf(letters) },
    { weight: 2, arbitrary: wordOf(letters).map((word) => `${word}*`) },
    { weight: 1, arbitrary: wordOf(letters).map((word) => `*${word}`) },
    { weight: 1, arbitrary: wordOf(letters).map((word) => `*${word}*`) },
    { weight: 1, arbitrary: fc.constant("*") },
  );
const phrasesOf = (letters: fc.Arbitrary<string>) =>
  fc.array(
    fc.array(patternOf(letters), { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
    {
      maxLength: 12,
    },
  );
const between = fc.constantFrom(" ", " ", " ", "-", ", ", ". ", ": ", ".", "?\n", "!\t", ";\u00a0", " – ", "_");
const textOf = (letters: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(wordOf(letters), between), { maxLength: 12 }).map((parts) => parts.flat().join(""));
const allTexts = fc.array(fc.oneof(textOf(plainLetter), textOf(letter), fc.string({ unit: "grapheme" })), {
  minLength: 1,
  maxLength: 4,
});

test("phrases are found in any texts, read one after the other, just where they stand first by definition", () => {
  fc.assert(
    fc.property(fc.oneof(phrasesOf(plainLetter), phrasesOf(letter)), allTexts, (phrases, texts) => {
      const parsed = phrases.map(parsePhrase);
      const finder = new PhraseFinder(parsed);
      for (const text of texts) {
        const { found } = finder.find(text);
        expect(found.toSorted((a, b) => a.number - b.number)).toEqual(findPlainly(parsed, text));
      }
    }),
    { numRuns: 2000 },
  );
});

test("the phrases of a text come in the order in which they start", () => {
  fc.assert(
    fc.property(phrasesOf(plainLetter), textOf(plainLetter), (phrases, text) => {
      const starts = new PhraseFinder(phrases.map(parsePhrase)).find(text).found.map(({ start }) => start);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
  );
});

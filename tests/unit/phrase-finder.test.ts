import { expect, test } from "vitest";
import { PhraseFinder } from "../../src/archive/phrase-finder.ts";
import { parsePhrase } from "../../src/archive/topic-phrase.ts";

/** What stands in the text, by phrase in the order found, each with the part of the text that completes it. */
function find(phrases: readonly string[], text: string, finder = finderOf(phrases)) {
  const { text: read, found } = finder.find(text);
  return found.map(({ number, start, end }) => [phrases[number], read.slice(start, end)]);
}

const finderOf = (phrases: readonly string[]) => new PhraseFinder(phrases.map(parsePhrase));

test("a phrase is told with the words that complete it where it stands first", () => {
  const phrases = ["preference optimi*", "model"];
  expect(find(phrases, "A model: Preference-Optimized. Models of preference optimizers; a Model.")).toEqual([
    ["model", "model"],
    ["preference optimi*", "Preference-Optimized"],
  ]);
});

test("phrases with the same first words are told apart by the next", () => {
  const phrases = ["language", "language model", "language model*", "language * agent", "language modelling task"];
  expect(find(phrases, "Language modelling tasks").map(([phrase]) => phrase)).toEqual(["language", "language model*"]);
  expect(find(phrases, "language web agent").map(([phrase]) => phrase)).toEqual(["language", "language * agent"]);
});

test("a star alone stands for a word that no phrase has, also for one that is not in ASCII, but for no sentence's end", () => {
  const phrases = ["given a * feedback"];
  expect(find(phrases, "given a zzz feedback")).toHaveLength(1);
  expect(find(phrases, "given a 模型 feedback")).toHaveLength(1);
  expect(find(phrases, "given a . feedback")).toEqual([]);
  expect(find(phrases, "given a ; feedback – 模型")).toEqual([]);
});

test("an abbreviation is found in its own case alone, whatever was read before", () => {
  const finder = finderOf(["RAG", "rag*"]);
  const read = (text: string) => find(["RAG", "rag*"], text, finder).map(([phrase]) => phrase);
  expect(read("rag")).toEqual(["rag*"]);
  expect(read("RAG").sort()).toEqual(["RAG", "rag*"]);
  expect(read("a rag")).toEqual(["rag*"]);
});

test("an ending and a middle are found in a word that begins another phrase", () => {
  expect(find(["swe*", "*bench", "*eb*"], "SWEBench").map(([phrase]) => phrase)).toHaveLength(3);
  expect(find(["*bench"], "bench"), "no letter before it").toHaveLength(1);
  expect(find(["*bench"], "ench"), "a word shorter than the ending").toEqual([]);
});

test("a text is read by itself, though a longer one was read before", () => {
  const finder = finderOf(["deep learning"]);
  expect(find(["deep learning"], "of some deep learning", finder)).toHaveLength(1);
  expect(find(["deep learning"], "so deep", finder)).toEqual([]);
  expect(find(["deep learning"], "deep learning", finder)).toHaveLength(1);
});

test("an accent late in a text does not make its beginning count twice or be lost", () => {
  expect(find(["tree", "schrodinger bridge"], "A tree, a tree and a Schrödinger bridge")).toEqual([
    ["tree", "tree"],
    ["schrodinger bridge", "Schrodinger bridge"],
  ]);
});

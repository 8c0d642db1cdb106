import { expect, test } from "vitest";
import { foldedLine, replaceWord, termsOf, visitWords } from "../../../src/search/analyser.ts";

test("case and accents are folded", () => {
  expect(termsOf("Zoë MÜLLER, Łukasz Ørsted; naïve Straße")).toEqual([
    ...["zoe", "muller", "lukasz", "orsted", "naive", "strasse"],
  ]);
});

test("punctuation parts words, and the s of a genitive is none", () => {
  expect(termsOf("the model's (new) scores: 90.9%, pass@1")).toEqual([
    ...["the", "model", "new", "scores", "90", "9", "pass", "1"],
  ]);
});

test("a hyphenated word is read in parts and as one", () => {
  const words: string[] = [];
  visitWords("State-of-the-art fine‑tuning of GPT-4", (term, _from, _to, joined) =>
    words.push(joined ? `+${term}` : term),
  );
  expect(words).toEqual([
    ...["state", "of", "the", "art", "+stateoftheart", "fine", "tuning", "+finetuning", "of", "gpt", "4", "+gpt4"],
  ]);
});

test("places lead back to the text as written", () => {
  const text = "Über die «Größe» von État-major";
  const found: string[] = [];
  visitWords(text, (_term, from, to) => found.push(text.slice(from, to)));
  expect(found).toEqual(["Über", "die", "Größe", "von", "État", "major", "État-major"]);
});

test("Chinese and Japanese are read in pairs of characters, other scripts word by word", () => {
  expect(termsOf("机器学习")).toEqual(["机器", "器学", "学习"]);
  expect(termsOf("GPT模型 の")).toEqual(["gpt", "模型", "の"]);
  expect(termsOf("пример текста مثال 예시")).toHaveLength(4);
});

test("very long words are cut alike everywhere", () => {
  expect(termsOf("a".repeat(500))).toEqual(["a".repeat(30)]);
  expect(termsOf("é".repeat(500))).toEqual(["e".repeat(30)]);
});

test("text without letters and digits has no words", () => {
  for (const text of ["", " ", "!?.,*+[]()\\", "🐦🎶", "\ud800", "\u0000\u202e"]) expect(termsOf(text)).toEqual([]);
});

test("a folded line has one space around each word", () => {
  expect(foldedLine("Fine-tuning: a study")).toBe(" fine tuning a study ");
});

test("a word of a text can be put in another's place, whatever its case, and the rest stays as it was typed", () => {
  expect(replaceWord('Small "Modle", -big modle:x', "modle", "model")).toBe('Small "model", -big model:x');
  expect(replaceWord("Zoë-Müller", "muller", "miller")).toBe("Zoë-miller");
  expect(replaceWord("small", "modle", "model")).toBe("small");
});

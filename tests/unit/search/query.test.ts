import { expect, test } from "vitest";
import { MAX_WORDS, parseQuery } from "../../../src/search/query.ts";

const wordsOf = (text: string) => parseQuery(text).words.map(({ text: word }) => word);

test("a query is taken apart into words, phrases and what to leave out", () => {
  expect(parseQuery('Birds "self supervised" -robot -"long recordings"')).toEqual({
    words: [{ text: "birds" }],
    phrases: [{ terms: ["self", "supervised"] }],
    without: [{ terms: ["robot"] }, { terms: ["long", "recordings"] }],
    wishes: [],
    open: false,
    notes: [],
  });
});

test("a hyphen inside a word leaves nothing out", () => {
  expect(parseQuery("fine-tuning").without).toEqual([]);
  expect(wordsOf("fine - tuning")).toEqual(["fine", "tuning"]);
});

test("the last word is open until a space follows", () => {
  expect(parseQuery("long rec").open).toBe(true);
  expect(parseQuery("long recordings ").open).toBe(false);
  expect(parseQuery("long -rec").open).toBe(false);
});

test("a quotation mark that is not closed yet does no harm", () => {
  expect(wordsOf('"long rec')).toEqual(["long", "rec"]);
  expect(parseQuery('"long rec').phrases).toEqual([]);
});

test("curly quotation marks quote too", () => {
  expect(parseQuery("“long recordings”").phrases).toEqual([{ terms: ["long", "recordings"] }]);
});

test("an arXiv address stands for its paper", () => {
  expect(wordsOf("https://arxiv.org/abs/2503.01234v2")).toEqual(["2503", "01234"]);
  expect(wordsOf("arXiv:2503.01234")).toEqual(["2503", "01234"]);
});

test("words beyond the sixteenth are not looked for", () => {
  expect(parseQuery(Array.from({ length: 50 }, (_, at) => `w${at}`).join(" ")).words).toHaveLength(MAX_WORDS);
});

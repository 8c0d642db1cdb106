import { expect, test } from "vitest";
import { MAX_WORDS, parseQuery } from "../../../src/search/query.ts";

test("a query is taken apart into words, phrases and what to leave out", () => {
  expect(parseQuery('Birds "self supervised" -robot -"long recordings"')).toEqual({
    words: ["birds"],
    phrases: [["self", "supervised"]],
    without: [["robot"], ["long", "recordings"]],
    open: false,
  });
});

test("a hyphen inside a word leaves nothing out", () => {
  expect(parseQuery("fine-tuning").without).toEqual([]);
  expect(parseQuery("fine - tuning").words).toEqual(["fine", "tuning"]);
});

test("the last word is open until a space follows", () => {
  expect(parseQuery("long rec").open).toBe(true);
  expect(parseQuery("long recordings ").open).toBe(false);
  expect(parseQuery("long -rec").open).toBe(false);
});

test("a quotation mark that is not closed yet does no harm", () => {
  expect(parseQuery('"long rec')).toMatchObject({ words: ["long", "rec"], phrases: [] });
});

test("curly quotation marks quote too", () => {
  expect(parseQuery("“long recordings”").phrases).toEqual([["long", "recordings"]]);
});

test("an arXiv address stands for its paper", () => {
  const query = { words: ["2503", "01234"], phrases: [], without: [], open: false };
  expect(parseQuery("https://arxiv.org/abs/2503.01234v2")).toEqual(query);
  expect(parseQuery("arXiv:2503.01234")).toEqual(query);
});

test("words beyond the sixteenth are not looked for", () => {
  expect(parseQuery(Array.from({ length: 50 }, (_, at) => `w${at}`).join(" ")).words).toHaveLength(MAX_WORDS);
});

/** What a person typed, taken apart: words, "phrases" and -words to leave out. */
import { termsOf } from "./analyser.ts";

export interface Query {
  /** Terms to find in any field and any order, each once. */
  words: string[];
  /** Terms that must stand side by side in this order, as quoted. */
  phrases: string[][];
  /** What no result may have: one term, or terms side by side. */
  without: string[][];
  /** True while the last word may still grow: it stands at the end, unquoted, with no space after it. */
  open: boolean;
}

/** One bit a word in the ranking's masks; more words than this no longer change much. */
export const MAX_WORDS = 16;

/** Far more than a title; the rest is not read. */
const MAX_TEXT = 2000;
const QUOTES = /[“”„«»＂]/g;
const PART = /(?<without>(?<![^\s])-)?"(?<phrase>[^"]*)"|(?<word>[^\s"]+)/gu;
const ARXIV = /(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.]*\d)/;

/** Never fails: a text without letters or digits is a query without words. */
export function parseQuery(text: string): Query {
  const typed = text.slice(0, MAX_TEXT).replace(QUOTES, '"');
  const arxiv = ARXIV.exec(typed)?.[1];
  // An address or "arXiv:2405.14906v2" names one paper: its other words would only confuse.
  if (arxiv !== undefined) return { words: termsOf(arxiv), phrases: [], without: [], open: false };
  const query: Query = { words: [], phrases: [], without: [], open: /[\p{L}\p{N}\p{M}]$/u.test(typed) };
  for (const { groups = {} } of typed.matchAll(PART)) {
    const { without, phrase, word = "" } = groups;
    if (phrase !== undefined) addPhrase(without ? query.without : query.phrases, phrase);
    else if (/^-[\p{L}\p{N}]/u.test(word)) addPhrase(query.without, word.slice(1));
    else query.words.push(...termsOf(word));
  }
  if (/(?:^|\s)-\S*$/u.test(typed)) query.open = false;
  query.words = [...new Set(query.words)].slice(0, MAX_WORDS);
  query.phrases = query.phrases.slice(0, MAX_WORDS);
  query.without = query.without.slice(0, MAX_WORDS);
  return query;
}

/** True when there is nothing that a paper could have or lack. */
export function isEmptyQuery({ words, phrases, without }: Query): boolean {
  return words.length === 0 && phrases.length === 0 && without.length === 0;
}

function addPhrase(phrases: string[][], text: string): void {
  const terms = termsOf(text);
  if (terms.length > 0) phrases.push(terms.slice(0, MAX_WORDS));
}

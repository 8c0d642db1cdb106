/** What a person typed, taken apart: words, "phrases", -words to leave out, and `field:value`. */
import { termsOf } from "./analyser.ts";
import { readOperator, type Wishes } from "./query-operators.ts";
import { IN_AUTHORS, IN_TITLE } from "./term-weights.ts";

/** Terms that must stand side by side in this order: one or more. */
export interface Phrase {
  terms: string[];
  /** IN_TITLE or IN_AUTHORS when it must stand there. */
  field?: number;
}

export interface QueryWord {
  text: string;
  field?: number;
}

export interface Query {
  /** Terms to find in any order, each once. */
  words: QueryWord[];
  phrases: Phrase[];
  /** What no result may have. */
  without: Phrase[];
  /** What facts of a paper must say, and what they must not. */
  wishes: Wishes[];
  /** True while the last word may still grow: it stands at the end, unquoted, with no space after it. */
  open: boolean;
  /** Sentences about what could not be used. */
  notes: string[];
}

/** One bit a word in the ranking's masks; more words than this no longer change much. */
export const MAX_WORDS = 16;

/** Far more than a title; the rest is not read. */
const MAX_TEXT = 2000;
const QUOTES = /[“”„«»＂]/g;
const PART = /(?<minus>(?<!\S)-)?(?:(?<field>[a-z]{2,12}):)?(?:"(?<phrase>[^"]*)"|(?<word>[^\s"]+)|(?<=[a-z]:))/giu;
const ARXIV = /(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.]*\d)/;
const FIELDS: Record<string, number> = { title: IN_TITLE, author: IN_AUTHORS, authors: IN_AUTHORS };

/** Never fails: a text without letters or digits is a query without words. */
export function parseQuery(text: string): Query {
  const typed = text.slice(0, MAX_TEXT).replace(QUOTES, '"');
  const query: Query = { words: [], phrases: [], without: [], wishes: [], open: false, notes: [] };
  const arxiv = ARXIV.exec(typed)?.[1];
  // An address or "arXiv:2405.14906v2" names one paper: its other words would only confuse.
  if (arxiv !== undefined) {
    query.words = termsOf(arxiv).map((word) => ({ text: word }));
    return query;
  }
  for (const { groups = {} } of typed.matchAll(PART)) addPart(query, groups as PartGroups);
  query.open = /[\p{L}\p{N}\p{M}]$/u.test(typed) && !/(?:^|\s)-\S*$/u.test(typed) && endsInWord(query, typed);
  if (text.length > MAX_TEXT) query.notes.push(`Only the first ${MAX_TEXT} characters were read.`);
  if (query.words.length > MAX_WORDS) query.notes.push(`Only the first ${MAX_WORDS} words were looked for.`);
  query.words.length = Math.min(query.words.length, MAX_WORDS);
  query.phrases.length = Math.min(query.phrases.length, MAX_WORDS);
  query.without.length = Math.min(query.without.length, MAX_WORDS);
  return query;
}

/** True when there is nothing that a paper could have or lack. */
export function isEmptyQuery({ words, phrases, without, wishes }: Query): boolean {
  return words.length + phrases.length + without.length + wishes.length === 0;
}

interface PartGroups {
  minus?: string;
  field?: string;
  phrase?: string;
  word?: string;
}

function addPart(query: Query, { minus, field, phrase, word = "" }: PartGroups): void {
  const name = field?.toLowerCase();
  const value = phrase ?? word;
  const without = minus !== undefined;
  const inField = name === undefined ? undefined : FIELDS[name];
  if (name !== undefined && inField === undefined) {
    const read = readOperator(name, value);
    if (typeof read === "string") query.notes.push(read);
    if (typeof read === "object") query.wishes.push({ ...read, without });
    if (read !== undefined) return;
  }
  const text = name !== undefined && inField === undefined ? `${field}:${value}` : value;
  // "- x" and "--" are no exclusions: a minus belongs to the letter or digit after it.
  const excludes = without && /^[\p{L}\p{N}"]/u.test(phrase === undefined ? text : '"');
  const terms = termsOf(text);
  const at = inField === undefined ? {} : { field: inField };
  if (terms.length === 0) {
    if (inField !== undefined) query.notes.push(`Put a word after ${name}:, such as ${name}:learning.`);
    return;
  }
  if (excludes) query.without.push({ terms: terms.slice(0, MAX_WORDS), ...at });
  else if (phrase !== undefined) query.phrases.push({ terms: terms.slice(0, MAX_WORDS), ...at });
  else for (const term of terms) addWord(query, { text: term, ...at });
}

function addWord(query: Query, word: QueryWord): void {
  if (!query.words.some(({ text, field }) => text === word.text && field === word.field)) query.words.push(word);
}

/** Whether the text ends in the last of the words: not in an operator, nor in a word that stood before. */
function endsInWord({ words }: Query, typed: string): boolean {
  const last = words.at(-1);
  return last !== undefined && termsOf(/\S+$/u.exec(typed)?.[0] ?? "").at(-1) === last.text;
}

/** Text to words, the same for papers and for queries: what is not a term here cannot be found. */
import { foldText } from "../archive/slug.ts";
import { RunScanner } from "./run-scanner.ts";

/**
 * Called for each word: its term, and where it stands in the text.
 * `joined` is true for the second reading of a hyphenated word: `fine-tuning` is `fine`, `tuning` and `finetuning`.
 */
export type WordVisitor = (term: string, from: number, to: number, joined: boolean) => void;

const MAX_LENGTH = 30;
const ASCII = /^[ -~]*$/;
const HYPHENS = "-‐‑";
const APOSTROPHES = "'’";

/** Han and kana, written without spaces. */
const UNSPACED = /[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const UNSPACED_RUNS =
  /[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;

/** Letters that Unicode does not take apart, though people type them without their stroke. */
const PLAIN_LETTERS: Record<string, string> = { ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d" };
const UNUSUAL_LETTERS = /[øłđæœıþð]/g;

/** Visits every word of a text in order; a hyphenated word also as one, after its parts. */
export function visitWords(text: string, visit: WordVisitor): void {
  let chain = "";
  let chainFrom = 0;
  let parts = 0;
  let lastEnd = -1;
  const endChain = () => {
    if (parts > 1 && chain.length <= MAX_LENGTH) visit(chain, chainFrom, lastEnd, true);
  };
  const runs = new RunScanner(text);
  while (runs.next()) {
    const { from, to } = runs;
    // The s of "model's" is no word.
    if (to - from === 1 && from > 1 && lastEnd === from - 1 && APOSTROPHES.includes(text.charAt(lastEnd))) continue;
    const hyphened = lastEnd === from - 1 && HYPHENS.includes(text.charAt(lastEnd));
    if (!hyphened) {
      endChain();
      chain = "";
      chainFrom = from;
      parts = 0;
    }
    chain += visitRun(text.slice(from, to), from, runs.isPlain, visit);
    parts++;
    lastEnd = to;
  }
  endChain();
}

/** The terms of a text in order, hyphenated words in parts only. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  visitWords(text, (term, _from, _to, joined) => {
    if (!joined) terms.push(term);
  });
  return terms;
}

/** The terms with one space before, between and after: phrases can be looked for by `includes`. */
export function foldedLine(text: string): string {
  return ` ${termsOf(text).join(" ")} `;
}

/** A text with another word in every place of a term; the rest stays as it was typed. */
export function replaceWord(text: string, term: string, word: string): string {
  let replaced = "";
  let end = 0;
  visitWords(text, (found, from, to, joined) => {
    if (found !== term || joined || from < end) return;
    replaced += text.slice(end, from) + word;
    end = to;
  });
  return replaced + text.slice(end);
}

/** Visits the words of one run of letters and digits: one as a rule. Gives the whole run folded. */
function visitRun(run: string, from: number, isPlain: boolean, visit: WordVisitor): string {
  const to = from + run.length;
  if (isPlain || ASCII.test(run)) {
    const term = (isPlain ? run : run.toLowerCase()).slice(0, MAX_LENGTH);
    visit(term, from, to, false);
    return term;
  }
  const folded = foldText(run).replace(UNUSUAL_LETTERS, (letter) => PLAIN_LETTERS[letter] ?? letter);
  // "½" folds to "1 2".
  for (const word of folded.split(" ")) {
    if (word === "") continue;
    if (UNSPACED.test(word)) visitUnspaced(word, from, run.length === word.length ? undefined : to, visit);
    else visit(word.slice(0, MAX_LENGTH), from, to, false);
  }
  return folded;
}

/**
 * Text without spaces is cut into overlapping pairs, as Lucene's CJKBigramFilter does, so that any part of it is found.
 * Places are exact when folding kept the length; otherwise `to` gives the end of the whole run.
 */
function visitUnspaced(word: string, from: number, to: number | undefined, visit: WordVisitor): void {
  for (const match of word.matchAll(UNSPACED_RUNS)) {
    const [piece] = match;
    const start = to === undefined ? from + match.index : from;
    if (!UNSPACED.test(piece) || piece.length === 1) {
      visit(piece.slice(0, MAX_LENGTH), start, to ?? start + piece.length, false);
      continue;
    }
    for (let at = 0; at < piece.length - 1; at++) {
      const pairStart = to === undefined ? start + at : from;
      visit(piece.slice(at, at + 2), pairStart, to ?? pairStart + 2, false);
    }
  }
}

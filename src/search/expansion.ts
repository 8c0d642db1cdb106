/** What each typed word may stand for: itself, its plural, its beginning of a longer word, a joined or corrected spelling. */
import { MAX_WORDS, type Query } from "./query.ts";
import type { Correction } from "./types.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A term of the vocabulary that counts as the typed word. */
interface Reading {
  term: number;
  /** 1 for the word itself, less for what is only near it. */
  weight: number;
  /** Letters of the term that were typed, when it was only begun. */
  begun?: number;
}

export interface WantedWord {
  typed: string;
  /** Heaviest first, each term once; empty when nothing like it is known. */
  readings: Reading[];
  /** True for "the", "of" and the like: they add to the score, but no paper must have them. */
  optional: boolean;
}

/** A word in fewer papers than this may be a typo. */
const RARE = 3;
/** Short words that most papers have are taken for grammar, in whatever language. */
const LONGEST_OPTIONAL = 4;
const MANY_BEGINNINGS = 48;
const SHORTEST_TO_CORRECT = 4;
const SHORTEST_HALF = 3;
/** Beside a term this much nearer, another was hardly meant. */
const WORSE_THAN_NEAREST = 0.25;
/** Farther terms are other words; nearer ones only count beside a word that papers do have. */
const FARTHEST = 0.9;
const FARTHEST_BESIDE_KNOWN = 0.5;

/** The words of a query with all their readings, and which of them were corrected. */
export function expandQuery(
  query: Query,
  vocabulary: Vocabulary,
  paperCount: number,
): { words: WantedWord[]; corrections: Correction[] } {
  const typed = query.words.flatMap((word, at) => {
    const last = query.open && at === query.words.length - 1;
    return (last ? undefined : splitWord(word, vocabulary)) ?? [word];
  });
  const corrections: Correction[] = [];
  const words = typed.slice(0, MAX_WORDS).map((word, at) => {
    const readings = new Map<number, Reading>();
    addExact(readings, word, vocabulary);
    addJoined(readings, [typed[at - 1], word, typed[at + 1]], vocabulary);
    if (query.open && at === typed.length - 1) addBegun(readings, word, vocabulary);
    const used = addCorrected(readings, word, vocabulary);
    if (used.length > 0) corrections.push({ typed: word, used });
    const exact = vocabulary.find(word);
    return {
      typed: word,
      readings: [...readings.values()].sort((a, b) => b.weight - a.weight || a.term - b.term),
      optional: word.length <= LONGEST_OPTIONAL && exact >= 0 && vocabulary.countOf(exact) > paperCount / 2,
    };
  });
  if (words.every(({ optional }) => optional)) for (const word of words) word.optional = false;
  return { words, corrections };
}

function addReading(readings: Map<number, Reading>, term: number, weight: number, begun?: number): void {
  if (term < 0 || (readings.get(term)?.weight ?? 0) >= weight) return;
  readings.set(term, { term, weight, ...(begun === undefined ? {} : { begun }) });
}

function addExact(readings: Map<number, Reading>, word: string, vocabulary: Vocabulary): void {
  addReading(readings, vocabulary.find(word), 1);
  if (word.length < 3 || /\d$/.test(word)) return;
  for (const form of [...numberForms(word), ...otherSpellings(word)]) addReading(readings, vocabulary.find(form), 0.8);
}

/** British for American and the other way round, where a rule says how: optimisation, behaviour. */
function otherSpellings(word: string): string[] {
  const spellings = [
    word.replace(/is(?=(?:ations?|e[drs]?|ing|ers)$)/, "iz"),
    word.replace(/iz(?=(?:ations?|e[drs]?|ing|ers)$)/, "is"),
    word.replace(/(?<=..)our/, "or"),
    word.replace(/(?<=..)or(?=s?$|al|ed|ing|ful)/, "our"),
  ];
  return spellings.filter((spelling) => spelling !== word);
}

/** Singular for plural and the other way round, as far as spelling alone can tell. */
function numberForms(word: string): string[] {
  const forms = [`${word}s`];
  if (word.endsWith("y")) forms.push(`${word.slice(0, -1)}ies`);
  if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
  else if (word.endsWith("es")) forms.push(word.slice(0, -1), word.slice(0, -2));
  else if (word.endsWith("s") && !word.endsWith("ss")) forms.push(word.slice(0, -1));
  if (/(?:s|x|z|ch|sh)$/.test(word)) forms.push(`${word}es`);
  return forms;
}

/** "fine tuning" also means "finetuning", which is how the index reads "fine-tuning". */
function addJoined(
  readings: Map<number, Reading>,
  [before, word, after]: [string | undefined, string, string | undefined],
  vocabulary: Vocabulary,
): void {
  if (before !== undefined) addReading(readings, vocabulary.find(before + word), 0.9);
  if (after !== undefined) addReading(readings, vocabulary.find(word + after), 0.9);
}

/** The word still being typed stands for all that begin with it, the common ones first. */
function addBegun(readings: Map<number, Reading>, word: string, vocabulary: Vocabulary): void {
  const exact = vocabulary.find(word) >= 0;
  for (const term of vocabulary.startingWith(word, MANY_BEGINNINGS)) {
    const share = word.length / (vocabulary.terms[term]?.length ?? 1);
    addReading(readings, term, exact ? 0.35 : 0.8 * Math.max(0.5, share), word.length);
  }
}

/** Spelling is corrected only where the word is rare, and weighs less beside a paper that has it. Gives the terms used. */
function addCorrected(readings: Map<number, Reading>, word: string, vocabulary: Vocabulary): string[] {
  const exact = vocabulary.find(word);
  const known = exact < 0 ? 0 : vocabulary.countOf(exact);
  if (word.length < SHORTEST_TO_CORRECT || known >= RARE || /^\d+$/.test(word)) return [];
  // Words that begin like this one are what a person meant who has not finished it.
  if (readings.size - (exact < 0 ? 0 : 1) >= 4) return [];
  const used: string[] = [];
  const near = vocabulary.near(word);
  const limit = exact < 0 ? FARTHEST : FARTHEST_BESIDE_KNOWN;
  const farthest = Math.min(limit, (near[0]?.distance ?? 0) + WORSE_THAN_NEAREST);
  for (const { term, distance } of near) {
    if (distance > farthest) break;
    const weight = Math.max(0.15, 0.75 - 0.8 * distance);
    addReading(readings, term, exact < 0 ? weight : weight / 2);
    if (weight > 0.3) used.push(vocabulary.terms[term] ?? "");
  }
  return exact < 0 ? used : [];
}

/** "languagemodels" → "language", "models", when no paper has the word and nothing is near it. */
function splitWord(word: string, vocabulary: Vocabulary): [string, string] | undefined {
  if (word.length < 2 * SHORTEST_HALF || vocabulary.find(word) >= 0) return undefined;
  if ((vocabulary.near(word)[0]?.distance ?? 1) < 0.45) return undefined;
  let best: [string, string] | undefined;
  let most = RARE - 1;
  for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at++) {
    const [left, right] = [vocabulary.find(word.slice(0, at)), vocabulary.find(word.slice(at))];
    if (left < 0 || right < 0) continue;
    const count = Math.min(vocabulary.countOf(left), vocabulary.countOf(right));
    if (count > most) {
      most = count;
      best = [word.slice(0, at), word.slice(at)];
    }
  }
  return best;
}

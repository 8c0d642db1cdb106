/** What each typed word may stand for: itself, another form of it, its beginning of a longer word, a joined or corrected spelling. */
import { isFunctionWord } from "./function-words.ts";
import { MAX_WORDS, type Query } from "./query.ts";
import type { Correction } from "./types.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { numberForms, otherSpellings, verbForms } from "./word-forms.ts";

/** A term of the vocabulary that counts as the typed word. */
interface Reading {
  term: number;
  /** 1 for the word itself, less for what is only near it. */
  weight: number;
  /** Letters of the term that were typed, when it was only begun. */
  begun?: number;
  /** Set when the word is taken for a mistyped one: only while all words are found. */
  guessed?: true;
  /** Set for a form that only counts where no paper has all words. */
  loose?: true;
}

export interface WantedWord {
  typed: string;
  /** Heaviest first, each term once; empty when nothing like it is known. */
  readings: Reading[];
  /** True for "the", "of" and the like beside other words: they hardly add to the score, and no paper must have them. */
  optional: boolean;
}

/** A word in fewer papers than this may be a typo. */
const RARE = 3;
/** Another word must be in so many times as many papers as the one typed to be taken for it. */
const MUCH_COMMONER = 5;
/** Short words that nearly all papers have are taken for grammar, in whatever language. */
const LONGEST_OPTIONAL = 4;
const NEARLY_ALL = 0.75;
const MANY_BEGINNINGS = 48;
/** A form such as "aligning" for "align". */
const VERB = 0.5;
/** Fewer letters begin too many words to tell which. */
const SHORTEST_BEGUN = 4;
/** With so many longer words a begun one is not taken for a mistyped one. */
const MANY_BEGUN = 4;
const SHORTEST_TO_CORRECT = 4;
const SHORTEST_HALF = 3;
/** Beside a term this much nearer, another was hardly meant. */
const WORSE_THAN_NEAREST = 0.25;
/** Farther terms are other words; nearer ones only count beside a word that papers do have. */
const FARTHEST = 0.9;
const FARTHEST_BESIDE_KNOWN = 0.5;

/** The words of a query with all their readings, those of its phrases last, and which of them were corrected. */
export function expandQuery(
  query: Query,
  vocabulary: Vocabulary,
  paperCount: number,
): { words: WantedWord[]; corrections: Correction[] } {
  const typed = query.words
    .flatMap((word, at) => {
      const last = query.open && at === query.words.length - 1;
      return (last ? undefined : splitWord(word, vocabulary)) ?? [word];
    })
    .slice(0, MAX_WORDS);
  const quoted = [...new Set(query.phrases.flat())].filter((word) => !typed.includes(word));
  const grammar = new Set([...typed, ...quoted].filter((word) => isGrammar(word, vocabulary, paperCount)));
  if ([...typed, ...quoted].every((word) => grammar.has(word))) grammar.clear();
  const corrections: Correction[] = [];
  const exactly = (word: string, optional: boolean): WantedWord => {
    const term = vocabulary.find(word);
    return { typed: word, readings: term < 0 ? [] : [{ term, weight: 1 }], optional };
  };
  const words = typed.map((word, at) => {
    if (grammar.has(word)) return exactly(word, true);
    const readings = new Map<number, Reading>();
    addExact(readings, word, vocabulary);
    addJoined(readings, [typed[at - 1], word, typed[at + 1]], vocabulary);
    const begun = query.open && at === typed.length - 1 ? addBegun(readings, word, vocabulary) : 0;
    // Words that begin like this one are what a person meant who has not finished it.
    const used = begun < MANY_BEGUN ? addCorrected(readings, word, vocabulary) : [];
    if (used.length > 0) corrections.push({ typed: word, used });
    return {
      typed: word,
      readings: [...readings.values()].sort((a, b) => b.weight - a.weight || a.term - b.term),
      optional: false,
    };
  });
  return { words: [...words, ...quoted.map((word) => exactly(word, grammar.has(word)))], corrections };
}

/** The word as papers may have it that have all words. */
export function strictly({ readings, ...word }: WantedWord): WantedWord {
  return { ...word, readings: readings.filter(({ loose }) => !loose) };
}

/** The word as papers may have it that lack another: in any form, but not as a guess at what was meant or begun. */
export function withoutGuesses({ readings, ...word }: WantedWord, { terms }: Vocabulary): WantedWord {
  const isSure = ({ term, begun, guessed }: Reading) =>
    !guessed && (begun === undefined || begun >= Math.max(SHORTEST_BEGUN, (terms[term]?.length ?? 0) / 2));
  return { ...word, readings: readings.filter(isSure) };
}

function isGrammar(word: string, vocabulary: Vocabulary, paperCount: number): boolean {
  if (isFunctionWord(word)) return true;
  const term = vocabulary.find(word);
  return word.length <= LONGEST_OPTIONAL && term >= 0 && vocabulary.countOf(term) > NEARLY_ALL * paperCount;
}

function addReading(readings: Map<number, Reading>, reading: Reading): void {
  if (reading.term < 0 || (readings.get(reading.term)?.weight ?? 0) >= reading.weight) return;
  readings.set(reading.term, reading);
}

function addExact(readings: Map<number, Reading>, word: string, vocabulary: Vocabulary): void {
  const add = (form: string, weight: number, loose?: true) =>
    addReading(readings, { term: vocabulary.find(form), weight, ...(loose && { loose }) });
  add(word, 1);
  if (word.length < 3 || /\d$/.test(word)) return;
  for (const form of [...numberForms(word), ...otherSpellings(word)]) add(form, 0.8);
  const known = vocabulary.find(word) >= 0;
  for (const form of verbForms(word)) add(form, VERB, known || undefined);
}

/** "fine tuning" also means "finetuning", which is how the index reads "fine-tuning". */
function addJoined(
  readings: Map<number, Reading>,
  [before, word, after]: [string | undefined, string, string | undefined],
  vocabulary: Vocabulary,
): void {
  if (before !== undefined) addReading(readings, { term: vocabulary.find(before + word), weight: 0.9 });
  if (after !== undefined) addReading(readings, { term: vocabulary.find(word + after), weight: 0.9 });
}

/** The word still being typed stands for all that begin with it, the common ones first. Gives how many there are. */
function addBegun(readings: Map<number, Reading>, word: string, vocabulary: Vocabulary): number {
  const exact = vocabulary.find(word) >= 0;
  const terms = vocabulary.startingWith(word, MANY_BEGINNINGS);
  for (const term of terms) {
    const share = word.length / (vocabulary.terms[term]?.length ?? 1);
    addReading(readings, { term, weight: exact ? 0.35 : 0.8 * Math.max(0.5, share), begun: word.length });
  }
  return terms.length;
}

/** Spelling is corrected only where the word is rare, and weighs less beside a paper that has it. Gives the terms used. */
function addCorrected(readings: Map<number, Reading>, word: string, vocabulary: Vocabulary): string[] {
  const exact = vocabulary.find(word);
  const known = exact < 0 ? 0 : vocabulary.countOf(exact);
  if (word.length < SHORTEST_TO_CORRECT || known >= RARE || /^\d+$/.test(word)) return [];
  const used: string[] = [];
  const near = vocabulary.near(word);
  const limit = exact < 0 ? FARTHEST : FARTHEST_BESIDE_KNOWN;
  const farthest = Math.min(limit, (near[0]?.distance ?? 0) + WORSE_THAN_NEAREST);
  for (const { term, distance } of near) {
    if (distance > farthest) break;
    const text = vocabulary.terms[term] ?? "";
    // Grammar is hardly mistyped, and its own other forms are no guess.
    if (vocabulary.countOf(term) < MUCH_COMMONER * known || isFunctionWord(text) || readings.has(term)) continue;
    const weight = Math.max(0.15, 0.75 - 0.8 * distance);
    addReading(readings, { term, weight: exact < 0 ? weight : weight / 2, guessed: true });
    used.push(text);
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

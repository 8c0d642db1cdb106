/** What each typed word may stand for: itself, another form of it, its beginning of a longer word, a joined or corrected spelling. */
import { isFunctionWord } from "./function-words.ts";
import type { Lexicon } from "./lexicon.ts";
import { MAX_WORDS, type Query, type QueryWord } from "./query.ts";
import { IN_AUTHORS } from "./term-weights.ts";
import type { Correction } from "./types.ts";
import { numberForms, otherSpellings, verbForms } from "./word-forms.ts";

/** A term of the index that counts as the typed word. */
export interface Reading {
  term: string;
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
  /** Field that it must stand in. */
  field?: number;
  /** Set for an extra: it only adds to papers that have other words. */
  optional?: true;
}

/** A word in fewer papers than this may be a typo. */
const RARE = 3;
/** Another word must be in so many times as many papers as the one typed to be taken for it. */
const MUCH_COMMONER = 5;
const MANY_BEGINNINGS = 48;
/** Few letters begin many words, whose postings are long: so many postings at most are read beside the commonest's. */
const MOST_BEGUN_POSTINGS = 12_000;
/** And they are scattered: those in so many shards at most. */
const MOST_BEGUN_SHARDS = 3;
/** So many words find a paper; the rest of a long title would only load. */
const MOST_SOUGHT = 6;
/** A longer query is hardly somebody's name and a word or two. */
const MOST_WITH_NAME = 3;
/** A word of grammar or a letter in more papers is too long to load for the few that it tells. */
const MOST_OF_EXTRA = 2000;
/** Forms such as "models" for "model", and other spellings of it. */
const NUMBER = 0.7;
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

/** The words of a query without those of grammar, unless it has no others. */
function contentWords({ words, phrases }: Query): QueryWord[] {
  const kept = words.filter(({ text, field }) => field !== undefined || !isFunctionWord(text));
  const grammarOnly = kept.length === 0 && phrases.every(({ terms }) => terms.every(isFunctionWord));
  return grammarOnly ? [...words] : kept;
}

export interface Expanded {
  words: WantedWord[];
  corrections: Correction[];
  /** Common words beside many others: left out of the search, but shown where they stand. */
  spared: string[];
  /** What papers need not have: words of grammar that may be names, of He, An and So, and a letter that may become any word. */
  extras: WantedWord[];
}

/** The words of a query with all their readings, and which of them were corrected. Loads what it needs to know. */
export async function expandQuery(query: Query, lexicon: Lexicon): Promise<Expanded> {
  const known = contentWords(query);
  const lastWord = query.open && known.at(-1)?.text === query.words.at(-1)?.text ? known.at(-1) : undefined;
  const firstLetter =
    lastWord && isFirstLetter(lastWord) && known.length + query.phrases.length > 1 ? lastWord : undefined;
  const openWord = firstLetter ? undefined : lastWord;
  const content = known.filter((word) => word !== firstLetter);
  const { words, spared } = await tellingWords(content, openWord, lexicon);
  const names = words.length > MOST_WITH_NAME ? [] : query.words.filter((word) => !known.includes(word));
  const extras = [...names.map(({ text }) => ({ text, field: IN_AUTHORS })), ...(firstLetter ? [firstLetter] : [])];
  const texts = words.map(({ text }) => text);
  await Promise.all([
    lexicon.loadTerms(texts),
    lexicon.loadVocabulary([...texts.filter((text) => text !== openWord?.text), ...joinedPairs(texts)], 1),
    lexicon.loadVocabulary(
      extras.map(({ text }) => text),
      1,
    ),
    openWord && lexicon.loadBeginning(openWord.text),
  ]);
  const doubtful = words.filter((word) => isDoubtful(word, word === openWord, lexicon)).map(({ text }) => text);
  if (doubtful.length > 0) await lexicon.loadNear(doubtful);
  const split = words.flatMap((word): QueryWord[] => {
    const halves = word === openWord || !doubtful.includes(word.text) ? undefined : splitWord(word.text, lexicon);
    return halves?.map((text) => ({ ...word, text })) ?? [word];
  });
  const corrections: Correction[] = [];
  const wanted = split.slice(0, MAX_WORDS).map((word, at, all): WantedWord => {
    const readings = readingsOf(word.text, [all[at - 1]?.text, all[at + 1]?.text], word === openWord, lexicon);
    const used = doubtful.includes(word.text) ? addCorrected(readings, word.text, lexicon) : [];
    if (used.length > 0) corrections.push({ typed: word.text, used });
    return {
      typed: word.text,
      readings: [...readings.values()].sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)),
      ...(word.field !== undefined && { field: word.field }),
    };
  });
  const rareExtras = extras.filter(({ text }) => lexicon.countOf(text) <= MOST_OF_EXTRA);
  const terms = wanted.flatMap(({ readings }) => readings.map(({ term }) => term));
  await lexicon.loadTerms([...terms, ...rareExtras.map(({ text }) => text)]);
  return {
    words: wanted,
    corrections,
    spared,
    extras: rareExtras.map(({ text, ...field }) => ({
      typed: text,
      readings: [{ term: text, weight: 1 }],
      ...field,
      optional: true,
    })),
  };
}

/** Of many words the common ones tell little, and their postings are long: leaves the rarest and the one being typed. */
async function tellingWords(
  words: readonly QueryWord[],
  openWord: QueryWord | undefined,
  lexicon: Lexicon,
): Promise<{ words: QueryWord[]; spared: string[] }> {
  if (words.length <= MOST_SOUGHT) return { words: [...words], spared: [] };
  await lexicon.loadVocabulary(
    words.map(({ text }) => text),
    1,
  );
  const commonFirst = words
    .filter((word) => word !== openWord && word.field === undefined)
    .sort((a, b) => lexicon.countOf(b.text) - lexicon.countOf(a.text));
  const spared = new Set(commonFirst.slice(0, words.length - MOST_SOUGHT));
  return { words: words.filter((word) => !spared.has(word)), spared: [...spared].map(({ text }) => text) };
}

/** A single letter may become any word: beside others, papers need not have it, so that what these found stays. */
function isFirstLetter({ text, field }: QueryWord): boolean {
  return /^[a-z]$/.test(text) && field === undefined;
}

/** The word as papers may have it that have all words. */
export function strictly({ readings, ...word }: WantedWord): WantedWord {
  return { ...word, readings: readings.filter(({ loose }) => !loose) };
}

/** The word as papers may have it that lack another: in any form, but not as a guess at what was meant or begun. */
export function withoutGuesses({ readings, ...word }: WantedWord): WantedWord {
  const isSure = ({ term, begun, guessed }: Reading) =>
    !guessed && (begun === undefined || begun >= Math.max(SHORTEST_BEGUN, term.length / 2));
  return { ...word, readings: readings.filter(isSure) };
}

/** Whether a word may be mistyped: papers hardly have it, and it is not the beginning of several that they have. */
function isDoubtful({ text }: QueryWord, isOpen: boolean, lexicon: Lexicon): boolean {
  if (text.length < SHORTEST_TO_CORRECT || /^\d+$/.test(text) || lexicon.countOf(text) >= RARE) return false;
  return !isOpen || lexicon.startingWith(text, MANY_BEGUN).length < MANY_BEGUN;
}

type Readings = Map<string, Reading>;

function readingsOf(
  word: string,
  [before = "", after = ""]: [string | undefined, string | undefined],
  isOpen: boolean,
  lexicon: Lexicon,
): Readings {
  const readings: Readings = new Map();
  const add = (reading: Reading) => {
    if (lexicon.countOf(reading.term) > 0) addReading(readings, reading);
  };
  const known = lexicon.countOf(word) > 0;
  add({ term: word, weight: 1 });
  if (word.length >= 3 && !/\d$/.test(word)) {
    for (const form of [...numberForms(word), ...otherSpellings(word)]) add({ term: form, weight: NUMBER });
    for (const form of verbForms(word)) add({ term: form, weight: VERB, ...(known && { loose: true as const }) });
  }
  // "fine tuning" also means "finetuning", which is how the index reads "fine-tuning".
  if (before !== "") add({ term: before + word, weight: 0.9 });
  if (after !== "") add({ term: word + after, weight: 0.9 });
  if (isOpen) for (const reading of begunBy(word, known, lexicon)) addReading(readings, reading);
  return readings;
}

function addReading(readings: Readings, reading: Reading): void {
  if ((readings.get(reading.term)?.weight ?? 0) < reading.weight) readings.set(reading.term, reading);
}

/** The word still being typed stands for those that begin with it, the common ones first. */
function begunBy(word: string, known: boolean, lexicon: Lexicon): Reading[] {
  let left = MOST_BEGUN_POSTINGS;
  const shards = new Set([lexicon.shardOf(word)]);
  const readings: Reading[] = [];
  for (const term of lexicon.startingWith(word, MANY_BEGINNINGS)) {
    const count = lexicon.countOf(term);
    if (isFunctionWord(term) || (count > left && readings.length > 0)) continue;
    const shard = lexicon.shardOf(term);
    if (shards.size >= MOST_BEGUN_SHARDS && !shards.has(shard)) continue;
    shards.add(shard);
    if (readings.length > 0) left -= count;
    readings.push({ term, weight: known ? 0.35 : 0.8 * Math.max(0.5, word.length / term.length), begun: word.length });
  }
  return readings;
}

/** Spelling is corrected only where the word is rare, and weighs less beside a paper that has it. Gives the terms used. */
function addCorrected(readings: Readings, word: string, lexicon: Lexicon): string[] {
  const known = lexicon.countOf(word);
  const used: string[] = [];
  const near = lexicon.near(word);
  const limit = known === 0 ? FARTHEST : FARTHEST_BESIDE_KNOWN;
  const farthest = Math.min(limit, (near[0]?.distance ?? 0) + WORSE_THAN_NEAREST);
  for (const { term, distance } of near) {
    if (distance > farthest) break;
    // Grammar is hardly mistyped, and its own other forms are no guess.
    if (lexicon.countOf(term) < MUCH_COMMONER * known || isFunctionWord(term) || readings.has(term)) continue;
    const weight = Math.max(0.15, 0.75 - 0.8 * distance);
    addReading(readings, { term, weight: known === 0 ? weight : weight / 2, guessed: true });
    used.push(term);
  }
  return known === 0 ? used : [];
}

function joinedPairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => (words[at] ?? "") + word);
}

/** "languagemodels" → "language", "models", when no paper has the word and nothing is near it. */
function splitWord(word: string, lexicon: Lexicon): [string, string] | undefined {
  if (word.length < 2 * SHORTEST_HALF || lexicon.countOf(word) > 0) return undefined;
  if ((lexicon.near(word)[0]?.distance ?? 1) < 0.45) return undefined;
  let best: [string, string] | undefined;
  let most = RARE - 1;
  for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at++) {
    const count = Math.min(lexicon.countOf(word.slice(0, at)), lexicon.countOf(word.slice(at)));
    if (count > most) {
      most = count;
      best = [word.slice(0, at), word.slice(at)];
    }
  }
  return best;
}

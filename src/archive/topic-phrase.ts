/**
 * How topic rules read a text. A text is a row of words; a phrase is found where its words follow each other.
 *
 * - Case and accents do not matter, and a hyphen is a space: `few-shot` finds "Few shot" and "few-shot".
 * - A word with two capitals or more (`RAG`, `MoE`, `LoRA`) is an abbreviation and is found only in that case,
 *   so that "rag" and "raga" stay out; the other words of the same phrase are free.
 * - `*` ends or begins a word and stands for any letters, or none: `optimi*`, `*bench`. Alone it stands for one word,
 *   whichever, but not at the beginning: `release a * dataset`.
 * - A phrase never runs over the end of a sentence or a colon.
 */

/** A word of a phrase, which words of a text complete. */
export interface WordPattern {
  /** Accents removed, lower case unless `keepsCase`; empty for `*` alone. */
  text: string;
  /** The letters `*` stands for may come before, after, on both sides or not at all. */
  openStart: boolean;
  openEnd: boolean;
  keepsCase: boolean;
}

export type Phrase = readonly WordPattern[];

const WORD = /[\p{L}\p{N}]+/gu;
const PHRASE_WORD = /\*?[\p{L}\p{N}]+\*?|\*/gu;
/** As a phrase is spelt, accents and all. */
const SPELT_WORD = /\*?[\p{L}\p{M}\p{N}]+\*?|\*/u;
const NON_ASCII = /\P{ASCII}/u;

/** The text in which words are looked for. */
export function withoutAccents(text: string): string {
  return NON_ASCII.test(text) ? text.normalize("NFKD").replace(/\p{M}+/gu, "") : text;
}

/** Reads a phrase as a topic's file spells it; empty when it begins with no letter or digit. */
export function parsePhrase(phrase: string): Phrase {
  const words = withoutAccents(phrase).match(PHRASE_WORD) ?? [];
  if (words[0] === "*") return [];
  return words.map((word) => {
    const bare = word.replaceAll("*", "");
    const keepsCase = (bare.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
    return {
      text: keepsCase ? bare : bare.toLowerCase(),
      openStart: word.startsWith("*"),
      openEnd: word.endsWith("*"),
      keepsCase,
    };
  });
}

/** One for all that the same words complete: how a topic's file may spell the pattern. */
export function spellingOf({ text, openStart, openEnd }: WordPattern): string {
  if (text === "") return "*";
  return `${openStart ? "*" : ""}${text}${openEnd ? "*" : ""}`;
}

/** Does a word of a text, as it is written but without accents, complete this word of a phrase? */
export function completes(written: string, { text, openStart, openEnd, keepsCase }: WordPattern): boolean {
  const word = keepsCase ? written : written.toLowerCase();
  if (openStart && openEnd) return word.includes(text);
  if (openStart) return word.endsWith(text);
  if (openEnd) return word.startsWith(text);
  return word === text;
}

/**
 * How a phrase reads when a part of a text, given without accents, completes it:
 * `preference optimi*` → `Preference Optimization`. What stands between the words is the phrase's own.
 */
export function completion(phrase: string): (part: string) => string {
  const between = phrase.split(SPELT_WORD);
  const count = parsePhrase(phrase).length;
  // A sign such as ½ is one word as it is spelt and two as it is read.
  if (between.length - 1 !== count) return () => phrase.replaceAll("*", "…");
  // Most phrases that are found.
  if (count === 1) return (word) => `${between[0]}${word}${between[1]}`;
  return (part) => {
    let completed = between[0] as string;
    part.match(WORD)?.forEach((word, at) => {
      completed += `${word}${between[at + 1]}`;
    });
    return completed;
  };
}

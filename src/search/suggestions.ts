import type { Lexicon } from "./lexicon.ts";
import type { Query } from "./query.ts";
import type { Suggestion } from "./types.ts";

const MOST_WORDS = 6;
const MOST_OF_WORD = 3;

/** Known words near those typed, for a person who found nothing. */
export async function suggestFor({ words, phrases }: Query, lexicon: Lexicon): Promise<Suggestion[]> {
  const all = [...words.map(({ text }) => text), ...phrases.flatMap(({ terms }) => terms)];
  const typed = all.slice(0, MOST_WORDS);
  await lexicon.loadNear(typed);
  const suggestions = new Map<string, Suggestion>();
  for (const word of typed) {
    for (const { term } of lexicon.near(word).slice(0, MOST_OF_WORD)) {
      if (!typed.includes(term) && !suggestions.has(term)) suggestions.set(term, { typed: word, word: term });
    }
  }
  return [...suggestions.values()].slice(0, MOST_WORDS);
}

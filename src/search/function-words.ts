/**
 * English words of grammar. Among few papers even "do" is rare, so that counting papers cannot tell them from content.
 * "no" and "without" are not among them: they turn the meaning of what follows.
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a about also am an and any are as at be because been being between both but by can could did do does doing each " +
    "either for from had has have having he her here him his how i if in into is it its just may me might mine more " +
    "most must my nor not of off on onto or other our ours over per shall she should so some such than that the their " +
    "them then there these they this those through to too under until up upon us very via was we were what when where " +
    "whether which while who whom whose why will with would you your yours"
  ).split(" "),
);

/** Whether a word says nothing about a paper while other words of the query do. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

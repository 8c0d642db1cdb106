/** Short texts for the head of a page, cut from longer ones. Plain text in, plain text out. */

/** As many whole words as fit into so many characters, with an ellipsis where something is left out. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const inWord = /^\S\S/.test(text.slice(length - 1, length + 1));
  const words = inWord ? cut.replace(/\s+\S*$/, "") : cut;
  return `${words.replace(/[\s.,;:–—(-]+$/, "").replace(/\p{Cs}$/u, "")}…`;
}

/** The text up to the end of its first sentence; all of it where no sentence ends. */
export function firstSentence(text: string): string {
  const end = /(?<!\b(?:e\.g|i\.e|cf|vs|etc|al|[A-Z]))[.!?][)”"’']?(?=\s+[\p{Lu}\p{N}“"‘(])/u.exec(text);
  return end ? text.slice(0, end.index + end[0].length) : text;
}

/** A piece of a title; a whole one is not broken over two lines. */
export interface TitlePart {
  text: string;
  whole?: true;
}

/** `f-divergence`, `Z-score`: a lone letter at the end of a line says nothing. Longer words are left to break. */
const LETTER_AND_WORD = /(?<![\p{L}\p{M}\p{N}-])(\p{L}-[\p{L}\p{M}\p{N}]{1,16}(?![\p{L}\p{M}\p{N}]))/u;

/** The title cut so that the words that must stay whole are parts of their own; the texts together are the title. */
export function titleParts(title: string): TitlePart[] {
  return title
    .split(LETTER_AND_WORD)
    .map((text, at): TitlePart => (at % 2 === 1 ? { text, whole: true } : { text }))
    .filter(({ text }) => text !== "");
}

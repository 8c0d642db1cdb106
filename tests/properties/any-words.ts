import fc from "fast-check";

/** What words are made of and what parts them: letters that fold, hyphens, apostrophes, scripts without spaces. */
const PIECES = [
  ...["a", "B", "s", "is", "The", "model", "GPT", "4", "90", "x".repeat(29), "Y".repeat(31)],
  ...["-", "‐", "‑", "–", "'", "’", " ", ".", "_", "@", "[", "`", "{", "/", ":", "\u0000", "\x7f", "\u0080", "\u00ad"],
  ...["½", "é", "e\u0301", "\u0301", "İ", "ß", "ø", "æ", "ﬁ", "²", "Σ", "𝒳", "한국", "深", "度学", "の", "ー"],
  ...["\ud800", "\udc00", "🐦", "\u200d"],
];

/** Texts in which runs of every kind touch. */
export const anyWords: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 25,
  })
  .map((pieces) => pieces.join(""));

/** ASCII alone. */
export const asciiWords: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(" ", "-", "'", "s", "The", "model", "4"), fc.string({ maxLength: 4 })), {
    maxLength: 25,
  })
  .map((pieces) => pieces.join(""));

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstSentence, shortened } from "../../src/archive/shortened.ts";
import { titleParts } from "../../src/archive/title-parts.ts";

describe("a shortened text", () => {
  it("ends with a whole word and an ellipsis", () => {
    expect(shortened("Captions are often vague, because models imitate.", 27)).toBe("Captions are often vague…");
    expect(shortened("one two three", 7)).toBe("one two…");
    expect(shortened("short", 150)).toBe("short");
  });

  it("is never longer than asked for, but for the ellipsis, and never cuts a character in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 40 }), (text, length) => {
        const cut = shortened(text, length);
        expect(cut.length).toBeLessThanOrEqual(length + 1);
        expect(cut).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe("the first sentence of a text", () => {
  it("does not end at an abbreviation", () => {
    expect(firstSentence("Models, e.g. GPT, answer. They also ask.")).toBe("Models, e.g. GPT, answer.");
    expect(firstSentence("After A. Turing (et al. Church). More.")).toBe("After A. Turing (et al. Church).");
    expect(firstSentence("No end")).toBe("No end");
  });
});

describe("a title's lines", () => {
  it("do not break after a lone letter", () => {
    expect(titleParts("Preferences through f-divergence Minimization")).toEqual([
      { text: "Preferences through " },
      { text: "f-divergence", whole: true },
      { text: " Minimization" },
    ]);
  });

  it("may break after every longer word", () => {
    expect(titleParts("Fine-tuning of Text-to-X Models")).toEqual([{ text: "Fine-tuning of Text-to-X Models" }]);
  });

  it("lose nothing of any title", () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        expect(
          titleParts(title)
            .map(({ text }) => text)
            .join(""),
        ).toBe(title);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import type { TopicReason } from "../../src/archive/topic.ts";
import { reasonsInWords, wordsOf } from "../../src/archive/topic-reasons.ts";

const words = wordsOf({
  title: "Few-Shot Retrieval",
  abstract: "We caption images. Retrievers rank, and a search finds dogs.",
});
const reason = (phrase: string, points: number, where: "title" | "abstract" = "abstract"): TopicReason => ({
  phrase,
  points,
  where,
});
/** With plain spaces. */
const said = (reasons: TopicReason[]) =>
  JSON.parse(JSON.stringify(reasonsInWords(reasons, words)).replaceAll("\u00a0", " "));

describe("why a paper has a topic", () => {
  it("is told in the paper's own words", () => {
    expect(said([reason("few-shot retriev*", 6, "title"), reason("caption*", 1)])).toEqual({
      shown: "“Few-Shot Retrieval” in the title (6 points), “caption” in the text (1 point)",
    });
  });

  it("counts words that complete several phrases once, with all their points", () => {
    expect(said([reason("retrieval", 10, "title"), reason("retriev*", 6, "title")])).toEqual({
      shown: "“Retrieval” in the title (16 points)",
    });
  });

  it("shows the three strongest and folds a longer rest, with what spoke against it last", () => {
    const reasons = [
      reason("retrieval", 10, "title"),
      reason("caption", 5),
      reason("images", -4),
      reason("search", 3),
      reason("dog*", 2),
    ];
    expect(said(reasons)).toEqual({
      shown: "“Retrieval” in the title (10 points), “caption” in the text (5 points), “search” in the text (3 points)",
      more: { count: 2, text: "“dogs” in the text (2 points); against it: “images” in the text (4 points)" },
    });
  });

  it("does not fold a single one more", () => {
    expect(said([reason("retrieval", 10, "title"), reason("images", -4)])).toEqual({
      shown: "“Retrieval” in the title (10 points); against it: “images” in the text (4 points)",
    });
  });

  it("keeps a number and its points on one line", () => {
    expect(reasonsInWords([reason("caption", 5)], words).shown).toContain("(5\u00a0points)");
  });

  it("is the curator's word where no phrase was involved", () => {
    expect(said([{ phrase: "added by the curator", points: 0 }])).toEqual({ shown: "added by the curator" });
  });
});

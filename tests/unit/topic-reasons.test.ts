import { describe, expect, it } from "vitest";
import type { TopicReason } from "../../src/archive/topic.ts";
import { reasonsInWords } from "../../src/archive/topic-reasons.ts";

/** A reason, and what completes it where that is not the phrase itself. */
const reason = (phrase: string, points: number, found?: string, where: "title" | "abstract" = "abstract") => ({
  phrase,
  ...(found !== undefined && { found }),
  points,
  where,
});
const inTitle = (phrase: string, points: number, found?: string) => reason(phrase, points, found, "title");
/** With plain spaces. */
const said = (reasons: TopicReason[]) => JSON.parse(JSON.stringify(reasonsInWords(reasons)).replaceAll("\u00a0", " "));

describe("why a paper has a topic", () => {
  it("is told in the paper's own words", () => {
    expect(said([inTitle("few-shot retriev*", 6, "Few-Shot Retrieval"), reason("caption*", 1, "caption")])).toEqual({
      shown: "“Few-Shot Retrieval” in the title (6 points), “caption” in the text (1 point)",
    });
  });

  it("counts words that complete several phrases once, with all their points", () => {
    expect(said([inTitle("retrieval", 10, "Retrieval"), inTitle("retriev*", 6, "Retrieval")])).toEqual({
      shown: "“Retrieval” in the title (16 points)",
    });
  });

  it("shows the three strongest and folds a longer rest, with what spoke against it last", () => {
    const reasons = [
      inTitle("retrieval", 10, "Retrieval"),
      reason("caption", 5),
      reason("images", -4),
      reason("search", 3),
      reason("dog*", 2, "dogs"),
    ];
    expect(said(reasons)).toEqual({
      shown: "“Retrieval” in the title (10 points), “caption” in the text (5 points), “search” in the text (3 points)",
      more: { count: 2, text: "“dogs” in the text (2 points); against it: “images” in the text (4 points)" },
    });
  });

  it("does not fold a single one more", () => {
    expect(said([inTitle("retrieval", 10, "Retrieval"), reason("images", -4)])).toEqual({
      shown: "“Retrieval” in the title (10 points); against it: “images” in the text (4 points)",
    });
  });

  it("keeps a number and its points on one line", () => {
    expect(reasonsInWords([reason("caption", 5)]).shown).toContain("(5\u00a0points)");
  });

  it("is the curator's word where no phrase was involved", () => {
    expect(said([{ phrase: "added by the curator", points: 0 }])).toEqual({ shown: "added by the curator" });
  });
});

import { expect, test } from "vitest";
import { newPaper } from "../../scripts/import/merge.ts";
import { cleanLine, normaliseEntry } from "../../scripts/import/normalise.ts";
import { formatPaper } from "../../scripts/import/paper-file.ts";
import { readListing } from "../../scripts/import/read-listing.ts";
import { jsonLines } from "../../scripts/import/sources/json-lines.ts";
import { readableText } from "../../src/archive/readable-text.ts";
import { plainText } from "../../src/store/markdown.ts";
import { readPaper } from "../../src/store/read-paper.ts";
import { describeWithShared, sharedPath } from "./shared-data.ts";

describeWithShared("real texts that break careless readers", () => {
  const { file, text, fileDate } = readListing(sharedPath("formats/nasty-texts.jsonl"));
  const { entries, problems } = jsonLines.parse(text, { file, fileDate });

  test("each is a paper", () => {
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(text.trimEnd().split("\n").length);
  });

  test("each stands in its file as it was, and is shown as the text it is", () => {
    for (const raw of entries) {
      const entry = normaliseEntry(raw);
      const paper = newPaper("an-id", entry, [{ date: "2025-10-23", source: "s" }]);
      const read = readPaper(formatPaper(paper), "p.md");
      expect(read).toEqual(paper);
      expect(paper.title).toBe(cleanLine(raw.title));
      expect(plainText(paper.abstract)).toBe(
        readableText(cleanLine(raw.abstract ?? ""))
          .replace(/\s+/g, " ")
          .trim(),
      );
    }
  });
});

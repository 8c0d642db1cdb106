import { expect, test } from "vitest";
import type { Paper } from "../../../src/archive/paper.ts";
import { compileTopicRules } from "../../../src/archive/topic-rules.ts";
import { toSearchRecord } from "../../../src/search/search-record.ts";
import { filePaper } from "../../../src/store/filing.ts";
import { toFiledPaper } from "../../../src/store/paper-with-texts.ts";

const on = (date: string, rank?: number) => ({ date, source: "s", ...(rank !== undefined && { rank }) });

function recordOf(listed: Paper["listed"]) {
  const { head, texts } = filePaper({ id: "one", title: "One", abstract: "Text.", listed }, compileTopicRules([]));
  return toSearchRecord(toFiledPaper(head, texts), "Text.");
}

test("a paper that was listed again has the other days, each once and oldest first", () => {
  const record = recordOf([on("2025-11-05"), on("2025-10-24", 7), on("2025-10-30"), on("2025-11-05", 2)]);
  expect(record).toMatchObject({ listed: "2025-10-24", relisted: ["2025-10-30", "2025-11-05"], rank: 7 });
});

test("a paper that was listed once, or twice on a day, has no other days", () => {
  for (const listed of [[on("2025-10-24")], [on("2025-10-24"), on("2025-10-24")]]) {
    const record = recordOf(listed);
    expect(record.listed).toBe("2025-10-24");
    expect(Object.keys(record)).not.toContain("relisted");
    expect(Object.keys(record)).not.toContain("rank");
  }
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Topic } from "../../src/archive/topic.ts";
import { compileTopicRules, judgePaper } from "../../src/archive/topic-rules.ts";
import { readContent } from "../../src/store/read-content.ts";
import { describeWithShared, sharedPath } from "./shared-data.ts";

const LABELS = sharedPath("topics/dev-labels.jsonl");
const LEAST_F1 = 0.65;

interface LabelledPaper {
  title: string;
  abstract: string;
  topics: string[];
}

function readLabels(): LabelledPaper[] {
  const lines = readFileSync(LABELS, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as LabelledPaper);
}

/** Micro-averaged: every pair of paper and topic weighs the same. */
function compareWithLabels(topics: Topic[], papers: LabelledPaper[]) {
  const rules = compileTopicRules(topics);
  let right = 0;
  let given = 0;
  let wanted = 0;
  for (const paper of papers) {
    const matches = judgePaper(rules, { title: paper.title, abstract: paper.abstract });
    right += matches.filter(({ topic }) => paper.topics.includes(topic)).length;
    given += matches.length;
    wanted += paper.topics.length;
  }
  return { precision: right / given, recall: right / wanted, f1: (2 * right) / (given + wanted) };
}

describeWithShared("the topics in content/topics", () => {
  test("agree with people's labels at a micro-F1 of 0.65 or more", () => {
    const { topics, problems } = readContent("content");
    expect(problems).toEqual([]);
    const { precision, recall, f1 } = compareWithLabels(topics, readLabels());
    console.info(`topics: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, micro-F1 ${f1.toFixed(3)}`);
    expect(f1).toBeGreaterThanOrEqual(LEAST_F1);
  });
});

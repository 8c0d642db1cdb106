import { describe, expect, test } from "vitest";
import { readContent } from "../../src/store/read-content.ts";
import { archiveOf } from "../../src/store/site-data.ts";

describe("the content that comes with Broadsheet", () => {
  const content = readContent("content");

  test("has no fault and leaves nothing to be assumed", () => {
    expect(content.problems).toEqual([]);
    expect(content.notes).toEqual([]);
  });

  test("gives every topic an introduction and a place of its own in the list", () => {
    expect(content.topics.length).toBe(38);
    expect(content.topics.filter(({ introduction }) => introduction.length < 80)).toEqual([]);
    expect(new Set(content.topics.map(({ order }) => order)).size).toBe(content.topics.length);
  });

  test("holds 94 papers of one day, each described in 50 to 90 words", () => {
    expect(content.papers.length).toBe(94);
    for (const { paper } of content.papers) {
      const words = paper.abstract.split(/\s+/).length;
      expect(words, paper.id).toBeGreaterThanOrEqual(50);
      expect(words, paper.id).toBeLessThanOrEqual(90);
    }
    expect(content.papers.filter(({ paper }) => paper.authorCount !== undefined).length).toBe(90);
    expect(content.papers.filter(({ paper }) => paper.organization !== undefined).length).toBe(1);
    expect(
      content.papers.filter(({ paper }) => paper.listed.some(({ comments }) => comments !== undefined)).length,
    ).toBe(20);
    expect(content.papers.filter(({ paper }) => paper.arxiv !== undefined && paper.authors !== undefined).length).toBe(
      15,
    );
  });

  test("puts every paper into a topic", () => {
    expect(archiveOf(content).unsorted.map(({ paper }) => paper.id)).toEqual([]);
  });
});

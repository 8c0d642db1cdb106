import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/archive/facts.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import type { Paper } from "../../src/archive/paper.ts";

function filed(facts: Partial<Paper>): FiledPaper {
  const listed = facts.listed ?? [{ date: "2025-10-23", source: "test", comments: 2 }];
  return {
    paper: { id: "a", title: "A", abstract: "", ...facts, listed },
    title: "A",
    abstract: { lead: "" },
    plain: "",
    ...{ topics: [], reasons: [] },
    firstListed: listed[0]?.date ?? "",
    comments: Math.max(...listed.map(({ comments = 0 }) => comments)),
    upvotes: 0,
  };
}

const texts = (paper: FiledPaper, day?: string) => factsOf(paper, day).map(({ text }) => text);

describe("the facts of a paper in a list", () => {
  const paper = filed({ published: "2023-04-04", authorCount: 6 });

  it("say of each date what happened then: published in a day's list, listed in every other", () => {
    expect(texts(paper, "2025-10-23")).toEqual(["6 authors", "published 4 April 2023", "2 comments"]);
    expect(texts(paper)).toEqual(["6 authors", "listed 23 October 2025", "2 comments"]);
  });

  it("never put one date in place of the other", () => {
    expect(texts(filed({ authorCount: 6 }), "2025-10-23")).toEqual(["6 authors", "2 comments"]);
  });

  it("say when the day is only the first of several", () => {
    const again = filed({
      listed: [
        { date: "2025-10-01", source: "test" },
        { date: "2025-10-23", source: "test", comments: 1 },
      ],
    });
    expect(texts(again)).toEqual(["first listed 1 October 2025", "1 comment"]);
    expect(texts(again, "2025-10-01")).toEqual([]);
  });

  it("begin with what sets the paper apart", () => {
    const fresh = filed({ published: "2025-10-20", status: "withdrawn" });
    expect(factsOf(fresh, "2025-10-23").slice(0, 2)).toEqual([
      { text: "withdrawn", kind: "mark" },
      { text: "New", kind: "mark" },
    ]);
  });
});

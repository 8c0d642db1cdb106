import { expect, test } from "vitest";
import type { SearchRecord } from "../../../src/search/search-record.ts";
import { idsOf, openSample, paper } from "./sample-index.ts";

/** The wanted paper stands before and after the other one in the index: ties would go to the newer. */
async function expectFirst(query: string, wanted: Partial<SearchRecord>, other: Partial<SearchRecord>): Promise<void> {
  for (const listed of ["2024-01-01", "2026-01-01"]) {
    const opened = await openSample([paper("wanted", { ...wanted, listed }), paper("other", other)]);
    expect(idsOf(await opened.search(query))).toEqual(["wanted", "other"]);
  }
}

test("a title with the words in the typed order comes before one with them in another", async () => {
  await expectFirst(
    "river boats mode",
    { title: "River Routes of Small Boats: A Model" },
    { title: "Model Boats: A Small Route of River" },
  );
});

test("the shorter of two titles with all words comes first", async () => {
  await expectFirst(
    "river boats",
    { title: "River and Boats" },
    { title: "River, Wind and Boats along the Northern Coast in Winter" },
  );
});

test("a name among few authors comes before the same one among many", async () => {
  const many = Array.from({ length: 40 }, (_, at) => `Person Number${at}`);
  await expectFirst(
    "ada stone boats",
    { title: "Boats", authors: ["Bo Li", "Ada Stone"] },
    { title: "Boats", authors: [...many, "Ada Stone"] },
  );
});

test("papers that have the words as typed come before those that only have other forms", async () => {
  await expectFirst(
    "river boat harbour",
    { title: "One", abstract: "A harbour beside the river, where a boat lies." },
    { title: "Two", abstract: "Rivers with boats and boats, harbours and harbours, rivers and rivers." },
  );
});

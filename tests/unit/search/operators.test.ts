import { beforeAll, describe, expect, test } from "vitest";
import type { SearchEngine } from "../../../src/search/types.ts";
import { idsOf, openSample, PAPERS, paper } from "./sample-index.ts";

let engine: SearchEngine;
beforeAll(async () => {
  engine = await openSample([
    ...PAPERS,
    paper("stone", { title: "Ada Compilers", authors: ["Bo Ada Li"], listed: "2023-07-09", links: ["code", "pdf"] }),
  ]);
});

const found = async (query: string, options = {}) => idsOf(await engine.search(query, options)).sort();

describe("operators", () => {
  test("look for a word in the title or among the authors alone", async () => {
    expect(await found("title:birds")).toEqual(["birds"]);
    expect(await found("title:kitchens")).toEqual(["captions"]);
    expect(await found("title:household")).toEqual([]);
    expect(await found("author:ada")).toEqual(["birds", "stone"]);
    expect(await found("title:ada")).toEqual(["stone"]);
    expect(await found('author:"Ada Stone"')).toEqual(["birds"]);
    expect(await found("-title:birds birds")).toEqual(["captions"]);
    expect(await found("title:kitch")).toEqual(["captions"]);
  });

  test("narrow by topic and organisation, by id or by name, and their opposite", async () => {
    expect(await found("topic:speech")).toEqual(["birds", "state-space"]);
    expect(await found('topic:"vision and language"')).toEqual(["captions"]);
    expect(await found("birds -topic:speech")).toEqual(["captions"]);
    expect(await found("org:oxford")).toEqual(["captions"]);
    expect(await found("topic:nothing")).toEqual([]);
  });

  test("narrow by the day of the first listing", async () => {
    expect(await found("year:2024")).toEqual(["birds"]);
    expect(await found("year:2023..2024")).toEqual(["birds", "stone"]);
    expect(await found("date:2025-03..")).toEqual(["chinese", "state-space"]);
    expect(await found("date:..2023-07-09")).toEqual(["stone"]);
    expect(await found("recordings date:2025")).toEqual(["state-space"]);
  });

  test("narrow by what there is of a paper", async () => {
    expect(await found("has:code")).toEqual(["stone"]);
    expect(await found("has:project")).toEqual([]);
    expect(await found("-has:authors year:2025")).toEqual(["captions", "chinese", "state-space"]);
  });

  test("that cannot be understood are named and left out", async () => {
    for (const operator of ["year:abc", "year:2025..2024", "date:2025-13", "has:wings", "year:", "topic:", "title:"]) {
      const { notes, results } = await engine.search(`birds ${operator}`);
      expect(notes, operator).toHaveLength(1);
      expect(results.length, operator).toBe(2);
    }
    expect((await engine.search("has:toString")).notes).toHaveLength(1);
  });

  test("that are no operators are words", async () => {
    expect(await found("kitchens: birds")).toEqual(["captions"]);
    expect(await found("http://birds")).toEqual(expect.arrayContaining(["birds"]));
  });
});

describe("filters", () => {
  test("by organisation narrow, and are counted as if none was chosen", async () => {
    expect(await found("birds", { organizations: ["Oxford Robotics"] })).toEqual(["captions"]);
    const { organizations } = await engine.facets("birds", { organizations: ["Nobody"] });
    expect(organizations).toEqual([{ value: "Oxford Robotics", count: 1 }]);
  });

  test("count what operators leave", async () => {
    expect((await engine.facets("birds topic:speech")).years).toEqual([{ value: "2024", count: 1 }]);
  });
});

describe("a query that is no longer wanted", () => {
  test("rejects with the reason of its signal, and the same query asked again is answered", async () => {
    const fresh = await openSample();
    const controller = new AbortController();
    const dropped = fresh.search("birds recordings", { signal: controller.signal });
    controller.abort(new Error("typed on"));
    await expect(dropped).rejects.toThrow("typed on");
    await expect(fresh.search("birds", { signal: controller.signal })).rejects.toThrow("typed on");
    expect(idsOf(await fresh.search("birds recordings"))).toEqual(["birds"]);
  });

  test("does not take another one of the same words with it", async () => {
    const fresh = await openSample();
    const controller = new AbortController();
    const dropped = fresh.search("birds recordings", { signal: controller.signal });
    const wanted = fresh.search("birds recordings");
    controller.abort(new Error("typed on"));
    await expect(dropped).rejects.toThrow("typed on");
    expect(idsOf(await wanted)).toEqual(["birds"]);
  });
});

test("a phrase is found among many papers that have its words apart", async () => {
  const apart = Array.from({ length: 60 }, (_, at) =>
    paper(`a${at}`, { abstract: `The flow of blue light ${at} river.` }),
  );
  const opened = await openSample([
    ...apart,
    paper("here", { abstract: "They saw the blue river in the light of a flow." }),
    paper("twice", { abstract: "Light, light of a flow." }),
  ]);
  expect(idsOf(await opened.search('"blue river"'))).toEqual(["here"]);
  expect(idsOf(await opened.search('"light of a flow"')).sort()).toEqual(["here", "twice"]);
  expect(idsOf(await opened.search('"light in the flow"'))).toEqual([]);
  expect(idsOf(await opened.search('river -"blue light"'))).toEqual(["here"]);
});

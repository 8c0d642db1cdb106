import { beforeAll, describe, expect, test } from "vitest";
import { openIndex } from "../../../src/search/engine.ts";
import { buildIndex } from "../../../src/search/index-plan.ts";
import { formatShard } from "../../../src/search/shard-text.ts";
import type { SearchEngine } from "../../../src/search/types.ts";
import { idsOf, loaderOf, openSample, PAPERS, paper, TOPICS } from "./sample-index.ts";

let engine: SearchEngine;
beforeAll(async () => {
  engine = await openSample();
});

const found = async (query: string, options = {}) => idsOf(await engine.search(query, options));

describe("words", () => {
  test("are found in any order and across fields", async () => {
    expect(await found("kitchens captioning")).toEqual(["captions"]);
    expect(await found("birds müller speech")).toEqual(["birds"]);
    expect(await found("robotics kitchens")).toEqual(["captions"]);
    expect(await found("audio state")).toEqual(["state-space"]);
  });

  test("weigh more in the title than in the abstract", async () => {
    expect(await found("birds")).toEqual(["birds", "captions"]);
  });

  test("are found without their accents, and with them", async () => {
    for (const query of ["zoe", "Zoë", "ZOË", "lukasz", "Łukasz"]) expect(await found(query)).toEqual(["birds"]);
  });

  test("are found whichever way a hyphenated word is spelled", async () => {
    for (const query of ["fine-tune", "finetune", "fine tune"]) expect(await found(query)).toContain("birds");
  });

  test("are found in singular and plural", async () => {
    expect(await found("bird label ")).toEqual(["birds"]);
  });

  test("the last one may be only begun", async () => {
    expect(await found("pictures ki")).toEqual(["captions"]);
  });

  test("a first letter beside other words leaves what these found, and raises papers that have it as a word", async () => {
    const records = [
      paper("plan", { title: "Plan for Gardens" }),
      paper("plan-b", { title: "Plan B for Other Gardens", listed: "2024-01-01" }),
    ];
    const opened = await openSample(records);
    expect(idsOf(await opened.search("plan gardens"))[0]).toBe("plan");
    expect(idsOf(await opened.search("plan gardens b"))).toEqual(["plan-b", "plan"]);
    expect(idsOf(await opened.search("plan gardens b "))).toContain("plan-b");
    const answer = await opened.search("plan gardens x");
    expect(answer).toMatchObject({ total: 2, partial: false });
  });

  test("may be mistyped", async () => {
    const answer = await engine.search("kitchnes captoining");
    expect(idsOf(answer)).toEqual(["captions"]);
    expect(answer.corrections).toContainEqual({ typed: "kitchnes", used: ["kitchens"] });
  });

  test("are found in Chinese", async () => {
    expect(await found("学习方法")).toEqual(["chinese"]);
  });

  test("a first letter beside words of grammar alone is looked for", async () => {
    expect(await found("the k")).toEqual(["captions"]);
  });

  test("may be mistyped by one letter in five, the first only when nothing else is wrong", async () => {
    const records = ["Forcing", "Finding", "Optimization", "Preference", "Embedding"].map((title) =>
      paper(title, { title }),
    );
    const opened = await openSample(records);
    const near = async (query: string) => idsOf(await opened.search(query));
    expect(await near("optimzation")).toEqual(["Optimization"]);
    expect(await near("prefrence")).toEqual(["Preference"]);
    expect(await near("rpeference")).toEqual(["Preference"]);
    expect(await near("ebedding")).toEqual(["Embedding"]);
    expect(await near("mebedding")).toEqual(["Embedding"]);
    expect(await near("folding")).toEqual([]);
    expect(await near("fedding")).toEqual([]);
    expect(await near("tpeference")).toEqual([]);
  });

  test("of four letters may lack one or have two swapped, but are not changed into others or into grammar", async () => {
    const records = ["Know Not", "Model", "Word"].map((title) => paper(title, { title }));
    const opened = await openSample(records);
    expect(idsOf(await opened.search("knot"))).toEqual([]);
    expect(idsOf(await opened.search("modl"))).toEqual(["Model"]);
    expect(idsOf(await opened.search("wrod"))).toEqual(["Word"]);
    expect(idsOf(await opened.search("wird"))).toEqual([]);
  });

  test("are found in another form where no paper has all as typed", async () => {
    expect(await found("describing kitchens ")).toEqual(["captions"]);
    expect(await found("model recordings transcribe ")).toEqual(["state-space"]);
  });

  test("a rare form of a common word does not outweigh the word itself", async () => {
    const records = [
      ...Array.from({ length: 20 }, (_, at) => paper(`b${at}`, { title: `Language ${at}` })),
      paper("a-plural", { title: "Languages" }),
    ];
    const { results } = await (await openSample(records)).search("language ", { limit: 50 });
    expect(results.at(-1)?.id).toBe("a-plural");
  });

  test("that are mistyped are not guessed beside one that no paper has", async () => {
    expect(await found("kitchnes zzzzqqqq")).toEqual([]);
    expect((await engine.search("kitchnes zzzzqqqq")).suggestions).toContainEqual({
      typed: "kitchnes",
      word: "kitchens",
    });
  });

  test("that mean nothing find nothing", async () => {
    for (const query of ["zxqwv blorp", "quantum gravity", "how do blorps", "xyzzy re"]) {
      expect(await engine.search(query)).toMatchObject({ total: 0, partial: false });
    }
  });

  test("that no paper has leave those that have the others, and the answer says so", async () => {
    const answer = await engine.search("kitchens zzzzqqqq captioner");
    expect(idsOf(answer)).toEqual(["captions"]);
    expect(answer.partial).toBe(true);
  });

  test("of an arXiv address find the paper", async () => {
    expect(await found("https://arxiv.org/abs/2503.01234v1")).toEqual(["state-space"]);
  });
});

describe("words of grammar", () => {
  const records = [
    paper("how-to", { title: "How Do I Do It", abstract: "How do I do what I do?" }),
    paper("align", { title: "Small Models", abstract: "We align a small model of speech." }),
    paper("small", { title: "Small Birds" }),
    paper("state", { title: "State of the Art", abstract: "It is the end of the state." }),
    ...Array.from({ length: 20 }, (_, at) => paper(`z${at}`, { title: `Number ${at}` })),
  ];

  test("hardly count beside others, and are not marked", async () => {
    const opened = await openSample(records);
    const answer = await opened.complete(await opened.search("how do I align a small model?"));
    expect(idsOf(answer)).toEqual(["align"]);
    const { text = "", marks = [] } = answer.results[0]?.excerpt ?? {};
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(["align", "small", "model"]);
  });

  test("that are somebody's name help to find that person's papers", async () => {
    const opened = await openSample([
      paper("other", { title: "Small Models", authors: ["Wei Yan"], listed: "2025-03-01" }),
      paper("his", { title: "Small Models", authors: ["Yan He"], listed: "2025-02-01" }),
      ...records,
    ]);
    expect(idsOf(await opened.search("he yan models "))[0]).toBe("his");
  });

  test("are words like any other when a query has nothing else, or in quotation marks", async () => {
    const opened = await openSample(records);
    expect(idsOf(await opened.search("how do I "))).toEqual(["how-to"]);
    expect(idsOf(await opened.search('"of the art"'))).toEqual(["state"]);
    expect(idsOf(await opened.search('"of the small"'))).toEqual([]);
  });

  test("do not make a partial match: most other words come first", async () => {
    const opened = await openSample(records);
    const answer = await opened.search("how do I align small birds of paradise");
    expect(answer.partial).toBe(true);
    expect(idsOf(answer)).not.toContain("how-to");
    const byWords = await opened.search("align small model paradise ");
    expect(idsOf(byWords)[0]).toBe("align");
    const scores = byWords.results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe("pages that a query names", () => {
  const pagesOf = async (query: string) => {
    const records = [
      paper("once", { title: "Said in 2025", listed: "2025-10-23", topics: ["speech"] }),
      paper("twice", { listed: "2025-10-23", relisted: ["2025-11-02"], topics: ["speech", "vision"] }),
    ];
    return (await (await openSample(records)).search(query)).pages.map(({ path, name, count }) => [path, name, count]);
  };

  test("are days, months and years with papers, however they are written", async () => {
    const day = [["2025/10/23/", "23 October 2025", 2]];
    for (const query of [
      "23 October 2025",
      "2025-10-23",
      "October 23, 2025",
      "Thursday, 23rd of oct 2025",
      "2025/10/23",
    ])
      expect(await pagesOf(query)).toEqual(day);
    for (const query of ["October 2025", "oct 2025", "2025-10", "2025 October"])
      expect(await pagesOf(query)).toEqual([["2025/10/", "October 2025", 2]]);
    expect(await pagesOf("November 2025")).toEqual([["2025/11/", "November 2025", 1]]);
    expect(await pagesOf("2025")).toEqual([["2025/", "2025", 2]]);
  });

  test("are topics, by their name or a part of it", async () => {
    expect(await pagesOf("speech")).toEqual([["topics/speech/", "Topic Speech and audio", 2]]);
    expect(await pagesOf("languages and vision")).toEqual([["topics/vision/", "Topic Vision and language", 1]]);
  });

  test("are none where there is no such page", async () => {
    for (const query of [
      "",
      "2024",
      "31 February 2025",
      "2025-13",
      "December 2025",
      "-2025",
      "and",
      "birds 2025",
      "2510.12345",
    ])
      expect(await pagesOf(query)).toEqual([]);
  });

  test("leave papers that only say a part of the date out", async () => {
    const records = [paper("once", { title: "Said in 2025", listed: "2025-10-23" })];
    expect(await (await openSample(records)).search("October 2025")).toMatchObject({ total: 0, partial: false });
  });
});

describe("phrases and exclusions", () => {
  test("a phrase must stand as quoted", async () => {
    expect(await found('"long recordings"')).toEqual(["state-space"]);
    expect(await found('"recordings long"')).toEqual([]);
  });

  test("a word with a minus is in no result", async () => {
    expect(await found("birds -kitchens")).toEqual(["birds"]);
    expect(await found('recordings -"state space"')).toEqual(["birds"]);
  });

  test("exclusions alone leave all other papers, latest first", async () => {
    expect(await found("-birds")).toEqual(["chinese", "state-space"]);
  });
});

describe("filters", () => {
  test("narrow what is found, and each is counted as if it was not chosen", async () => {
    const answer = await engine.search("recordings", { topics: ["speech"], years: ["2025"] });
    expect(idsOf(answer)).toEqual(["state-space"]);
    const facets = await engine.facets("recordings", { topics: ["speech"], years: ["2025"] });
    expect(facets.years).toEqual([
      { value: "2025", count: 1 },
      { value: "2024", count: 1 },
    ]);
    expect(facets.topics).toEqual([{ value: "speech", count: 1 }]);
  });

  test("without a query list their papers", async () => {
    expect(await found("", { topics: ["speech"] })).toEqual(["state-space", "birds"]);
  });

  test("that nothing has find nothing", async () => {
    expect(await found("birds", { topics: ["no-such-topic"] })).toEqual([]);
  });

  test("are counted over all papers while nothing is asked", async () => {
    const answer = await engine.search("");
    expect(answer).toMatchObject({ asked: false, total: 0, results: [] });
    const facets = await engine.facets("");
    expect(facets.topics).toEqual([
      { value: "speech", count: 2 },
      { value: "vision", count: 1 },
    ]);
  });
});

describe("order", () => {
  const alike = ["c", "a", "b"].map((id) => paper(id, { title: "Equal Words", listed: "2025-01-01" }));
  const newer = paper("z", { title: "Equal Words", listed: "2025-01-02" });

  test("of equals is by day, latest first, then by id, however the records were given", async () => {
    for (const records of [
      [...alike, newer],
      [newer, ...alike.toReversed()],
    ]) {
      const answer = await (await openSample(records)).search("equal words");
      expect(idsOf(answer)).toEqual(["z", "a", "b", "c"]);
    }
  });

  test("can be by day or by comments", async () => {
    expect(await found("birds", { sort: "listed" })).toEqual(["captions", "birds"]);
    expect(await found("birds", { sort: "discussed" })).toEqual(["captions", "birds"]);
  });

  test("by publication has papers without that day last, by listing does not care", async () => {
    const opened = await openSample([
      { id: "unknown", title: "Reward", listed: "2025-10-23", comments: 0, topics: [], abstract: "" },
      paper("old", { title: "Reward", published: "2019-01-21", listed: "2025-10-22" }),
      paper("new", { title: "Reward", published: "2025-06-01", listed: "2025-10-21" }),
    ]);
    const newest = await opened.search("reward", { sort: "newest" });
    expect(newest.results.map(({ id, published }) => [id, published])).toEqual([
      ["new", "2025-06-01"],
      ["old", "2019-01-21"],
      ["unknown", undefined],
    ]);
    expect(idsOf(await opened.search("reward", { sort: "listed" }))).toEqual(["unknown", "old", "new"]);
  });

  test("stays the same from page to page", async () => {
    const all = await found("-nothing");
    expect([...(await found("-nothing", { limit: 2 })), ...(await found("-nothing", { limit: 2, offset: 2 }))]).toEqual(
      all,
    );
  });
});

describe("a result", () => {
  test("marks what was searched for, in title and excerpt", async () => {
    const [result] = (await engine.complete(await engine.search("kitchens"))).results;
    expect(result?.title).toEqual({ text: "Captioning Pictures of Kitchens", marks: [[23, 31]] });
    expect(result?.excerpt?.marks).toEqual([[22, 30]]);
  });

  test("marks of a begun word what was typed", async () => {
    const [result] = (await engine.search("kitch")).results;
    expect(result?.title.marks).toEqual([[23, 28]]);
  });

  test("names the author who was searched for", async () => {
    const [result] = (await engine.search("park birds")).results;
    expect(result?.credit).toEqual({ text: "Zoë Müller, Chi Park and 3 others", marks: [[16, 20]] });
  });

  test("names an author who alone was searched for, or only begun, once the answer is complete", async () => {
    for (const query of ["park", "pa"]) {
      const { results } = await engine.complete(await engine.search(query));
      const birds = results.find(({ id }) => id === "birds");
      expect(birds?.credit).toEqual({
        text: "Zoë Müller, Chi Park and 3 others",
        marks: [[16, query === "pa" ? 18 : 20]],
      });
    }
  });

  test("marks topics, and shows what else was searched for when nothing else has a mark", async () => {
    const byTopic = (await engine.search("audio speech")).results.find(({ id }) => id === "birds");
    expect(byTopic?.topics[0]?.name).toEqual({
      text: "Speech and audio",
      marks: [
        [0, 6],
        [11, 16],
      ],
    });
    expect((await engine.search("2503.01234")).results[0]?.also?.text).toBe("arXiv 2503.01234");
    expect((await engine.search("oxford")).results[0]?.also).toEqual({ text: "Oxford Robotics", marks: [[0, 6]] });
    expect((await engine.search("kitchens")).results[0]).not.toHaveProperty("also");
  });

  test("shows the part of a long abstract that matches", async () => {
    const long = paper("long", {
      abstract: `${"Filler sentence here. ".repeat(40)}A rare zebra appears. ${"More filler. ".repeat(40)}`,
    });
    const opened = await openSample([long]);
    const { results } = await opened.complete(await opened.search("zebra"));
    const { text = "", marks = [] } = results[0]?.excerpt ?? {};
    expect(text.startsWith("… A rare zebra appears. ")).toBe(true);
    expect(text.length).toBeLessThan(300);
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(["zebra"]);
  });
});

describe("odd queries", () => {
  test("without letters and digits say that nothing was asked", async () => {
    for (const query of ["", "   ", "🐦", '""', "-", "***", "\ud800"]) {
      expect(await engine.search(query)).toMatchObject({ asked: false, total: 0 });
    }
  });

  test("of ten thousand characters are answered", async () => {
    expect(await found("birds ".repeat(1700))).toEqual(["birds", "captions"]);
    expect((await engine.search("x".repeat(10_000))).asked).toBe(true);
  });

  test("that find nothing get near words", async () => {
    expect((await engine.search('"kitchns"')).suggestions).toContainEqual({ typed: "kitchns", word: "kitchens" });
  });
});

test("pages of results continue one another, whatever titles raise among the best", async () => {
  const records = Array.from({ length: 60 }, (_, at) => {
    const between = Array.from({ length: (at * 7) % 13 }, (_, place) => `between${place}`).join(" ");
    return paper(`p${at}`, {
      title: `Stone ${between} Bridge`,
      listed: `2024-01-${String(1 + (at % 28)).padStart(2, "0")}`,
    });
  });
  const opened = await openSample(records);
  const all = idsOf(await opened.search("stone bridge", { limit: 60 }));
  expect(new Set(all).size).toBe(60);
  for (const limit of [10, 20]) {
    const pages = await Promise.all(
      Array.from({ length: 60 / limit }, (_, page) => opened.search("stone bridge", { limit, offset: page * limit })),
    );
    expect(pages.flatMap(idsOf)).toEqual(all);
  }
});

describe("loading", () => {
  test("an index without papers answers", async () => {
    expect(await (await openSample([])).search("birds")).toMatchObject({ total: 0, asked: true });
  });

  const many = Array.from({ length: 300 }, (_, at) => paper(`p${at}`, { title: `Paper ${at}`, abstract: "Alike." }));
  const files = buildIndex({ records: many, topics: TOPICS });
  const openWithout = (missing: RegExp) => openIndex(loaderOf(files.filter(({ path }) => !missing.test(path))));

  test("a missing shard of results is named, and the others are shown", async () => {
    const opened = await openWithout(/^p0-\w+\/l2/);
    const { total, results } = await opened.search("paper", { limit: 300 });
    expect([total, results.length]).toEqual([300, 256]);
    expect(opened.missing).toEqual([expect.stringMatching(/^The file search\/p0-\w+\/l2\.js could not be loaded\.$/)]);
  });

  test("a missing shard of words leaves the papers of other parts, and filters work", async () => {
    const opened = await openWithout(/^w0-\w+\/t/);
    expect((await opened.search("paper")).total).toBe(44);
    expect(opened.missing.length).toBeGreaterThan(0);
    expect((await opened.search("", { years: ["2025"] })).total).toBe(300);
  });

  test("missing abstracts leave results without excerpts, missing facts leave filters without papers", async () => {
    const opened = await openWithout(/\/(?:a\d+|facts|days)\.js$/);
    const answer = await opened.complete(await opened.search("paper"));
    expect(answer.results[0]).not.toHaveProperty("excerpt");
    expect((await opened.search("paper", { years: ["2025"] })).total).toBe(0);
    expect((await opened.facets("paper")).years).toEqual([]);
    expect((await opened.search("January 2025")).pages).toEqual([]);
    expect(opened.missing.some((sentence) => sentence.includes("facts"))).toBe(true);
  });

  test("a shard that could not be loaded is tried again", async () => {
    let isOnline = false;
    const load = loaderOf(files);
    const opened = await openIndex(async (name) => {
      if (!isOnline && /\/[tl]\d/.test(name)) throw new Error("offline");
      return load(name);
    });
    expect((await opened.search("paper")).total).toBe(0);
    expect(opened.missing).toEqual(["offline"]);
    isOnline = true;
    expect((await opened.search("paper")).total).toBe(300);
    expect(opened.missing).toEqual([]);
  });

  test("after reading ahead, queries load nothing but abstracts, and answer the same", async () => {
    const loaded: string[] = [];
    const load = loaderOf(files);
    const opened = await openIndex((name) => {
      loaded.push(name);
      return load(name);
    });
    await opened.readAhead("pap", new AbortController().signal);
    expect(loaded.some((name) => name.endsWith("/s0"))).toBe(true);
    const before = loaded.length;
    const fresh = await openIndex(load);
    for (const query of ["paper", "papre 7", "alike", "p12"]) {
      expect(await opened.search(query)).toEqual(await fresh.search(query));
    }
    expect(loaded.slice(before)).toEqual([]);
    await opened.complete(await opened.search("alike"));
    expect(loaded.slice(before).every((name) => /\/a\d+$/.test(name))).toBe(true);
  });

  test("reading ahead begins with the word that is being typed, and stops when it is told to", async () => {
    const loaded: string[] = [];
    const stop = new AbortController();
    const load = loaderOf(files);
    const opened = await openIndex((name) => {
      if (/\/s\d/.test(name)) {
        loaded.push(name);
        stop.abort();
      }
      return load(name);
    });
    await opened.readAhead("ali", stop.signal);
    expect(loaded).toEqual([expect.stringMatching(/^w0-\w+\/s1$/)]);
  });

  test("what an answer found stays while others are asked for", async () => {
    const opened = await openIndex(loaderOf(files));
    const before = await opened.facets("paper");
    await opened.search("7");
    await opened.search("alike 12");
    expect(await opened.facets("paper")).toEqual(before);
    expect((await opened.search("paper", { limit: 300 })).results).toHaveLength(300);
  });

  test("more quoted words than are ranked find the paper all the same", async () => {
    const phrases = Array.from({ length: 40 }, (_, at) => `former${at}x latter${at}x`);
    const opened = await openSample([
      paper("long", { abstract: phrases.join(" ") }),
      paper("other", { abstract: phrases[3] as string }),
    ]);
    expect(idsOf(await opened.search(phrases.map((phrase) => `"${phrase}"`).join(" ")))).toEqual(["long"]);
  });

  test("a few letters load few postings", async () => {
    const words = Array.from({ length: 4000 }, (_, at) => `co${at.toString(26)}q`);
    const crowd = Array.from({ length: 600 }, (_, at) =>
      paper(`p${at}`, {
        title: `Lamps ${at}`,
        abstract: [
          ...words.slice((at * 37) % 3900).slice(0, 100),
          ...words.filter((_, place) => place % 100 === 0),
        ].join(" "),
      }),
    );
    const loaded: string[] = [];
    const load = loaderOf(buildIndex({ records: crowd, topics: [] }));
    const opened = await openIndex((name) => {
      loaded.push(name);
      return load(name);
    });
    expect((await opened.search("lamps co")).total).toBe(600);
    expect(loaded.filter((name) => /^w0-.*\/t/.test(name)).length).toBeLessThanOrEqual(4);
  });

  test("authors are loaded for a name, not for its first letters", async () => {
    const lamps = paper("lamps", { title: "Lamps", authors: ["Cora Ash", "Bo Li", "Chi Park", "Dan Oak"] });
    const load = loaderOf(buildIndex({ records: [lamps], topics: [] }));
    const loaded: string[] = [];
    const opened = await openIndex((name) => {
      loaded.push(name);
      return load(name);
    });
    const authors = () => loaded.filter((name) => /\/m\d/.test(name)).length;
    expect([(await opened.search("lamps co")).total, authors()]).toEqual([1, 0]);
    expect([(await opened.search("lamps cor")).total, authors()]).toEqual([1, 1]);
  });

  test("what cannot be read ahead is not named as missing, and queries do without", async () => {
    const loaded: string[] = [];
    const load = loaderOf(files.filter(({ path }) => !/^p.*\/[slm]\d+\.js$/.test(path)));
    const opened = await openIndex((name) => {
      loaded.push(name);
      return load(name);
    });
    await opened.readAhead("pap", new AbortController().signal);
    expect(loaded.at(-1)).toMatch(/^p0-\w+\/s0$/);
    expect(opened.missing).toEqual([]);
    expect((await opened.search("paper")).total).toBe(300);
  });

  test("a missing root rejects, and so does one of another version", async () => {
    await expect(openIndex(loaderOf([]))).rejects.toThrow("The file search/root.js could not be loaded.");
    const root = { path: "root.js", text: formatShard("root", { version: 0, shards: [], topics: [] }) };
    await expect(openIndex(loaderOf([root]))).rejects.toThrow("another version of Broadsheet");
  });
});

test("the same papers in another order make the same files", () => {
  const files = buildIndex({ records: PAPERS, topics: TOPICS });
  expect(buildIndex({ records: PAPERS.toReversed(), topics: TOPICS })).toEqual(files);
});

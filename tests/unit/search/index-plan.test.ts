import { describe, expect, test } from "vitest";
import { buildIndex, indexedPaper, planIndex, stretchesOfWords } from "../../../src/search/index-plan.ts";
import { isShardName, parseShard } from "../../../src/search/shard-text.ts";
import { paper, TOPICS } from "./sample-index.ts";

const WORDS = "lamp river stone glass cloud field paper metal ocean forest window garden bridge candle mirror".split(
  " ",
);

/** Papers of a made-up archive, 94 a day, each with words of its own and words that many share. */
function papers(count: number) {
  return Array.from({ length: count }, (_, at) => {
    const words = Array.from({ length: 24 }, (_, place) => WORDS[(at * 7 + place * place) % WORDS.length]);
    const day = String(1 + (Math.floor(at / 94) % 28)).padStart(2, "0");
    const month = String(1 + Math.floor(at / 94 / 28)).padStart(2, "0");
    return paper(`p${at}`, {
      title: `Own${at} ${words[0]} ${words[5]}`,
      listed: `2024-${month}-${day}`,
      rank: 1 + (at % 94),
      topics: at % 3 === 0 ? ["speech"] : [],
      abstract: `${words.join(" ")} own${at} x${at % 50}.`,
    });
  });
}

const filesOf = (count: number) =>
  new Map(buildIndex({ records: papers(count), topics: TOPICS }).map(({ path, text }) => [path, text]));

describe("an index", () => {
  test("has the same bytes in whatever order the papers come", () => {
    const records = papers(300);
    const files = buildIndex({ records, topics: TOPICS });
    expect(buildIndex({ records: records.toReversed(), topics: TOPICS })).toEqual(files);
    for (const { path } of files) expect(isShardName(path.replace(/\.js$/, ""))).toBe(true);
  });

  test("changes in few bytes when a day is added, and what is there keeps its names", () => {
    const [before, after] = [filesOf(2820), filesOf(2914)];
    const sum = (texts: Iterable<string>) => [...texts].reduce((bytes, { length }) => bytes + length, 0);
    const fresh = [...after].filter(([path, text]) => before.get(path) !== text).map(([, text]) => text);
    expect(sum(fresh) / sum(after.values())).toBeLessThan(0.25);
    const large = [...before].filter(([path]) => path.startsWith("w0-"));
    expect(large.length).toBeGreaterThan(3);
    for (const [path, text] of large) expect(after.get(path)).toBe(text);
    const overwritten = [...before].filter(([path, text]) => (after.get(path) ?? text) !== text);
    expect(overwritten.map(([path]) => path)).toEqual(["root.js"]);
    expect(fresh.length).toBeLessThan(100);
  });

  test("has every shard of words and lines once more in a pack of its folder", () => {
    const files = new Map([...filesOf(300)].map(([path, text]) => [path.replace(/\.js$/, ""), text]));
    const packed = [...files].filter(([name]) => /\/s\d+$/.test(name));
    const shards = packed.flatMap(([name, text]) =>
      Object.entries(parseShard(name, text) as object).map(([shard, data]) => [
        `${name.slice(0, name.indexOf("/"))}/${shard}`,
        data as unknown,
      ]),
    );
    const expected = [...files]
      .filter(([name]) => /\/[vtlm]\d+$/.test(name))
      .map(([name, text]) => [name, parseShard(name, text)]);
    expect(new Map(shards as [string, unknown][])).toEqual(new Map(expected as [string, unknown][]));
    expect(packed.length).toBeLessThan(shards.length / 2);
  });

  test("names each part by all that is in it", () => {
    const records = papers(500);
    const foldersOf = (changed: typeof records) =>
      planIndex({ papers: changed.map((record) => indexedPaper(record)), topics: TOPICS }).parts.map(
        ({ folder }) => folder,
      );
    const usual = foldersOf(records);
    const change = (given: object) => records.map((record, at) => (at === 3 ? { ...record, ...given } : record));
    const kindsOfChange = (given: object) =>
      foldersOf(change(given))
        .filter((folder) => !usual.includes(folder))
        .map((folder) => folder.replace(/-.*/, ""));
    expect(kindsOfChange({})).toEqual([]);
    expect(kindsOfChange({ abstract: "Other words." })).toEqual(["w0", "p0"]);
    expect(kindsOfChange({ comments: 7 })).toEqual(["p0", "f0"]);
    expect(kindsOfChange({ links: ["code"] })).toEqual(["f0"]);
    expect(kindsOfChange({ relisted: ["2024-06-01"] })).toEqual(["c0"]);
  });
});

test("the words of most papers stand in one part, and a day remakes those of few, but for the days on which it grows", () => {
  for (const count of [9783, 9877, 9971, 30_000, 79_900, 100_000]) {
    const [large, ...others] = stretchesOfWords(count);
    expect(large?.[0]).toBe(0);
    expect(others.length).toBeLessThanOrEqual(2);
    expect(((large?.[1] ?? 0) - 0) / count).toBeGreaterThan(0.87);
    expect(others.at(-1)?.[1] ?? large?.[1]).toBe(count);
  }
  const grows = Array.from({ length: 400 }, (_, day) => 8000 + day * 94).filter(
    (count) => stretchesOfWords(count)[0]?.[1] !== stretchesOfWords(count + 94)[0]?.[1],
  );
  expect(grows.length).toBeLessThan(25);
});

describe("the name of a part", () => {
  const whole = paper("one", {
    ...{ title: "Whales", credit: "Ann Bo", authors: ["Ann Bo", "Cy"], organization: "Lab", published: "2024-01-01" },
    ...{ listed: "2024-01-02", comments: 3, topics: ["speech"], keywords: ["song"], arxiv: "2401.00001" },
    ...{ links: ["code"], abstract: "Deep songs." },
  });
  const partsOf = (record: Parameters<typeof paper>[1]) => {
    const { parts } = planIndex({ papers: [indexedPaper({ ...whole, ...record })], topics: TOPICS });
    return new Map(parts.map(({ folder }) => [folder.charAt(0), folder]));
  };
  const before = partsOf({});

  test.each<[keyof typeof whole, Parameters<typeof paper>[1], string]>([
    ["title", { title: "Whale" }, "wp"],
    ["credit", { credit: "Ann Bo and Cy" }, "p"],
    ["authors", { authors: ["Ann Bo", "Di"] }, "wp"],
    ["organization", { organization: "Labs" }, "wpf"],
    ["published", { published: "2024-01-02" }, "pf"],
    ["comments", { comments: 4 }, "pf"],
    ["topics", { topics: [] }, "wpf"],
    ["keywords", { keywords: ["songs"] }, "wp"],
    ["arxiv", { arxiv: "2401.00002" }, "wp"],
    ["links", { links: [] }, "f"],
    ["abstract", { abstract: "Deep song." }, "wp"],
  ])("changes with %s where its files hold it, and only there", (_what, change, changed) => {
    const after = partsOf(change);
    expect(
      [...after]
        .filter(([kind, folder]) => before.get(kind) !== folder)
        .map(([kind]) => kind)
        .join(""),
    ).toBe(changed);
  });
});

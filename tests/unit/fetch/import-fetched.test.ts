import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type FetchWish, fetchWish } from "../../../scripts/import/fetch/fetch-wish.ts";
import { importFetched } from "../../../scripts/import/fetch/import-fetched.ts";
import { countOutcomes } from "../../../scripts/import/report.ts";
import { filesIn, folderWith } from "../../build/temporary-folder.ts";
import { type ReplayServer, type Reply, replay, stillClock } from "./replay-server.ts";

/** A content folder whose sources are on the server, and imports into it on 27 November 2026. */
function desk(server: ReplayServer, sources?: string) {
  const folder = folderWith({
    "content/collection.yaml": [
      'name: "Harbour papers"',
      'description: "What sails"',
      'site: "https://example.org/harbour/"',
      "sources:",
      sources ??
        `  - { from: daily-papers, address: "${server.address}/daily" }\n  - { from: arxiv, category: cs.CL, address: "${server.address}/query" }`,
    ].join("\n"),
  });
  const content = join(folder, "content");
  const steps: string[] = [];
  const clock = stillClock();
  const run = async (typed: Parameters<typeof fetchWish>[0], names: string[] = [], dryRun = false) => {
    const wish: FetchWish = fetchWish(typed, names, undefined);
    server.asked.length = 0;
    const onStep = (message: string) => steps.push(message);
    const report = await importFetched(content, wish, { dryRun, folder: join(folder, "fetch"), onStep, clock });
    const problems = report.problems.map(({ message, file }) => `${file?.replace(server.address, "")}: ${message}`);
    return { ...report, problems, hints: report.problems.map(({ hint }) => hint), counts: countOutcomes(report) };
  };
  const papers = () => Object.keys(filesIn(join(content, "papers"))).filter((name) => name.endsWith(".md"));
  const text = (paper: string) => filesIn(join(content, "papers"))[paper] ?? "";
  return { content, steps, clock, run, papers, text };
}

/** One paper as the Daily Papers API shows it, featured on a day, or not saying when. */
function record(id: string, featured?: string) {
  return {
    paper: {
      id,
      title: `Harbour ${id}`,
      summary: `How ships of the kind ${id} come in.`,
      authors: [{ name: "Ada Quay" }],
      publishedAt: "2024-01-02T00:00:00.000Z",
      ...(featured && { submittedOnDailyAt: `${featured}T02:00:00.000Z` }),
      upvotes: 3,
    },
    numComments: 1,
  };
}

/** Days with papers; asked for another, the API answers with the last day before it. */
function dailyPapers(days: Record<string, string[]>, saysDay = true) {
  return (url: URL): string => {
    const asked = url.searchParams.get("date") ?? "";
    const day = Object.keys(days).findLast((one) => one <= asked);
    return JSON.stringify((day ? (days[day] ?? []) : []).map((id) => record(id, saysDay ? day : undefined)));
  };
}

const daysAsked = (server: ReplayServer) =>
  server.asked.map(({ url }) => new URL(url, server.address).searchParams.get("date"));

/** A page of the arXiv API. */
function feed(ids: string[], total = ids.length): string {
  const entries = ids.map(
    (id) =>
      `<entry><id>http://arxiv.org/abs/${id}v2</id><title>Harbour ${id}</title><summary>How ships come in.</summary><published>2026-08-21T10:00:00Z</published><author><name>Ada Quay</name></author><category term="cs.CL"/></entry>`,
  );
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-11-27T00:00:00Z</updated><opensearch:totalResults>${total}</opensearch:totalResults>${entries.join("")}</feed>`;
}

describe("Daily Papers", () => {
  test("a day's papers are filed under that day, and again nothing changes", async () => {
    const server = await replay(dailyPapers({ "2026-08-21": ["2608.00001", "2608.00002"] }));
    const { content, run, papers, text } = desk(server);
    const first = await run({ from: "daily-papers", date: "2026-08-21" });
    expect([first.counts, first.problems]).toEqual([{ added: 2, updated: 0, unchanged: 0, kept: 0, failed: 0 }, []]);
    expect(server.asked[0]?.headers["user-agent"]).toMatch(
      /^Broadsheet\/\d+\.\d+\.\d+ \(\+https:\/\/example\.org\/harbour\/\)$/,
    );
    expect(server.asked.map(({ url }) => url)).toEqual(["/daily?date=2026-08-21"]);
    expect(papers()).toEqual(["2026/08/2608.00001.md", "2026/08/2608.00002.md"]);
    expect(text("2026/08/2608.00001.md")).toContain('{ date: "2026-08-21", source: "daily-papers", rank: 1');
    const before = filesIn(content);
    expect((await run({ from: "daily-papers", date: "2026-08-21" })).counts.unchanged).toBe(2);
    expect(filesIn(content)).toEqual(before);
  });

  test("a day without papers gets none, although the answer is that of an earlier day", async () => {
    const server = await replay(dailyPapers({ "2026-08-21": ["2608.00001"] }));
    const { run, papers } = desk(server);
    const { counts, listings } = await run({ from: "daily-papers", date: "2026-08-22" });
    expect([counts.added, counts.failed, papers()]).toEqual([0, 0, []]);
    expect(listings).toMatchObject([{ date: "2026-08-22", entries: 0 }]);
    expect(listings[0]?.assumptions[0]).toMatch(/answers with those of 21 August 2026, which were left out/);
  });

  test("answers that do not say their day are compared with those of the day before", async () => {
    const server = await replay(dailyPapers({ "2024-08-02": ["2408.00001"], "2024-08-05": ["2408.00002"] }, false));
    const { run, text, papers } = desk(server);
    const { counts, listings } = await run({ from: "daily-papers", date: "2024-08-02..2024-08-05" });
    expect(listings.map(({ date, entries }) => [date, entries])).toEqual([
      ["2024-08-02", 1],
      ["2024-08-03", 0],
      ["2024-08-04", 0],
      ["2024-08-05", 1],
    ]);
    expect([counts.added, papers().length]).toEqual([2, 2]);
    expect(text("2024/08/2408.00001.md").match(/date: /g)).toHaveLength(1);
  });

  test("where the service knows no day before, the answer is the day's own", async () => {
    const good = dailyPapers({ "2024-08-02": ["2408.00001"] }, false);
    const server = await replay((url): Reply => (url.href.endsWith("-02") ? good(url) : { status: 404 }));
    const { counts } = await desk(server).run({ from: "daily-papers", date: "2024-08-02" });
    expect(counts).toMatchObject({ added: 1, failed: 0 });
  });

  test("an empty answer is a day without papers", async () => {
    const server = await replay(() => "[]");
    const { counts, listings } = await desk(server).run({ from: "daily-papers", date: "2026-08-22" });
    expect([counts.failed, listings.map(({ entries }) => entries)]).toEqual([0, [0]]);
  });

  test("an error page in place of the answer is refused, and the other days arrive", async () => {
    const good = dailyPapers({ "2026-08-20": ["2608.00001"], "2026-08-22": ["2608.00002"] });
    const page = "<!DOCTYPE html><html><head><title>We will be back</title></head></html>";
    const server = await replay((url) => (url.href.endsWith("21") ? page : good(url)));
    const { counts, problems } = await desk(server).run({ from: "daily-papers", date: "2026-08-20..2026-08-22" });
    expect(problems).toEqual([
      "/daily?date=2026-08-21: The server answers with a web page, “We will be back”, not with the JSON of Daily Papers.",
    ]);
    expect([counts.added, counts.failed]).toEqual([2, 1]);
  });

  test("an error as JSON is refused in the service's words", async () => {
    const server = await replay(() => '{"error":"Invalid date"}');
    const { problems } = await desk(server).run({ from: "daily-papers", date: "2026-08-21" });
    expect(problems[0]).toContain("Invalid date");
  });

  test("a range that is interrupted keeps what arrived, and goes on where it stopped", async () => {
    const good = dailyPapers({
      "2026-08-18": ["2608.00001"],
      "2026-08-20": ["2608.00002"],
      "2026-08-21": ["2608.00003"],
    });
    let isDown = true;
    const server = await replay(
      (url): Reply => (isDown && url.href > `${url.origin}/daily?date=2026-08-20` ? { status: 503 } : good(url)),
    );
    const { run, papers, steps } = desk(server);
    const first = await run({ from: "daily-papers", date: "2026-08-18..2026-08-22" });
    expect(papers()).toEqual(["2026/08/2608.00001.md", "2026/08/2608.00002.md"]);
    expect(first.problems).toEqual([
      "/daily?date=2026-08-21: The server answers with status 503 (it is in trouble).",
      "/daily?date=2026-08-21: What follows was not asked for any more: 22 August 2026.",
    ]);
    expect(first.hints[1]).toBe("Run the same command again later; what arrived is kept.");
    expect(steps).toContain("Daily Papers: 19 August 2026, 2 of 5");
    isDown = false;
    const second = await run({ from: "daily-papers", date: "2026-08-18..2026-08-22" });
    expect(daysAsked(server)).toEqual(["2026-08-21", "2026-08-22"]);
    expect([second.counts.added, second.problems]).toEqual([1, []]);
    expect(second.notes).toEqual([
      "Daily Papers: 3 days were fetched before and not asked for again, 18 August 2026 to 20 August 2026.",
    ]);
  });

  test("days that may still change, and days the archive has lost, are asked for again", async () => {
    const server = await replay(dailyPapers({ "2026-08-21": ["2608.00001"], "2026-11-26": ["2611.00001"] }));
    const { run, content } = desk(server);
    await run({ from: "daily-papers", since: "2026-11-24" });
    expect(daysAsked(server)).toEqual(["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]);
    await run({ from: "daily-papers", since: "2026-11-24" });
    expect(daysAsked(server)).toEqual(["2026-11-26", "2026-11-27"]);
    await run({ from: "daily-papers", date: "2026-08-21..2026-08-22" });
    rmSync(join(content, "papers"), { recursive: true });
    await run({ from: "daily-papers", date: "2026-08-21..2026-08-22" });
    expect(daysAsked(server)).toEqual(["2026-08-21"]);
  });

  test("a dry run fetches, says what would come, and writes nothing into the content", async () => {
    const server = await replay(dailyPapers({ "2026-08-20": ["2608.00001"], "2026-08-21": ["2608.00001"] }));
    const { run, content } = desk(server);
    const before = filesIn(content);
    const { counts, dryRun } = await run({ from: "daily-papers", date: "2026-08-20..2026-08-21" }, [], true);
    expect([counts.added, counts.updated, dryRun]).toEqual([1, 1, true]);
    expect(filesIn(content)).toEqual(before);
    expect((await run({ from: "daily-papers", date: "2026-08-20..2026-08-21" })).counts.added).toBe(1);
  });
});

describe("arXiv", () => {
  test("a day of a category is asked for page by page, no faster than arXiv allows", async () => {
    const ids = Array.from({ length: 250 }, (_, at) => `2608.${String(at + 1).padStart(5, "0")}`);
    const server = await replay((url) => {
      const start = Number(url.searchParams.get("start"));
      return feed(ids.slice(start, start + Number(url.searchParams.get("max_results"))), ids.length);
    });
    const { run, papers, text, clock } = desk(server);
    const { counts, listings } = await run({ from: "arxiv", category: "cs.CL", date: "2026-08-21" });
    expect([counts.added, counts.failed, papers().length]).toEqual([250, 0, 250]);
    expect(listings.map(({ entries, assumptions }) => [entries, assumptions])).toEqual([
      [200, []],
      [50, []],
    ]);
    expect(clock.waits).toEqual([3000]);
    const query = new URL(server.asked[1]?.url ?? "", server.address).searchParams;
    expect(query.get("search_query")).toBe("cat:cs.CL AND submittedDate:[202608210000 TO 202608212359]");
    expect([query.get("start"), server.mostAtOnce]).toEqual(["200", 1]);
    expect(text("2026/08/2608.00001.md")).toContain('{ date: "2026-08-21", source: "arxiv" }');
  });

  test("an empty page where there are more papers is asked for again", async () => {
    const server = await replay((_url, _headers, count) => feed(count === 0 ? [] : ["2608.00001"], 1));
    const { run, steps } = desk(server);
    expect((await run({ from: "arxiv", category: "cs.CL", date: "2026-08-21" })).counts.added).toBe(1);
    expect(steps.at(-1)).toMatch(/^arXiv answers with none of the 1 papers that match\. Next attempt in/);
  });

  test("a day without papers is no failure", async () => {
    const server = await replay(() => feed([], 0));
    const { counts, listings } = await desk(server).run({ from: "arxiv", category: "cs.CL", date: "2026-08-22" });
    expect([counts.failed, listings.map(({ date, entries }) => [date, entries])]).toEqual([0, [["2026-08-22", 0]]]);
  });

  test("a list of ids becomes papers, and ids that arXiv does not know are named with their lines", async () => {
    const error = (id: string) =>
      feed([], 1).replace(
        "</feed>",
        `<entry><id>https://arxiv.org/api/errors#bad_${id}</id><title>Error</title><summary>incorrect id format for ${id}</summary></entry></feed>`,
      );
    const server = await replay((url) => {
      const ids = (url.searchParams.get("id_list") ?? "").split(",");
      if (ids.includes("2608.99999")) return { status: 400, body: error("2608.99999") };
      return feed(ids.filter((id) => id !== "2608.00404"));
    });
    const { run, papers } = desk(server);
    const list = join(
      folderWith({
        "ids.txt": "2608.00001v2\nhttps://arxiv.org/abs/math.GT/0309136\n\n2608.00404\nnonsense\n2608.99999\n",
      }),
      "ids.txt",
    );
    const { counts, problems } = await run({ from: "arxiv", ids: list, date: "2026-08-21" });
    expect(papers()).toEqual(["2026/08/2608.00001.md", "2026/08/math-0309136.md"]);
    expect(counts).toMatchObject({ added: 2, failed: 3 });
    expect(problems.join("\n")).toMatch(/“nonsense” is no id of arXiv/);
    expect(problems.join("\n")).toMatch(/arXiv knows no paper 2608\.00404\./);
    expect(problems.join("\n")).toMatch(/arXiv refused the request: “incorrect id format for 2608\.99999”/);
  });
});

describe("an address", () => {
  const LINES = '{"title": "Harbour lights", "abstract": "How they burn.", "arxiv": "2608.00001"}\n';

  test("is read as a file would be, and unchanged costs a 304", async () => {
    const server = await replay(
      (_url, headers): Reply =>
        headers["if-none-match"] ? { status: 304 } : { status: 200, headers: { etag: '"1"' }, body: LINES },
    );
    const { run } = desk(server);
    const address = `${server.address}/papers.jsonl`;
    expect((await run({ date: "2026-08-21" }, [address])).counts).toMatchObject({ added: 1, failed: 0 });
    const again = await run({ date: "2026-08-21" }, [address]);
    expect(again.counts).toMatchObject({ unchanged: 1, failed: 0 });
    expect(server.asked[0]?.headers["if-none-match"]).toBe('"1"');
  });

  test("that fails is named, and the others arrive", async () => {
    const page = "<html><title>Sign in</title></html>";
    const server = await replay(
      (url): Reply => (url.pathname === "/gone" ? { status: 410 } : url.pathname === "/page" ? page : LINES),
    );
    const { run } = desk(server);
    const names = ["/gone", "/page", "/good"].map((path) => server.address + path);
    const { counts, problems } = await run({ date: "2026-08-21" }, [...names, "ftp://example.org/x"]);
    expect(problems).toEqual([
      "/gone: The server answers with status 410 (there is nothing at this address).",
      "/page: The server answers with a web page, “Sign in”, not with a listing.",
      "ftp://example.org/x: Only http and https addresses can be fetched.",
    ]);
    expect(counts).toMatchObject({ added: 1, failed: 3 });
  });
});

describe("all sources", () => {
  test("are fetched since their last listings, each with its own delay", async () => {
    const daily = dailyPapers({ "2026-11-24": ["2611.00001"], "2026-11-26": ["2611.00002"] });
    const server = await replay((url) => {
      if (url.pathname === "/daily") return daily(url);
      return url.searchParams.get("search_query")?.includes("20261125") ? feed(["2611.00003"]) : feed([], 0);
    });
    const { run } = desk(server);
    const first = await run({ from: "all" });
    expect(first.counts).toMatchObject({ added: 3, failed: 0 });
    expect(daysAsked(server).slice(0, 7)).toEqual([21, 22, 23, 24, 25, 26, 27].map((day) => `2026-11-${day}`));
    await run({ from: "all" });
    const asked = server.asked.map(({ url }) => new URL(url, server.address).searchParams);
    expect(asked.flatMap((query) => query.get("date") ?? [])).toEqual(["2026-11-26", "2026-11-27"]);
    const days = asked.flatMap((query) => /\[(\d{8})/.exec(query.get("search_query") ?? "")?.[1] ?? []);
    expect(days).toEqual([
      ...["20261120", "20261122", "20261123", "20261124", "20261125"],
      ...["20261126", "20261127"],
    ]);
  });

  test("none configured is said, and no failure", async () => {
    const server = await replay(() => "");
    const { notes, counts } = await desk(server, "  []").run({ from: "all" });
    expect(notes?.[0]).toMatch(/names no sources, so nothing was fetched/);
    expect([counts.failed, server.asked]).toEqual([0, []]);
  });

  test("one that is down does not keep the others", async () => {
    const server = await replay((url): Reply => (url.pathname === "/daily" ? { status: 500 } : feed(["2611.00003"])));
    const { counts, problems } = await desk(server).run({ from: "all", date: "2026-11-20" });
    expect(counts).toMatchObject({ added: 1, failed: 1 });
    expect(problems[0]).toMatch(/^\/daily\?date=2026-11-20: .*status 500/);
  });

  test("a fault in the configuration is named with its place", async () => {
    const server = await replay(() => "");
    const { problems } = await desk(server, '  - { from: arxiv, category: "nonsense!" }').run({ from: "all" });
    expect(problems[0]).toMatch(
      /collection\.yaml: `sources\.0\.category`: must be a category of arXiv such as "cs\.CL"\.$/,
    );
  });
});

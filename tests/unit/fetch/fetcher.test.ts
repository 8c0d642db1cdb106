import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { AnswerCache } from "../../../scripts/import/fetch/answer-cache.ts";
import { Fetcher } from "../../../scripts/import/fetch/fetcher.ts";
import { LIMITS } from "../../../scripts/import/fetch/request.ts";
import { parseRetryAfter } from "../../../scripts/import/fetch/retry.ts";
import { redirectTarget } from "../../../scripts/import/fetch/web-address.ts";
import { folderWith } from "../../build/temporary-folder.ts";
import { type Reply, replay, stillClock } from "./replay-server.ts";

/** A fetcher with a clock that does not wait. */
function desk(limits = {}, folder = join(folderWith(), "cache")) {
  const clock = stillClock();
  const said: string[] = [];
  const fetcher = new Fetcher({
    userAgent: "Broadsheet/9 (+https://example.org/)",
    cache: new AnswerCache(folder),
    clock,
    limits: { ...LIMITS, ...limits },
    onWait: (message) => said.push(message),
  });
  const get = async (address: string) => Buffer.from((await fetcher.get(address)).bytes).toString();
  return { clock, said, fetcher, get, folder };
}

/** A server that gives these answers one after the other, the last for ever. */
const inTurn = (...replies: Reply[]) => replay((_url, _headers, count) => replies[count] ?? replies.at(-1) ?? "");

test("a request says who asks, and two to one server keep their distance", async () => {
  const server = await replay(() => "Good morning");
  const { get, clock } = desk();
  expect(await get(`${server.address}/a`)).toBe("Good morning");
  expect(clock.waits).toEqual([]);
  await get(`${server.address}/b#part`);
  expect(clock.waits).toEqual([1000]);
  expect(server.asked.map(({ url }) => url)).toEqual(["/a", "/b"]);
  expect(server.asked[0]?.headers["user-agent"]).toBe("Broadsheet/9 (+https://example.org/)");
  expect(server.mostAtOnce).toBe(1);
});

test("what a server compresses on the way is read as what it is", async () => {
  const body = gzipSync("Plain words");
  const server = await replay(() => ({ status: 200, headers: { "content-encoding": "gzip" }, body }));
  expect(await desk().get(server.address)).toBe("Plain words");
});

describe("what passes is tried again", () => {
  test("a server in trouble, after longer and longer waits", async () => {
    const server = await inTurn({ status: 503 }, { status: 502 }, { status: 500 }, "Well again");
    const { get, clock, said } = desk();
    expect(await get(server.address)).toBe("Well again");
    expect(clock.waits).toEqual([1000, 2000, 4000]);
    expect(said[0]).toBe("The server answers with status 503 (it is in trouble). Next attempt in 1 seconds.");
  });

  test("a server that names its time, in seconds or as a date", async () => {
    const date = new Date(Date.UTC(2026, 10, 27, 12, 0, 50)).toUTCString();
    const server = await inTurn(
      { status: 429, headers: { "retry-after": "7" } },
      { status: 503, headers: { "retry-after": date } },
      "Now",
    );
    const { get, clock } = desk();
    expect(await get(server.address)).toBe("Now");
    expect(clock.waits).toEqual([7000, 43_000]);
  });

  test("a connection cut in the middle of the answer", async () => {
    const server = await inTurn((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("Half of");
      setTimeout(() => response.destroy(), 5);
    }, "The whole");
    expect(await desk().get(server.address)).toBe("The whole");
  });

  test("an answer that begins, and then stops", async () => {
    const server = await inTurn((response) => void response.write("Half of"), "The whole");
    const { get, said } = desk({ idle: 30 });
    expect(await get(server.address)).toBe("The whole");
    expect(said[0]).toMatch(/^The server stopped in the middle of its answer, and sent nothing within 0\.03 seconds\./);
  });

  test("an answer that does not begin, or does not end", async () => {
    const drip = (response: { write(text: string): boolean; on(event: "close", step: () => void): unknown }) => {
      const timer = setInterval(() => response.write("drip "), 5);
      response.on("close", () => clearInterval(timer));
    };
    const silent = await inTurn(() => undefined, "At last");
    expect(await desk({ head: 30 }).get(silent.address)).toBe("At last");
    const endless = await inTurn(drip, "At last");
    const { get, said } = desk({ total: 100 });
    expect(await get(endless.address)).toBe("At last");
    expect(said[0]).toMatch(/^The server did not end its answer within 0\.1 seconds\./);
  });
});

describe("what does not pass is named, with the address and what to do", () => {
  const failure = async (reply: Reply, limits = {}) => {
    const server = await replay(() => reply);
    const { get, clock } = desk(limits);
    const error: unknown = await get(`${server.address}/x`).catch((one: unknown) => one);
    return { said: String(error).replaceAll(server.address, "http://host"), requests: server.asked.length, clock };
  };

  test("a missing page is not asked for again", async () => {
    const { said, requests } = await failure({ status: 404, body: "<html>Lost</html>" });
    expect(said).toBe(
      "FetchError: http://host/x: The server answers with status 404 (there is nothing at this address). Check the address.",
    );
    expect(requests).toBe(1);
  });

  test("a server that stays in trouble is left alone after five attempts", async () => {
    const { said, requests, clock } = await failure({ status: 503 });
    expect(said).toMatch(/status 503 \(it is in trouble\)\. Try again later\.$/);
    expect([requests, clock.waits]).toEqual([5, [1000, 2000, 4000, 8000]]);
  });

  test("a server that wants a long pause gets it", async () => {
    const { said, requests } = await failure({ status: 429, headers: { "retry-after": "7200" } });
    expect(said).toMatch(/status 429 \(it was asked too often\) and asks to wait 7200 seconds\. Try again later\.$/);
    expect(requests).toBe(1);
  });

  test("an answer beyond the bound, announced or not, and also once unpacked", async () => {
    const tooLarge = /The answer has more than 1000 bytes\. Ask for a part of it, such as one day\.$/;
    const bound = { bytes: 1000 };
    const announced = await failure(
      { status: 200, headers: { "content-length": "2000" }, body: "x".repeat(2000) },
      bound,
    );
    expect(announced.said).toMatch(tooLarge);
    const body = gzipSync("x".repeat(100_000));
    const packed = await failure({ status: 200, headers: { "content-encoding": "gzip" }, body }, bound);
    expect(packed.said).toMatch(tooLarge);
    expect(packed.requests).toBe(1);
  });

  test("redirects in a circle, to another scheme, or with a password", async () => {
    const to = (location: string) => failure({ status: 302, headers: { location } });
    const circle = await to("/x");
    expect(circle.said).toMatch(/It was redirected more than 5 times, at last to http:\/\/host\/x\. /);
    expect(circle.requests).toBe(6);
    const file = (await to("file:///etc/hosts")).said;
    expect(file).toMatch(/redirected to file:\/\/\/etc\/hosts, and that is refused: Only http and https addresses can/);
    const guarded = (await to("http://me:secret@example.org/")).said;
    expect(guarded).toMatch(
      /redirected to http:\/\/example\.org\/, and that is refused: The address holds a user name/,
    );
    const secure = new URL("https://example.org/a");
    expect(() => redirectTarget(secure, "http://example.org/a", secure.href)).toThrow(
      "https://example.org/a: It was redirected to http://example.org/a, and that is refused: it would leave https for http.",
    );
    expect(redirectTarget(secure, "../b", secure.href).href).toBe("https://example.org/b");
  });

  test("a server that refuses the connection", async () => {
    const { get, clock } = desk();
    await expect(get("http://127.0.0.1:1/")).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:1\/: .+ Check the network, and try again\.$/,
    );
    expect(clock.waits.length).toBeLessThanOrEqual(4);
  });

  test.each(["ftp://example.org/a.txt", "file:///etc/passwd", "javascript:alert(1)"])(
    "%s is no web address",
    async (address) => {
      await expect(desk().get(address)).rejects.toThrow("Only http and https addresses can be fetched.");
    },
  );

  test("a password in an address is refused, and not repeated", async () => {
    const error: unknown = await desk()
      .get("https://me:secret@example.org/")
      .catch((one: unknown) => one);
    expect(String(error)).toMatch(
      /^InputError: https:\/\/example\.org\/: The address holds a user name or a password\./,
    );
  });
});

describe("what did not change costs a 304", () => {
  test("by its ETag, also in a later run, and the kept answer serves", async () => {
    const server = await replay((_url, headers) =>
      headers["if-none-match"] === '"a"' ? { status: 304 } : { status: 200, headers: { etag: '"a"' }, body: "Words" },
    );
    const first = desk();
    expect(await first.get(server.address)).toBe("Words");
    const second = desk({}, first.folder);
    expect(await second.get(server.address)).toBe("Words");
    expect(server.asked.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"a"']);
  });

  test("by its date, which is also the listing's latest day", async () => {
    const changed = "Tue, 03 Nov 2026 10:00:00 GMT";
    const server = await replay((_url, headers) =>
      headers["if-modified-since"] === changed
        ? { status: 304 }
        : { status: 200, headers: { "last-modified": changed }, body: "Words" },
    );
    const { fetcher } = desk();
    expect((await fetcher.get(server.address)).day).toBe("2026-11-03");
    expect((await fetcher.get(server.address)).day).toBe("2026-11-03");
    expect(server.asked).toHaveLength(2);
  });

  test("a kept answer that is damaged is fetched anew", async () => {
    const server = await replay((_url, headers) =>
      headers["if-none-match"] ? { status: 304 } : { status: 200, headers: { etag: '"a"' }, body: "Words" },
    );
    const { get, folder } = desk();
    await get(server.address);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"etag":"\\"a\\"","digest":"0"}\nWor');
    expect(await get(server.address)).toBe("Words");
  });

  test("where nothing can be kept, everything is fetched", async () => {
    const server = await replay(() => ({ status: 200, headers: { etag: '"a"' }, body: "Words" }));
    const folder = join(folderWith({ file: "in the way" }), "file", "cache");
    expect(await desk({}, folder).get(server.address)).toBe("Words");
  });

  test("answers that nobody asked for in a long time are removed, and nothing else", () => {
    const folder = folderWith({ [`${"0".repeat(32)}.answer`]: "{}\n", "mine.txt": "x" });
    mkdirSync(folder, { recursive: true });
    const cache = new AnswerCache(folder);
    cache.tidy(Date.now());
    expect(readdirSync(folder)).toHaveLength(2);
    cache.tidy(Date.now() + 100 * 86_400_000);
    expect(readdirSync(folder)).toEqual(["mine.txt"]);
  });
});

test("a Retry-After that says nothing leaves the wait to us", () => {
  const now = Date.UTC(2026, 0, 1);
  expect(["", "soon", "-1", "2026", null].map((header) => parseRetryAfter(header, now))).toEqual([
    ...[undefined, undefined, undefined, 2_026_000, undefined],
  ]);
  expect(parseRetryAfter("Wed, 31 Dec 2025 23:00:00 GMT", now)).toBe(0);
});

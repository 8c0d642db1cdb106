import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settleLeftovers } from "../../scripts/build/stage.ts";
import { run } from "./run-command.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

const CONTENT = {
  "collection.yaml": 'name: "Small"\ndescription: "A few papers"\n',
  "topics/captions.md":
    '---\nname: "Captions"\ngroup: "Vision"\norder: 1\nneeds: 1\nphrases: { caption: 2 }\n---\nOf pictures.\n',
  "pages/about.md": '---\ntitle: "About"\n---\nAbout this.\n',
  "papers/2024/12/hers.md":
    '---\nid: "hers"\ntitle: "A Caption by Hand"\nauthors: ["Ann Bo"]\nlisted: [{ date: "2024-12-31", source: "me" }]\n---\nHer *own* words, see https://a.org/.\n\n## Notes\n\n<script>alert(1)</script>\n',
  "listings/2025-10-23.jsonl":
    '{"title": "Über Größe: 深度 \\\\alpha", "abstract": "The abstract.", "authors": ["Ann Bo"], "arxiv": "2304.01662"}\n{"title": "<b>Another</b> & more"}\n',
};
const BROKEN = { ...CONTENT, "papers/2024/12/hers.md": "---\ntitle: [\n---\n" };

/** A build that runs while another does: what it said and its exit code. */
async function build(args: readonly string[], env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [resolve("scripts/build.ts"), ...args], { env: { ...process.env, ...env } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += String(bytes)));
  const [code] = await once(child, "close");
  return { code, said };
}

const work = mkdtempSync(join(tmpdir(), "broadsheet-"));
const [dist, other] = [join(work, "dist"), join(work, "other folder", "dist")];
let builds: { code: unknown; said: string }[] = [];

beforeAll(async () => {
  const places = [
    { out: dist, env: { TZ: "Pacific/Auckland", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } },
    { out: other, env: { TZ: "America/Los_Angeles", LANG: "C" } },
  ];
  builds = await Promise.all(
    places.map(({ out, env }, at) => {
      const content = join(work, `content-${at}`);
      cpSync(folderOf(CONTENT), content, { recursive: true });
      return build(["--content", content, "--out", out], env);
    }),
  );
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Like `folderWith`, for the whole file. */
function folderOf(files: Record<string, string>): string {
  return folderWith(files, afterAll);
}

test("a build imports what waits, says what it did, and exits 0", () => {
  for (const { code, said } of builds) {
    expect(said).toMatch(/\n2 added, 0 updated, 0 unchanged, 0 kept, 0 failed\n/);
    expect(said).toMatch(/: 3 papers of 2 days, in \d+\.\d s\n$/);
    expect(code).toBe(0);
  }
});

test("two builds of the same content are the same bytes, whatever the time zone, the language and the folder", () => {
  const [one, two] = [filesIn(dist), filesIn(other)];
  expect(Object.keys(two)).toEqual(Object.keys(one));
  for (const [file, bytes] of Object.entries(one)) expect([file, two[file] === bytes]).toEqual([file, true]);
  expect(Object.keys(one)).toEqual(
    expect.arrayContaining([
      "index.html",
      "papers/hers/index.html",
      "papers/2304.01662/index.html",
      "feed.xml",
      "search/root.js",
    ]),
  );
});

test("nothing that was text became markup, and nothing of the machine is left in a page", () => {
  const files = filesIn(dist);
  expect(files["papers/hers/index.html"]).not.toContain("<script>alert");
  expect(files["papers/another/index.html"] ?? files["papers/b-another-b-more/index.html"]).not.toContain("<b>Another");
  for (const [file, bytes] of Object.entries(files)) {
    expect([file, bytes.includes(work) || bytes.includes(process.cwd())]).toEqual([file, false]);
  }
});

describe("with broken content", () => {
  test("a check names file and line, as text and as JSON, and exits 1", () => {
    const content = folderWith(BROKEN);
    const text = run("check", ["--content", content]);
    expect([text.status, text.stderr]).toEqual([1, ""]);
    expect(text.stdout).toContain(`${join(content, "papers/2024/12/hers.md")}:`);
    expect(text.stdout).toMatch(/\n0 papers, 1 topics, 1 pages: 1 to mend\n$/);
    const json = run("check", ["--content", content, "--json"]);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      papers: 0,
      topics: 1,
      pages: 1,
      problems: [{ line: expect.any(Number) }],
    });
  });

  test("a build imports what waits, exits 1, and the old site stays", () => {
    const content = folderWith(BROKEN);
    const before = filesIn(dist);
    const { status, stdout, stderr } = run("build", ["--content", content, "--out", dist]);
    expect(status).toBe(1);
    expect(stdout).toContain("2 added, ");
    expect(stderr).toMatch(
      /hers\.md:\d+: This is not valid YAML.*\n1 to mend, so nothing was built and the old site stays\.\n$/,
    );
    expect(filesIn(dist)).toEqual(before);
  });

  test("a mistyped content folder is a problem, and neither made nor built", () => {
    const content = join(folderWith(), "contnet");
    const before = readdirSync(dist);
    expect(run("check", ["--content", content]).status).toBe(1);
    const { status, stderr } = run("build", ["--content", content, "--out", dist]);
    expect([status, stderr]).toEqual([1, expect.stringContaining("There is no such content folder. Check --content.")]);
    expect([existsSync(content), readdirSync(dist)]).toEqual([false, before]);
  });

  test("a start serves the site as it was built before", async () => {
    const port = await freePort();
    const args = ["--content", folderWith(BROKEN), "--out", dist, "--port", String(port)];
    const child = spawn(process.execPath, [resolve("scripts/start.ts"), ...args]);
    try {
      let said = "";
      for await (const bytes of child.stdout) {
        said += String(bytes);
        if (said.includes("Ctrl+C")) break;
      }
      expect(said).toContain(
        `Serving the site as it was built before.\nThe archive is at http://localhost:${port}/ (Ctrl+C stops)\n`,
      );
      const page = await fetch(`http://localhost:${port}/papers/hers/`);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("A Caption by Hand")]);
      const second = run("start", args);
      expect([second.status, second.stderr]).toEqual([
        1,
        expect.stringContaining(`Port ${port} is in use by another program.`),
      ]);
    } finally {
      child.kill();
    }
  });
});

test("a build that is killed leaves the old site, and the next takes away what it left", async () => {
  const before = filesIn(dist);
  const child = spawn(process.execPath, [resolve("scripts/build.ts"), "--content", folderWith(CONTENT), "--out", dist]);
  for await (const bytes of child.stdout) if (String(bytes).includes("Reading")) break;
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(filesIn(dist)).toEqual(before);
  settleLeftovers(dist);
  expect(readdirSync(work).filter((name) => name.startsWith(".dist.new-"))).toEqual([]);
});

test("a folder that is no site is not replaced", () => {
  const out = folderWith({ "robots.txt": "mine" });
  const { status, stderr } = run("build", ["--content", folderWith(CONTENT), "--out", out]);
  expect([status, stderr]).toEqual([1, expect.stringContaining("is not a site built before, so it is not replaced")]);
  expect(filesIn(out)).toEqual({ "robots.txt": "mine" });
});

test("a check of content that is well exits 0, and notes what it assumed", () => {
  const { status, stdout } = run("check", [
    "--content",
    folderWith({ "papers/a.md": CONTENT["papers/2024/12/hers.md"] }),
  ]);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^note: .*collection\.yaml is not there[^\n]*\nnote: .*\n1 papers, 0 topics, 0 pages: all well\n$/,
  );
});

describe("a wrong call exits 2 and builds nothing", () => {
  test.each([
    [
      "build",
      ["--site", "example.org"],
      '--site takes an address such as https://example.org/papers/, not "example.org".',
    ],
    ["build", ["--base", "/a?b"], '--base takes a path such as /papers/, not "/a?b".'],
    ["build", ["--ful"], "There is no option --ful. Did you mean --full?"],
    ["check", ["--jsn"], "There is no option --jsn. Did you mean --json?"],
    ["start", ["--port", "x"], '--port takes a whole number of at least 1, not "x".'],
    ["start", ["--port", "70000"], "--port takes a number up to 65535."],
  ] as const)("%s %j", (command, args, message) => {
    const { status, stdout, stderr } = run(command, args);
    expect([status, stdout, stderr.split("\n")[0]]).toEqual([2, "", message]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

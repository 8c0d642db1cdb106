import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { bundleAssets } from "../../scripts/build/assets.ts";
import { buildSite } from "../../scripts/build/build-site.ts";
import { IntegrityError } from "../../scripts/build/integrity-gate.ts";
import { serveSite } from "../../scripts/build/serve.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

/** What a broken renderer makes of some pages. */
const rendered = vi.hoisted(() => ({ pages: {} as Record<string, string>, lost: "", fails: false }));
vi.mock("../../scripts/build/pages/page-list.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../scripts/build/pages/page-list.ts")>();
  return {
    listPages: async (...args: Parameters<typeof original.listPages>) =>
      (await original.listPages(...args)).filter(({ file }) => file !== rendered.lost),
    renderSitePage: async (...args: Parameters<typeof original.renderSitePage>) => {
      if (rendered.fails) throw new Error("The renderer broke.");
      return rendered.pages[args[1].file] ?? original.renderSitePage(...args);
    },
  };
});
afterEach(() => {
  rendered.pages = {};
  rendered.lost = "";
  rendered.fails = false;
});

const PAPER = '---\nid: "one"\ntitle: "One"\nlisted: [{ date: "2025-10-23", source: "s" }]\n---\nText.\n';
const build = (parent: string) =>
  buildSite({
    ...{ root: process.cwd(), content: folderWith({ "papers/one.md": PAPER }), out: join(parent, "dist") },
    ...{ base: "/", onStep: () => {} },
  });

test("a site that is not whole is named, and the old one stays", async () => {
  const parent = folderWith({ "dist/search/root.js": "old", "dist/index.html": "old" });
  rendered.pages = { "papers/one/index.html": "" };
  rendered.lost = "2025/10/23/index.html";
  const failure = await build(parent).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(IntegrityError);
  expect(String(failure)).toContain("2025/10/23/index.html: The page of the day 2025-10-23 is missing.");
  expect(String(failure)).toContain("papers/one/index.html: The page is empty.");
  expect(filesIn(parent)).toEqual({ "dist/search/root.js": "old", "dist/index.html": "old" });
});

test("a link to a place that another page does not have is named, whatever else that page is like", async () => {
  const parent = folderWith({});
  const link = '<a href="../../topics/index.html#nowhere">Topics</a>';
  const html = `<!doctype html><html><title>One</title><main><h1>One</h1>${link}</main></html>`;
  rendered.pages = { "papers/one/index.html": html };
  await expect(build(parent)).rejects.toThrow(
    "papers/one/index.html:1: The link ../../topics/index.html#nowhere names a place that its page does not have.",
  );
});

test("a page that cannot be rendered stops the build, twice in a row, and leaves nothing behind", async () => {
  const parent = folderWith({ "dist/search/root.js": "old" });
  rendered.fails = true;
  for (const _time of ["first", "second"]) await expect(build(parent)).rejects.toThrow("The renderer broke.");
  expect(filesIn(parent)).toEqual({ "dist/search/root.js": "old" });
});

test("scripts are classic ones, named by their bytes, and the same every time", async () => {
  const [one, two] = [await bundleAssets(process.cwd()), await bundleAssets(process.cwd())];
  expect(two).toEqual(one);
  expect(one.style.path).toMatch(/^assets\/site-[0-9a-f]{10}\.css$/);
  for (const { path, bytes } of [one.script, one.searchScript, one.engineScript]) {
    expect(path).toMatch(/^assets\/[a-z]+-[0-9a-f]{10}\.js$/);
    expect(Buffer.from(bytes).toString()).not.toMatch(/\bimport\s*[({"']|^export /m);
  }
});

test("a folder is served as a host does: its index, its own page for what is missing, and nothing above it", async () => {
  const folder = folderWith({
    "site/index.html": "home",
    "site/a b/index.html": "sub",
    "site/404.html": "missing",
    "secret.txt": "s",
  });
  const { server, address } = await serveSite(join(folder, "site"), 0);
  const get = async (path: string) => {
    const answer = await fetch(address + path);
    return [answer.status, await answer.text()];
  };
  try {
    expect(await get("")).toEqual([200, "home"]);
    expect(await get("a%20b/")).toEqual([200, "sub"]);
    expect(await get("nowhere/")).toEqual([404, "missing"]);
    expect(await get("..%2fsecret.txt")).toEqual([404, "missing"]);
    const { port } = new URL(address);
    await expect(serveSite(folder, Number(port))).rejects.toThrow(
      `Port ${port} is in use by another program. Stop it, or name another: npm start -- --port ${Number(port) + 1}.`,
    );
  } finally {
    server.close();
    await once(server, "close");
  }
});

test("while a site is swapped, what is missing is missing, and the server goes on", async () => {
  const { server, address } = await serveSite(folderWith({ "index.html": "home" }), 0);
  try {
    expect((await fetch(`${address}nowhere`)).status).toBe(404);
    expect((await fetch(address)).status).toBe(200);
  } finally {
    server.close();
    await once(server, "close");
  }
});

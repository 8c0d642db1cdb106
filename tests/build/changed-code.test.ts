import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { compilePages } from "../../scripts/build/pages/compile.ts";
import { folderWith } from "./temporary-folder.ts";

/** A copy of the project, and what changes a file of it. */
function forked() {
  const root = folderWith({});
  for (const part of ["src", "scripts", "public", "package.json", "package-lock.json", "tsconfig.json"])
    cpSync(part, join(root, part), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(root, "node_modules"));
  const change = (file: string, from: string, to: string) => {
    const text = readFileSync(join(root, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(root, file), text.replace(from, to));
  };
  return { root, change };
}

test("a fork that changes a page's markup or a style sees it in the next build", async () => {
  const { root, change } = forked();
  const paper = `---\nid: "one"\ntitle: "One"\nlisted: [{ date: "2025-10-23", source: "s" }]\n---\nText.\n`;
  const [content, out] = [folderWith({ "papers/one.md": paper }), join(root, "dist")];
  const build = async () => {
    const result = await buildSite({ root, content, out, base: "/", onStep: () => {} });
    return "changes" in result ? result.changes.written : result.problems;
  };
  await build();
  expect(await build()).toEqual([]);
  change("src/pages/404.astro", "This page is not here", "Nothing stands here");
  expect(await build()).toContain("404.html");
  expect(readFileSync(join(out, "404.html"), "utf8")).toContain("Nothing stands here");
  writeFileSync(
    join(root, "src", "styles", "site.css"),
    `${readFileSync(join(root, "src", "styles", "site.css"), "utf8")}\n.fork { color: red }\n`,
  );
  const written = await build();
  const [style] = written.filter((file) => /^assets\/site-.*\.css$/.test(String(file)));
  expect(readFileSync(join(out, String(style)), "utf8")).toContain(".fork");
  expect(readFileSync(join(out, "index.html"), "utf8")).toContain(String(style));
});

test("a fork that changes what is kept of papers, or how they are compared, uses nothing that was kept before", async () => {
  const { root, change } = forked();
  const version = async () => (await compilePages(root, join(root, "cache"))).filingVersion;
  const versions = [await version()];
  change("src/search/growing-index.ts", "const LOOKED_UP = 12", "const LOOKED_UP = 8");
  versions.push(await version());
  change("src/store/abstract-lead.ts", "const ", "const OURS = 1;\nconsole.assert(OURS);\nconst ");
  versions.push(await version());
  change("src/components/Footer.astro", "Atom feed", "Feed");
  expect(new Set(versions).size).toBe(3);
  expect(await version()).toBe(versions[2]);
});

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { indexFilesOf } from "./index-files.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

/** So many that several threads read them and render their pages. */
const COUNT = 4100;
const TOPIC = '---\nname: "Texts"\ngroup: "G"\norder: 1\nneeds: 1\nphrases: { "text": 1 }\n---\nWhat texts are.\n';
type Built = Extract<Awaited<ReturnType<typeof buildSite>>, { papers: number }>;

test("a large archive, built by several threads, has every paper once, and lists of a fixed length", async () => {
  const ids = Array.from({ length: COUNT }, (_, at) => `paper-${at}`);
  const textOf = (id: string, at: number) =>
    `---\nid: "${id}"\ntitle: "Title ${id}"\nlisted: [{ date: "2025-${String(1 + (at % 12)).padStart(2, "0")}-01", source: "s" }]\n---\nText of ${id}.\n`;
  const content = folderWith({
    "topics/texts.md": TOPIC,
    ...Object.fromEntries(ids.map((id, at) => [`papers/${id}.md`, textOf(id, at)])),
  });
  const out = join(folderWith({}), "dist");
  const build = () => buildSite({ root: process.cwd(), content, out, base: "/", onStep: () => {} });
  expect(await build()).toMatchObject({ papers: COUNT, days: 12, problems: [] });
  const page = (id: string) => join(out, "papers", id, "index.html");
  expect(ids.filter((id) => !existsSync(page(id)))).toEqual([]);
  for (const id of [ids[0], ids[2050], ids[4099]] as string[])
    expect(readFileSync(page(id), "utf8")).toContain(`Text of ${id}.`);
  const entries = (file: string) => readFileSync(join(out, file), "utf8").match(/<entry>|<h2>/g)?.length;
  expect(["feed.xml", "topics/texts/feed.xml", "topics/texts/1/index.html"].map(entries)).toEqual([100, 50, 25]);
  const introduced = ["index.html", "1/index.html"].map((file) =>
    readFileSync(join(out, "topics/texts", file), "utf8").includes("<p>What texts are.</p>"),
  );
  expect(introduced).toEqual([true, false]);
  expect(await build()).toMatchObject({ changes: { written: [], removed: [] } });
  const index = () => filesIn(join(out, "search"));
  expect(index()).toEqual(indexFilesOf(content));
  // The words of the index have the names of topics, and so has every page.
  writeFileSync(join(content, "topics/texts.md"), TOPIC.replace("Texts", "Writings"));
  const { changes } = (await build()) as Built;
  expect(changes.written.length).toBeGreaterThan(COUNT);
  expect(index()).toEqual(indexFilesOf(content));
  expect(ids.filter((id) => !readFileSync(page(id), "utf8").includes(">Writings<"))).toEqual([]);
});

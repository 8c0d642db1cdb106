import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { run } from "./run-command.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

test("a process that builds twice shows each time the content of that build", async () => {
  const out = join(folderWith({}), "dist");
  for (const id of ["one", "two"]) {
    const paper = `---\nid: "${id}"\ntitle: "Title ${id}"\nlisted: [{ date: "2025-10-23", source: "s" }]\n---\nText.\n`;
    const content = folderWith({ [`papers/${id}.md`]: paper });
    const { problems } = await buildSite({ root: process.cwd(), content, out, base: "/", onStep: () => {} });
    expect(problems).toEqual([]);
    expect(readFileSync(join(out, "papers", id, "index.html"), "utf8")).toContain(`Title ${id}`);
    expect(readFileSync(join(out, "index.html"), "utf8")).toContain(`Title ${id}`);
  }
});

const paper = (id: string, title = `Title ${id}`) =>
  `---\nid: "${id}"\ntitle: "${title}"\nauthors: ["Ann Bo"]\nlisted: [{ date: "2025-10-23", source: "s" }]\n---\nText.\n`;

/** What another build finds changed in the papers of the folder, while one is under way. */
const CHANGES: Record<string, (folder: string) => void> = {
  "a paper": (folder) => writeFileSync(join(folder, "one.md"), paper("one", "Another title")),
  "one paper more": (folder) => writeFileSync(join(folder, "three.md"), paper("three")),
  "one paper less": (folder) => rmSync(join(folder, "one.md")),
};

for (const [what, change] of Object.entries(CHANGES)) {
  test(`a build shows ${what} that another one found meanwhile, and forgets it when it is undone`, async () => {
    const content = folderWith({ "papers/one.md": paper("one"), "papers/two.md": paper("two") });
    const parent = folderWith({});
    const steps: string[] = [];
    const build = (out: string, full = false, onStep = (_step: string) => {}) =>
      buildSite({ root: process.cwd(), content, out: join(parent, out), base: "/", full, onStep });
    const isRight = async () => {
      await build("whole", true);
      expect(filesIn(join(parent, "dist"))).toEqual(filesIn(join(parent, "whole")));
    };
    await build("dist");
    appendFileSync(join(content, "papers/two.md"), "More.\n");
    let isFirst = true;
    await build("dist", false, (step) => {
      steps.push(step);
      if (!step.startsWith("Reading papers") || !isFirst) return;
      isFirst = false;
      change(join(content, "papers"));
      run("build", ["--content", content, "--out", join(parent, "other")]);
    });
    expect(steps).toContain("Another build has read papers meanwhile: beginning anew");
    await isRight();
    rmSync(join(content, "papers/three.md"), { force: true });
    writeFileSync(join(content, "papers/one.md"), paper("one"));
    await build("dist");
    await isRight();
  });
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { folderWith } from "./temporary-folder.ts";

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

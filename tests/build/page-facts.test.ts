import { Parser } from "htmlparser2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { type PageFacts, readPageFacts } from "../../scripts/build/pages/page-facts.ts";
import { sampleWith } from "./sample-content.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

/** The same facts by a full parser of HTML. */
function parsedFacts(html: string): PageFacts {
  const facts: PageFacts = { titled: false, filled: false, ids: [], duplicateIds: [], links: [], closed: false };
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push(name);
      const { id, href, src, action, rel } = attributes;
      if (id !== undefined && facts.ids.includes(id)) facts.duplicateIds.push(id);
      else if (id !== undefined) facts.ids.push(id);
      if (rel === "canonical") return;
      for (const address of [href, src, action]) {
        if (address !== undefined) facts.links.push({ href: address, at: parser.startIndex });
      }
    },
    ontext(text) {
      if (text.trim() === "") return;
      if (open.includes("title")) facts.titled = true;
      if (open.includes("main") && !open.includes("h1")) facts.filled = true;
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);
  return { ...facts, closed: html.trimEnd().endsWith("</html>") };
}

let pages: [string, string][] = [];
beforeAll(async () => {
  const out = `${folderWith({}, afterAll)}/dist`;
  await buildSite({ root: process.cwd(), content: sampleWith({}, afterAll), out, base: "/", onStep: () => {} });
  pages = Object.entries(filesIn(out)).filter(([file]) => file.endsWith(".html"));
});

test("what is read of every page is what a full parser reads", () => {
  expect(pages.length).toBeGreaterThan(100);
  for (const [file, html] of pages) expect([file, readPageFacts(html)]).toEqual([file, parsedFacts(html)]);
});

test("a comment holds nothing, and a sign in a text or an attribute begins no tag", () => {
  const html =
    '<title>T</title><main><!-- <a href="no"> --> <h1>H</h1><a title="a > b <i id=no>" href="x?a=1&amp;b=2">1 < 2</a></main></html>';
  expect(readPageFacts(html)).toEqual(parsedFacts(html));
  expect(readPageFacts(html).links.map(({ href }) => href)).toEqual(["x?a=1&b=2"]);
});

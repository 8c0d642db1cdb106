import { expect, test } from "vitest";
import { buildArchive } from "../../src/archive/archive.ts";
import { DEFAULT_COLLECTION } from "../../src/archive/collection.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import { feedText } from "../../src/store/feed-text.ts";
import { provideSite } from "../../src/store/site-data.ts";

const BUNDLES = { script: "a.js", style: "a.css", searchScript: "b.js", engineScript: "c.js" };

function paper(at: number): FiledPaper {
  const date = `2025-01-${String(1 + (at % 28)).padStart(2, "0")}`;
  return {
    paper: { id: `p${at}`, title: `Paper ${at}`, abstract: "", listed: [{ date, source: "s" }], authors: ["Ann & Bo"] },
    ...{
      title: `</feed> & <entry> ${at}`,
      abstract: { lead: `<p>Entry ${at}: </feed> ]]></p>` },
      plain: "",
      topics: [],
    },
    ...{ firstListed: date, comments: 0, upvotes: 0 },
  };
}

function provide(count: number, site: string): FiledPaper[] {
  const archive = buildArchive(
    DEFAULT_COLLECTION,
    [],
    Array.from({ length: count }, (_, at) => paper(at)),
  );
  provideSite({ settings: { ...BUNDLES, site, base: "/" }, archive, pages: [] });
  return archive.papers;
}

test("a feed holds the newest hundred papers, and its day is the latest of theirs", async () => {
  const papers = provide(130, "https://e.org/");
  const atom = await feedText("atom", "", undefined, papers);
  expect(atom.match(/\n {4}<entry>\n/g)).toHaveLength(100);
  expect(atom.match(/<updated>([^<]+)/)?.[1]).toBe("2025-01-28T00:00:00.000Z");
  expect(atom.endsWith("    </entry>\n</feed>\n")).toBe(true);
  expect(JSON.parse(await feedText("json", "", undefined, papers)).items).toHaveLength(100);
});

test("a paper stands in every feed as in the first, and names the site that is made at the time", async () => {
  const papers = provide(3, "https://e.org/");
  const entriesOf = async (path: string) => (await feedText("atom", path, "T", papers)).split("    <entry>").slice(1);
  const first = await entriesOf("topics/a/");
  expect(first).toHaveLength(3);
  expect(await entriesOf("topics/b/")).toEqual(first);
  provideSite({
    settings: { ...BUNDLES, site: "https://other.org/", base: "/" },
    archive: buildArchive(DEFAULT_COLLECTION, [], papers),
    pages: [],
  });
  expect(await entriesOf("topics/a/")).toEqual(first.map((entry) => entry.replaceAll("e.org", "other.org")));
});

test("a feed without papers is whole", async () => {
  provide(0, "https://e.org/");
  const atom = await feedText("atom", "topics/a/", "A", []);
  expect(atom).toMatch(/^<\?xml .*<id>https:\/\/e\.org\/topics\/a\/<\/id>.*<\/feed>\n$/s);
  expect(atom).not.toContain("<entry>");
});

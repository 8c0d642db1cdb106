import { expect, test } from "vitest";
import { readXml } from "../../scripts/import/sources/xml/read-xml.ts";
import { childrenOf, fullText } from "../../scripts/import/sources/xml/xml-element.ts";
import { buildArchive } from "../../src/archive/archive.ts";
import { DEFAULT_COLLECTION } from "../../src/archive/collection.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import type { Topic } from "../../src/archive/topic.ts";
import { feedText } from "../../src/store/feed-text.ts";
import { provideSite } from "../../src/store/site-data.ts";

const BUNDLES = { script: "a.js", style: "a.css", searchScript: "b.js", engineScript: "c.js" };
const TOPICS: Topic[] = [
  { id: "a", name: 'A & "B"', group: "All", order: 1, introduction: "", rules: { needs: 1, phrases: {}, against: {} } },
];

function paper(at: number): FiledPaper {
  const date = `2025-01-${String(1 + (at % 28)).padStart(2, "0")}`;
  return {
    paper: { id: `p${at}`, title: "", abstract: "", listed: [{ date, source: "s" }], authors: ['Ann & "Bo"'] },
    title: `</feed> & <entry> ${at}`,
    abstract: { lead: `<p>Entry ${at}: </feed> ]]></p>` },
    plain: "",
    ...{ topics: ["a"], reasons: [] },
    firstListed: date,
    comments: 0,
    upvotes: 0,
  };
}

/** The papers of a site, which is provided. */
function provide(count: number, site: string): FiledPaper[] {
  const papers = Array.from({ length: count }, (_, at) => paper(at));
  const archive = buildArchive(DEFAULT_COLLECTION, TOPICS, papers);
  provideSite({ settings: { ...BUNDLES, site, base: "/" }, archive, pages: [] });
  return archive.papers;
}

/** What a reader of XML finds in each entry: texts, and of elements without one their first attribute. */
function entriesIn(atom: string): Record<string, string | undefined>[] {
  return childrenOf(readXml(atom, "feed.xml"), "entry").map(({ children }) =>
    Object.fromEntries(children.map((child) => [child.name, fullText(child) ?? [...child.attributes.values()][0]])),
  );
}

test("a feed holds the newest hundred papers, and its day is the latest of theirs", () => {
  const papers = provide(130, "https://e.org/");
  const atom = feedText("atom", "", undefined, papers);
  expect(entriesIn(atom)).toHaveLength(100);
  expect(atom.match(/<updated>([^<]+)/)?.[1]).toBe("2025-01-28T00:00:00Z");
  const json = JSON.parse(feedText("json", "", undefined, papers));
  expect([json.items.length, json.items[0].date_published]).toEqual([100, "2025-01-28T00:00:00Z"]);
});

test("what looks like markup in a title or an abstract is text to a reader of XML", () => {
  const [first] = entriesIn(feedText("atom", "", 'T & "T"', provide(1, "https://e.org/?a=1&b=2/")));
  expect(first).toEqual({
    id: "https://e.org/?a=1&b=2/papers/p0/",
    title: "</feed> & <entry> 0",
    link: "https://e.org/?a=1&b=2/papers/p0/",
    published: "2025-01-01T00:00:00Z",
    updated: "2025-01-01T00:00:00Z",
    author: 'Ann & "Bo"',
    category: 'A & "B"',
    content: "<p>Entry 0: </feed> ]]></p>",
  });
});

test("a paper stands in every feed as in the first, and names the site that is made at the time", () => {
  const papers = provide(3, "https://e.org/");
  const entriesOf = (path: string) => feedText("atom", path, "T", papers).split("<entry>").slice(1);
  const first = entriesOf("topics/a/");
  expect(first).toHaveLength(3);
  expect(entriesOf("topics/b/")).toEqual(first);
  provideSite({
    settings: { ...BUNDLES, site: "https://other.org/", base: "/" },
    archive: buildArchive(DEFAULT_COLLECTION, TOPICS, papers),
    pages: [],
  });
  expect(entriesOf("topics/a/")).toEqual(first.map((entry) => entry.replaceAll("e.org", "other.org")));
});

test("a feed without papers is whole", () => {
  provide(0, "https://e.org/");
  const atom = feedText("atom", "topics/a/", "A", []);
  expect(atom).toMatch(/^<\?xml .*<id>https:\/\/e\.org\/topics\/a\/<\/id>.*<\/feed>\n$/s);
  expect(entriesIn(atom)).toEqual([]);
  expect(JSON.parse(feedText("json", "topics/a/", "A", []))).toMatchObject({ items: [] });
});

import { describe, expect, test } from "vitest";
import {
  checkSite,
  findSiteProblems,
  IntegrityError,
  type LookedAtSite,
  papersOf,
} from "../../scripts/build/integrity-gate.ts";
import { lookAtPage } from "../../scripts/build/page-look.ts";
import { papersIn } from "../../scripts/build/search-index.ts";
import { buildArchive } from "../../src/archive/archive.ts";
import { DEFAULT_COLLECTION } from "../../src/archive/collection.ts";

const DAY = "2025/10/23/index.html";
const ONE = "papers/one/index.html";

const archive = buildArchive(
  DEFAULT_COLLECTION,
  [],
  ["one", "two"].map((id) => ({
    paper: { id, title: id, listed: [{ date: "2025-10-23", source: "s" }], abstract: "" },
    ...{ title: id, abstract: { lead: "" }, plain: "", topics: [], reasons: [] },
    ...{ firstListed: "2025-10-23", comments: 0, upvotes: 0 },
  })),
);

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en"><head><title>${title}</title></head>
<body><main id="main"><h1>${title}</h1>
<p>Some words that a reader came for.</p>
${main}
</main></body></html>
`;
}

const expected = papersOf(archive);

const SITE: Readonly<Record<string, string>> = {
  [DAY]: page("A day", '<a href="../../../papers/one/index.html">1</a> <a href="../../../papers/two/index.html">2</a>'),
  [ONE]: page(
    "One",
    '<a href="../two/index.html?q=a/b#main">next</a> <a href="https://a.org/x">out</a> <a href="#main">up</a>',
  ),
  "papers/two/index.html": page("Two", '<img src="../../logo%20(1).svg">'),
  "404.html": page("Not found", '<a href="/archive/index.html">absolute, as it is served anywhere</a>'),
  "logo (1).svg": "<svg/>",
  "sitemap.xml": "<urlset><loc>http://x/papers/one/</loc><loc>http://x/papers/two/</loc></urlset>",
  "search/root.js": "",
  "search/p0-x/l0.js": 'broadsheetShard("p0-x/l0",[{"id":"one"},{"id":"two"}]);',
};

/** The files of a site as a build hands them to the gate. */
function lookedAt(files: Readonly<Record<string, string>>): LookedAtSite {
  const names = new Set(Object.keys(files));
  const pages = Object.entries(files).filter(([file]) => file.endsWith(".html"));
  return {
    ...{ files: names, listed: names, keptPapers: 0 },
    looks: new Map(pages.map(([file, html]) => [file, lookAtPage(file, html, names)])),
    idsOf: () => [],
    sitemap: [files["sitemap.xml"] ?? ""],
    searched: new Set(papersIn(files["search/p0-x/l0.js"] ?? "")),
  };
}

type Change = (files: Record<string, string>) => void;

/** What the gate says of the whole site with one change. */
function problemsAfter(change: Change): string[] {
  const files = { ...SITE };
  change(files);
  return findSiteProblems(lookedAt(files), expected).map(
    ({ file, line, message }) => `${file}${line ? `:${line}` : ""}: ${message}`,
  );
}

const put =
  (file: string, text: string): Change =>
  (files) => {
    files[file] = text;
  };
const without =
  (file: string): Change =>
  (files) => {
    delete files[file];
  };
const withMain = (main: string) => put(ONE, page("One", main));

test("a whole site has no problems", () => {
  expect(problemsAfter(() => {})).toEqual([]);
});

describe("what is broken is named by its file", () => {
  test.each<[string, Change, string[]]>([
    [
      "a page removed",
      without(ONE),
      [
        `${ONE}: The page of the paper one is missing.`,
        `${DAY}:5: The link ../../../papers/one/index.html leads nowhere.`,
      ],
    ],
    ["a day removed", without(DAY), [`${DAY}: The page of the day 2025-10-23 is missing.`]],
    [
      "a page emptied",
      put(ONE, ""),
      [`${ONE}: The page breaks off before its end.`, `${ONE}: The page has no title.`, `${ONE}: The page is empty.`],
    ],
    ["a page without words", put(ONE, page("One", "").replace(/<p>.*<\/p>/, " ")), [`${ONE}: The page is empty.`]],
    ["a page cut off", put(ONE, SITE[ONE]?.slice(0, -9) ?? ""), [`${ONE}: The page breaks off before its end.`]],
    ["a page without a title", put(ONE, page("", "")), [`${ONE}: The page has no title.`]],
    [
      "a page of no paper",
      put("papers/three/index.html", page("Three", "")),
      ["papers/three/index.html: No paper has this page."],
    ],
    [
      "a day that lacks a paper",
      put(DAY, page("A day", '<a href="../../../papers/one/index.html">1</a>')),
      [`${DAY}: The day does not show the paper two.`],
    ],
    [
      "a broken link",
      withMain('<a href="../three/index.html">3</a>'),
      [`${ONE}:5: The link ../three/index.html leads nowhere.`],
    ],
    ["a link to a folder", withMain('\n<a href="../two/">2</a>'), [`${ONE}:6: The link ../two/ leads nowhere.`]],
    ["a picture that is not there", withMain('<img src="x.png">'), [`${ONE}:5: The link x.png leads nowhere.`]],
    [
      "a link out of the site",
      withMain('<a href="../../../../etc/passwd">x</a>'),
      [`${ONE}:5: The link ../../../../etc/passwd leads nowhere.`],
    ],
    [
      "a link that is no address",
      withMain('<a href="../100%/index.html">x</a>'),
      [`${ONE}:5: The link ../100%/index.html leads nowhere.`],
    ],
    [
      "a broken fragment",
      withMain('<a href="../two/index.html#nowhere">2</a><a href="#here">x</a>'),
      [
        `${ONE}:5: The link #here names a place that its page does not have.`,
        `${ONE}:5: The link ../two/index.html#nowhere names a place that its page does not have.`,
      ],
    ],
    ["an id twice", withMain('<b id="main">x</b>'), [`${ONE}: The id \`main\` stands twice in the page.`]],
    [
      "an absolute link",
      withMain('<a href="/papers/two/index.html">2</a>'),
      [`${ONE}:5: The link /papers/two/index.html is absolute: it breaks below a folder and from disk.`],
    ],
    [
      "a paper lost to the sitemap",
      put("sitemap.xml", "<loc>http://x/papers/one/</loc>"),
      ["sitemap.xml: The sitemap lacks the paper two."],
    ],
    [
      "a paper lost to the search",
      put("search/p0-x/l0.js", 'broadsheetShard("p0-x/l0",[{"id":"two"}]);'),
      ["search/: The search lacks the paper one."],
    ],
  ])("%s", (_what, change, named) => {
    expect(problemsAfter(change)).toEqual(named);
  });
});

test("a fragment outside ASCII is found as a browser finds it", () => {
  expect(problemsAfter(withMain('<h2 id="größe">x</h2><a href="#gr%C3%B6%C3%9Fe">y</a>'))).toEqual([]);
});

test("the error names twenty problems and counts the rest", () => {
  const site = lookedAt({ ...SITE, [ONE]: page("One", '<a href="x">x</a>'.repeat(25)) });
  expect(() => checkSite(site, expected)).toThrow(IntegrityError);
  expect(() => checkSite(site, expected)).toThrow(
    /^The built site is not whole, so the old one stays:\npapers\/one[\s\S]*… and 5 more$/,
  );
});

test("a place in a page that was not rendered this time is known from before", () => {
  const site = lookedAt({ ...SITE, [ONE]: page("One", '<a href="../two/index.html#main">x</a>') });
  const looks = new Map(site.looks);
  looks.delete("papers/two/index.html");
  expect(findSiteProblems({ ...site, looks, idsOf: () => ["main"] }, expected)).toEqual([]);
  expect(findSiteProblems({ ...site, looks }, expected)).toMatchObject([{ file: ONE, line: 5 }]);
});

test("a paper is searched by the lines that hold it, not by a pack that repeats them", () => {
  expect(papersIn('broadsheetShard("p0-x/l0",[{"id":"one"},{"id":"two"}]);')).toEqual(["one", "two"]);
  expect(papersIn('broadsheetShard("p0-x/s0",{"l0":[{"id":"one"}]});')).toEqual([]);
});

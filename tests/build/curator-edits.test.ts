import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countOutcomes } from "../../scripts/import/report.ts";
import { readPapers } from "../../src/store/read-content.ts";
import { importInto, listingOf } from "./run-command.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

const RECORD = {
  ...{ title: "A Title", authors: ["Ann Bo"], authorCount: 1, organization: { name: "Lab" }, published: "2023-04-04" },
  ...{ arxiv: "2304.01662", doi: "10.1000/1", links: { pdf: "https://a.org/p", code: "https://a.org/c" } },
  ...{ categories: ["cs.CL"], keywords: ["k"], abstract: "The abstract.\n\nIn two paragraphs." },
  listed: [{ date: "2025-10-23", source: "s", rank: 2, comments: 3, upvotes: 5 }],
};
const LISTING = listingOf("2025-10-23", [RECORD]);
const NEXT_DAY = listingOf("2025-10-24", [{ ...RECORD, listed: [{ date: "2025-10-24", source: "s" }] }]);
const FILE = join("papers", "2025", "10", "2304.01662.md");

/** A content folder into which the listing was imported, and its one paper's file. */
async function imported(): Promise<{ content: string; file: string; text: string }> {
  const content = folderWith();
  await importInto(content, LISTING);
  const file = join(content, FILE);
  return { content, file, text: readFileSync(file, "utf8") };
}

describe("what a curator changes stays byte for byte, and the report says that it was kept", () => {
  test.each<[string, string, string, string]>([
    ["the title", 'title: "A Title"', 'title: "A Better Title"', "title"],
    ["the title, unquoted", 'title: "A Title"', "title: A better title", "title"],
    ["the authors", '["Ann Bo"]', '["Ann Bo", "Cy Da"]', "authors"],
    ["a removed key", 'doi: "10.1000/1"\n', "", "doi"],
    ["another removed key", "authorCount: 1\n", "", "authorCount"],
    ["one link of two", "https://a.org/c", "https://mine.org/c", "links"],
    ["a link removed", ', code: "https://a.org/c"', "", "links"],
    ["the organisation", '{ name: "Lab" }', '{ name: "The Laboratory" }', "organization"],
    ["a day", "2023-04-04", "2023-04-05", "published"],
    ["categories", '["cs.CL"]', '["cs.CL", "cs.CV"]', "categories"],
    ["counts of a listing", "upvotes: 5", "upvotes: 1", "listed"],
    ["a paragraph of the abstract", "In two paragraphs.", "In *my* words.", "abstract"],
    ["the whole abstract removed", "The abstract.\n\nIn two paragraphs.\n", "", "abstract"],
  ])("%s", async (_what, from, to, key) => {
    const { content, file, text } = await imported();
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
    const before = filesIn(content);
    const report = await importInto(content, LISTING);
    expect(filesIn(content)).toEqual(before);
    expect(report.entries).toMatchObject([{ outcome: "kept", notes: [`kept as the curator has it: ${key}.`] }]);
  });
});

describe("what the importer does not write is no edit of what it wrote: it stays, and nothing is reported", () => {
  test.each<[string, (text: string) => string]>([
    ["notes below the abstract", (text) => `${text}\n## Notes\n\nRead this *first*.  \n`],
    ["comments in the front matter", (text) => text.replace("authorCount: 1", "# counted\nauthorCount: 1 # by hand")],
    ["the curator's topics", (text) => text.replace("keywords:", "topics: { add: [x], remove: [] }\nkeywords:")],
    ["a status", (text) => text.replace("---\nThe", 'status: "withdrawn"\n---\nThe')],
    ["another order of keys", (text) => text.replace(/(id: .*\n)(title: .*\n)/, "$2$1")],
    ["another spelling of values", (text) => text.replace('["Ann Bo"]', "\n  - Ann Bo").replace('"Lab"', "Lab")],
    ["the line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["blank lines and spaces", (text) => `${text.replace("---\nThe", "---\n\n\nThe").trimEnd()}   \n\n\n`],
    ["a byte order mark", (text) => `\ufeff${text}`],
  ])("%s", async (_what, edit) => {
    const { content, file, text } = await imported();
    writeFileSync(file, edit(text));
    expect(edit(text)).not.toBe(text);
    const before = filesIn(content);
    const report = await importInto(content, LISTING);
    expect(filesIn(content)).toEqual(before);
    expect(report.entries).toMatchObject([{ outcome: "unchanged", notes: [] }]);
    // What a later listing adds is one line, and all else is still hers.
    await importInto(content, NEXT_DAY);
    const eol = edit(text).includes("\r\n") ? "\r\n" : "\n";
    const line = `  - { date: "2025-10-24", source: "s" }${eol}`;
    expect(readFileSync(file, "utf8").replace(line, "")).toBe(edit(text));
  });
});

test("a listing more is added to a paper whose title and abstract are the curator's", async () => {
  const { content, file, text } = await imported();
  const hers = text.replace("A Title", "Hers").replace("The abstract.", "Her words.");
  writeFileSync(file, hers);
  const report = await importInto(content, NEXT_DAY);
  expect(readFileSync(file, "utf8")).toBe(
    hers.replace("upvotes: 5 }\n", 'upvotes: 5 }\n  - { date: "2025-10-24", source: "s" }\n'),
  );
  expect(report.entries).toMatchObject([
    { outcome: "updated", notes: ["kept as the curator has it: title, abstract.", "changed: listed."] },
  ]);
});

describe("an edit of every kind survives three more imports of listings that overlap", () => {
  const bare = { title: RECORD.title, arxiv: RECORD.arxiv, listed: RECORD.listed };
  // Of two words of one day the shorter gives way.
  const other = { ...RECORD, title: "A TITLE", abstract: "No.", links: { code: "https://b.org" } };
  const OVERLAPPING = [
    LISTING,
    listingOf("2025-10-23", [bare, { title: "Another", listed: RECORD.listed }], "bare.txt"),
    listingOf("2025-10-23", [{ ...other, categories: ["x"], published: "2023-04-01" }], "other.txt"),
  ];

  test.each<[string, (text: string) => string]>([
    ["every value at once", (text) => text.replace("A Title", "Mine").replace("Ann Bo", "Di Ek").replace("k", "kk")],
    ["the title emptied of its quotes", (text) => text.replace('"A Title"', "A Title")],
    ["single quotes", (text) => text.replaceAll('"', "'")],
    ["an organisation written out", (text) => text.replace('{ name: "Lab" }', "\n  name: Lab")],
    [
      "listings written out",
      (text) => text.replace(/- \{ (.*) \}/, (_, pairs: string) => `- ${pairs.replaceAll(", ", "\n    ")}`),
    ],
    ["a link more", (text) => text.replace("links: {", 'links: { page: "https://mine.org",')],
    ["a category less", (text) => text.replace('categories: ["cs.CL"]\n', "")],
    [
      "keys in the order of the alphabet",
      (text) =>
        text.replace(
          /---\n([\s\S]*?)(listed:\n.*\n)([\s\S]*?)---\n/,
          (_, a: string, b: string, c: string) => `---\n${(a + c).trimEnd().split("\n").sort().join("\n")}\n${b}---\n`,
        ),
    ],
    [
      "comments on lines of their own, at ends of lines and in lists",
      (text) =>
        text
          .replace("title:", "# mine\ntitle:")
          .replace('"10.1000/1"', '"10.1000/1" # checked')
          .replace("listed:\n", "listed:\n  # seen\n"),
    ],
    [
      "the abstract rewritten, with notes below",
      (text) => `${text.replace(/---\nThe[\s\S]*/, "---\n\nMy *own* words.\n")}\n\n## Notes\n\n- one\n`,
    ],
    ["notes without an abstract", (text) => text.replace(/---\nThe[\s\S]*/, "---\n## Notes\nmine")],
    [
      "topics, a status and blank lines",
      (text) => text.replace("keywords:", '\n\ntopics: { add: ["x"], remove: [] }\nstatus: "read"\nkeywords:'),
    ],
    ["the line ends of Windows and an edit", (text) => text.replace("A Title", "Mine").replaceAll("\n", "\r\n")],
    ["no line break at the end", (text) => text.trimEnd()],
  ])("%s", async (_what, edit) => {
    const { content, file, text } = await imported();
    expect(edit(text)).not.toBe(text);
    writeFileSync(file, edit(text));
    for (const one of OVERLAPPING) {
      const report = await importInto(content, one);
      expect(report.problems).toEqual([]);
      expect(report.entries[0]?.outcome).toMatch(/^(?:kept|unchanged)$/);
      expect(readFileSync(file, "utf8")).toBe(edit(text));
    }
  });

  test("an earlier listing changes the importer's words, and leaves hers and her comments", async () => {
    const { content, file, text } = await imported();
    const hers = text.replace("A Title", "Mine").replace('"k"]', '"k"] # key').replace("The abstract.", "Hers.");
    writeFileSync(file, `${hers}\n## Notes\n\nMine.\n`);
    const earlier = { ...other, authorCount: 2, keywords: ["z"], listed: [{ date: "2025-10-01", source: "s" }] };
    const report = await importInto(content, listingOf("2025-10-01", [earlier]));
    expect(report.entries).toMatchObject([{ outcome: "updated" }]);
    expect(readFileSync(file, "utf8")).toBe(
      `${hers}\n## Notes\n\nMine.\n`
        .replace("authorCount: 1", "authorCount: 2")
        .replace("https://a.org/c", "https://b.org")
        .replace('["k"] # key', '["z"] # key')
        .replace("listed:\n", 'listed:\n  - { date: "2025-10-01", source: "s" }\n'),
    );
  });

  test("a key that nobody knows: the file is left alone, named, and the others are imported", async () => {
    const { content, file, text } = await imported();
    writeFileSync(file, text.replace("doi:", "rating: 5\ndoi:"));
    for (const one of OVERLAPPING) {
      const report = await importInto(content, one);
      expect(report.problems).toMatchObject([{ file, message: expect.stringContaining("rating") }]);
      expect(report.entries[0]?.outcome).toBe("failed");
    }
    expect(readFileSync(file, "utf8")).toBe(text.replace("doi:", "rating: 5\ndoi:"));
    expect(readdirSync(join(content, "papers", "2025", "10"))).toContain("another.md");
  });
});

test("a paper listed earlier than was known moves to that month, unless a person moved it or changed its listings", async () => {
  const EARLIER = listingOf("2025-09-01", [{ ...RECORD, listed: [{ date: "2025-09-01", source: "s" }] }]);
  const moved = await imported();
  await importInto(moved.content, EARLIER);
  expect(Object.keys(filesIn(join(moved.content, "papers")))).toEqual(["2025/09/2304.01662.md", "import-memory.txt"]);
  expect(existsSync(join(moved.content, "papers", "2025", "10"))).toBe(false);
  const hers = await imported();
  writeFileSync(hers.file, hers.text.replace("upvotes: 5", "upvotes: 6"));
  await importInto(hers.content, EARLIER);
  expect(existsSync(hers.file)).toBe(true);
});

test("a file that a person deleted is not made again, under none of its names", async () => {
  const { content, file } = await imported();
  rmSync(file);
  const before = filesIn(content);
  const { listed, arxiv, doi, ...bare } = RECORD;
  for (const record of [RECORD, { ...bare, listed }, { title: "Renamed", arxiv }, { title: "Renamed", doi }]) {
    const report = await importInto(content, listingOf("2025-10-23", [record]));
    expect(report.entries).toMatchObject([
      { outcome: "kept", notes: ["Its file was deleted by hand, so it is not made again."] },
    ]);
  }
  expect(filesIn(content)).toEqual(before);
  // Of two words of one day the shorter gives way.
  const other = { title: "A Title", arxiv: "2304.09999" };
  expect(countOutcomes(await importInto(content, listingOf("2025-10-23", [other])))).toMatchObject({ added: 1 });
});

test("a file that was renamed or moved is still its paper", async () => {
  const { content, file } = await imported();
  mkdirSync(join(content, "papers", "favourites"));
  const moved = join(content, "papers", "favourites", "the one about captions.md");
  renameSync(file, moved);
  const report = await importInto(content, NEXT_DAY);
  expect(countOutcomes(report)).toMatchObject({ added: 0, updated: 1 });
  expect(Object.keys(filesIn(join(content, "papers")))).toEqual([
    "favourites/the one about captions.md",
    "import-memory.txt",
  ]);
  expect(readFileSync(moved, "utf8")).toContain("2025-10-24");
});

test("a paper that a person wrote herself is found and kept as she has it", async () => {
  const hers = '---\nid: "my-own"\ntitle: "a title"\nlisted: [{ date: "2025-10-01", source: "me" }]\n---\nMine.\n';
  const content = folderWith({ "papers/my-own.md": hers });
  const report = await importInto(content, LISTING);
  expect(report.entries).toMatchObject([{ outcome: "updated", id: "my-own" }]);
  expect(readPapers(join(content, "papers"), [])).toMatchObject([
    {
      paper: {
        ...{ id: "my-own", title: "a title", abstract: "Mine.", arxiv: "2304.01662", authorCount: 1 },
        listed: [{ date: "2025-10-01", source: "me" }, RECORD.listed[0]],
      },
    },
  ]);
});

test("a file in a spelling that cannot be added to is left alone, and the entry fails by name", async () => {
  const hers = '---\n  {id: "a", title: "A Title",\n  listed: [{ date: "2025-10-01", source: "me" }]}\n---\nMine.\n';
  const content = folderWith({ "papers/a.md": hers });
  const report = await importInto(content, LISTING);
  expect(report.entries).toMatchObject([
    {
      outcome: "failed",
      notes: ["Its file is written in a way that cannot be added to; give every key a line of its own."],
    },
  ]);
  expect(readFileSync(join(content, "papers", "a.md"), "utf8")).toBe(hers);
});

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readContent } from "../../src/store/read-content.ts";

/** A content folder that holds these files. */
function contentWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function paper(id: string, more = ""): string {
  return `---\nid: "${id}"\ntitle: "Title of ${id}"\nlisted: [{ date: "2025-10-23", source: "x" }]\n${more}---\nText.\n`;
}

function topic(name: string, order: number): string {
  return `---\nname: "${name}"\ngroup: "All"\norder: ${order}\nneeds: 1\nphrases: { word: 1 }\n---\nOf ${name}.\n`;
}

test("a folder without collection and topics is read with defaults, and says so", () => {
  const folder = contentWith({ "papers/2025/10/one.md": paper("one") });
  const { collection, topics, papers, problems, notes } = readContent(folder);
  expect(collection).toEqual({
    name: "Broadsheet",
    description: "The day's papers, kept and searchable",
    language: "en",
  });
  expect({ topics, problems }).toEqual({ topics: [], problems: [] });
  expect(papers.map(({ paper: { id } }) => id)).toEqual(["one"]);
  expect(notes).toEqual([
    `${join(folder, "collection.yaml")} is not there: the collection is called "Broadsheet".`,
    `${join(folder, "topics")} holds no topic: every paper is unsorted.`,
  ]);
});

test("a folder that is not there is a problem, not an empty collection", () => {
  const folder = join(contentWith({}), "contnet");
  expect(readContent(folder).problems).toEqual([
    { message: "There is no such content folder.", hint: "Check --content.", file: folder },
  ]);
});

test("all that is well is read, whatever else is broken, and every fault is named by its file", () => {
  const folder = contentWith({
    "collection.yaml": 'name: "Mine"\ndescription: "d"\nsite: "ftp://x"\n',
    "topics/good.md": topic("Good", 2),
    "topics/bad.md": "---\nname: 1\n---\n",
    "papers/2025/10/good.md": paper("good"),
    "papers/2025/10/broken.md": "no front matter",
    "pages/about.md": '---\ntitle: "About"\n---\nHello.\n',
    "pages/no-title.md": "---\n---\nHello.\n",
    "pages/broken.md": "---js\n---\n",
  });
  const { topics, papers, pages, problems } = readContent(folder);
  expect(topics.map(({ id }) => id)).toEqual(["good"]);
  expect(papers).toHaveLength(1);
  expect(pages.map(({ id, title }) => [id, title])).toEqual([
    ["about", "About"],
    ["no-title", "no-title"],
  ]);
  const named = new Set(problems.map(({ file = "" }) => file.slice(folder.length + 1)));
  expect([...named].sort()).toEqual([
    "collection.yaml",
    "pages/broken.md",
    "papers/2025/10/broken.md",
    "topics/bad.md",
  ]);
  const messageOf = (name: string) => problems.filter(({ file }) => file?.endsWith(name)).map(({ message }) => message);
  expect(problems.find(({ file }) => file?.endsWith("collection.yaml"))).toMatchObject({ line: 3 });
  expect(messageOf("bad.md")).toEqual([
    "`name`: name must be a text.",
    "`group` is missing.",
    "`order` is missing.",
    "`needs` is missing.",
  ]);
});

test("two papers of one id are a problem that names both files, and the first is kept", () => {
  const folder = contentWith({ "papers/2025/10/a.md": paper("same"), "papers/2025/11/b.md": paper("same") });
  const { papers, problems } = readContent(folder);
  expect(papers.map(({ file }) => file)).toEqual([join(folder, "papers/2025/10/a.md")]);
  expect(problems).toMatchObject([
    { message: "The id `same` is also that of 2025/10/a.md.", file: join(folder, "papers/2025/11/b.md") },
  ]);
});

test("two papers of one arXiv id or DOI are noted with their files, and both are kept", () => {
  const folder = contentWith({
    "papers/a.md": paper("a", 'arxiv: "2501.00001"\ndoi: "10.1000/A"\n'),
    "papers/b.md": paper("b", 'arxiv: "2501.00001"\n'),
    "papers/c.md": paper("c", 'doi: "10.1000/a"\n'),
  });
  const { papers, problems, notes } = readContent(folder);
  const [a, b, c] = ["a", "b", "c"].map((name) => join(folder, `papers/${name}.md`));
  expect([papers.length, problems]).toEqual([3, []]);
  expect(notes).toContain(`The arXiv id 2501.00001 is that of ${a} and ${b}; if they are one paper, remove one file.`);
  expect(notes).toContain(`The DOI 10.1000/a is that of ${a} and ${c}; if they are one paper, remove one file.`);
});

test("a paper that names a topic which is not there is a problem", () => {
  const folder = contentWith({
    "topics/known.md": topic("Known", 1),
    "papers/a.md": paper("a", 'topics: { add: ["known", "unknwon"], remove: ["gone"] }\n'),
  });
  expect(readContent(folder).problems).toMatchObject([
    { message: "There is no topic `unknwon`.", file: join(folder, "papers/a.md") },
    { message: "There is no topic `gone`.", file: join(folder, "papers/a.md") },
  ]);
});

test("links, hidden files and hidden folders are left alone", () => {
  const outside = contentWith({ "deep/secret.md": paper("secret") });
  const folder = contentWith({
    "papers/2025/10/a.md": paper("a"),
    "papers/.trash/a.md": paper("a"),
    "papers/2025/.a.md.swp.md": "x",
    "papers/2025/10/.a.md.12.tmp": "half",
  });
  symlinkSync(join(outside, "deep"), join(folder, "papers", "linked"));
  symlinkSync(join(outside, "deep", "secret.md"), join(folder, "papers", "linked.md"));
  const { papers, problems } = readContent(folder);
  expect(papers.map(({ paper: { id } }) => id)).toEqual(["a"]);
  expect(problems).toEqual([]);
});

test("a file in Latin-1 is refused rather than read with replacement characters", () => {
  const bytes = Buffer.from(paper("a").replace("Text", "Größe"), "latin1");
  const folder = contentWith({ "papers/a.md": bytes });
  const { papers, problems } = readContent(folder);
  expect(papers).toEqual([]);
  expect(problems).toMatchObject([{ message: "The file is not valid UTF-8.", file: join(folder, "papers/a.md") }]);
});

test("a topic or page whose name is no address, or another page's, is a problem", () => {
  const folder = contentWith({
    "topics/My Topic.md": topic("a", 1),
    "topics/unsorted.md": topic("b", 2),
    "topics/one.md": topic("c", 3),
    "topics/sub/one.md": topic("d", 4),
    "pages/archive.md": "---\n---\n",
    "pages/2025.md": "---\n---\n",
    "pages/100%.md": "---\n---\n",
    "pages/fine.md": "---\n---\n",
  });
  const { topics, pages, problems } = readContent(folder);
  expect(topics.map(({ id }) => id)).toEqual(["one"]);
  expect(pages.map(({ id }) => id)).toEqual(["fine"]);
  expect(problems.map(({ message }) => message).sort()).toEqual([
    "The name `100%` cannot be part of an address.",
    "The name `2025` is the address of another page of the site.",
    "The name `My Topic` cannot be part of an address.",
    "The name `archive` is the address of another page of the site.",
    "The name `one` is the address of another page of the site.",
    "The name `unsorted` is the address of another page of the site.",
  ]);
});

test("topics come in the curator's order, and by id where two have one place", () => {
  const folder = contentWith({
    "topics/c.md": topic("c", 1),
    "topics/b.md": topic("b", 2),
    "topics/a.md": topic("a", 2),
  });
  expect(readContent(folder).topics.map(({ id }) => id)).toEqual(["c", "a", "b"]);
});

test("a collection says what the texts of its papers are, or leaves it to the pages", () => {
  const own = 'name: "Mine"\ndescription: "d"\n';
  const textsIn = (yaml: string) => readContent(contentWith({ "collection.yaml": yaml })).collection.texts;
  expect(textsIn(`${own}texts: "Summary"\n`)).toBe("Summary");
  expect(textsIn(own)).toBeUndefined();
});

import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { digestOf } from "../../scripts/build/digest.ts";
import { filesIn, folderWith, writesIn } from "./temporary-folder.ts";

/** Spellings of one name, and names that would get the same address. */
const NAMES = ["Ann Bo", "ann bo", "Ánn Bo", "Ann Bo 李", "Ann Bo 王", "Cy Da", "Cy Da 李"] as const;

const paper = (id: number, day: number, words: string, { names = ["Ann Bo", `Author ${id % 3}`], more = "" } = {}) =>
  `---\nid: "p${id}"\ntitle: "Paper ${id} on ${words}"\nauthors: ${JSON.stringify(names)}\n` +
  `organization: { name: "${id % 2 === 0 ? "Lab" : `Lab ${names[0]?.slice(6)}`}" }\n` +
  `listed: [{ date: "2025-10-${String(day).padStart(2, "0")}", source: "s", comments: ${id % 4} }` +
  `${id % 3 === 0 ? ', { date: "2025-10-24", source: "t", comments: 9 }' : ""}]\n` +
  `${more}---\nAbout ${words} and $x_${id}$.\n`;
const oldPaper = (month: string) =>
  `---\nid: "old-${month}"\ntitle: "An old paper on dogs"\nlisted: [{ date: "2025-${month}-04", source: "s" }]\n---\nText.\n`;
const topic = (phrase: string, needs = 1) =>
  `---\nname: "Topic of ${phrase}"\ngroup: "G"\norder: 1\nneeds: ${needs}\nphrases: { "${phrase}": 2 }\n---\nOn ${phrase}.\n`;

const WORDS = ["dogs", "cats", "trees"] as const;
const fileOf = (id: number) => `papers/2025/10/p${id}.md`;
const START = {
  "collection.yaml": 'name: "Small"\ndescription: "A few papers"\n',
  "topics/one.md": topic("dogs"),
  "topics/two.md": topic("cats"),
  // Long ago, as most papers of an archive are.
  ...Object.fromEntries(["07", "08"].map((month) => [`papers/2025/${month}/old-${month}.md`, oldPaper(month)])),
  ...Object.fromEntries([1, 2, 3, 4, 5].map((id) => [fileOf(id), paper(id, 12 + id, WORDS[id % 3] as string)])),
};

/** A change that a person or an import makes to a content folder. */
type Change = (content: string) => void;

const put =
  (file: string, text: string): Change =>
  (content) => {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  };
const onPaper =
  (id: number, change: (path: string) => void): Change =>
  (content) => {
    if (existsSync(join(content, fileOf(id)))) change(join(content, fileOf(id)));
  };

const id = fc.integer({ min: 1, max: 8 });
const word = fc.constantFrom(...WORDS);
const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 });
const changes: fc.Arbitrary<{ name: string; change: Change }> = fc.oneof(
  fc.tuple(id, fc.integer({ min: 10, max: 28 }), word, names).map(([id, day, words, names]) => ({
    name: `put ${id} ${day} ${words} ${names}`,
    change: put(fileOf(id), paper(id, day, words, { names })),
  })),
  id.map((id) => ({
    name: `append ${id}`,
    change: onPaper(id, (path) => appendFileSync(path, "More words, & <b>.\n")),
  })),
  id.map((id) => ({ name: `delete ${id}`, change: onPaper(id, (path) => rmSync(path)) })),
  id.map((id) => ({
    name: `rename ${id}`,
    change: onPaper(id, (path) => renameSync(path, path.replace(/p(\d)\.md$/, "z-$1.md"))),
  })),
  fc.tuple(id, id).map(([a, b]) => ({
    name: `swap ${a} ${b}`,
    change: onPaper(a, (one) => {
      const other = one.replace(fileOf(a), fileOf(b));
      if (other === one || !existsSync(other)) return;
      renameSync(one, `${one}.aside`);
      renameSync(other, one);
      renameSync(`${one}.aside`, other);
    }),
  })),
  id.map((id) => ({ name: `touch ${id}`, change: onPaper(id, (path) => utimesSync(path, 1, id)) })),
  id.map((id) => ({
    name: `file ${id} by hand`,
    change: put(fileOf(id), paper(id, 22, "trees", { more: 'topics: { add: ["two"], remove: ["one"] }\n' })),
  })),
  fc.tuple(word, fc.integer({ min: 1, max: 3 })).map(([phrase, needs]) => ({
    name: `topic ${phrase} ${needs}`,
    change: put("topics/one.md", topic(phrase, needs)),
  })),
  fc.constantFrom("Small", "Other & co").map((name) => ({
    name: `collection ${name}`,
    change: put("collection.yaml", `name: "${name}"\ndescription: "A few papers"\n`),
  })),
  word.map((words) => ({
    name: `about ${words}`,
    change: put("pages/about.md", `---\ntitle: "About"\n---\nOf ${words}.\n`),
  })),
);

async function build(content: string, out: string, full = false) {
  const result = await buildSite({ root: process.cwd(), content, out, base: "/", full, onStep: () => {} });
  if (!("changes" in result)) throw new Error(JSON.stringify(result.problems));
  return result.changes;
}

/** The content without twins of papers in other files: two files of one id are a fault, not a change. */
function withoutTwins(content: string): void {
  const ids = new Set<string>();
  const folder = join(content, "papers/2025/10");
  for (const name of readdirSync(folder).sort()) {
    const id = /^id: .*$/m.exec(readFileSync(join(folder, name), "utf8"))?.[0] ?? "";
    if (ids.has(id)) rmSync(join(folder, name));
    ids.add(id);
  }
}

test("whatever changes, in whatever order, an incremental build gives what a full one does", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(changes, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 }),
      async (rounds) => {
        const parent = folderWith({}, (remove) => removals.push(remove));
        const content = join(parent, "content");
        for (const [file, text] of Object.entries(START)) put(file, text)(content);
        const out = join(parent, "dist");
        await build(content, out);
        for (const [round, some] of rounds.entries()) {
          for (const { change } of some) change(content);
          withoutTwins(content);
          const before = filesIn(out);
          const { written, removed } = await build(content, out);
          const after = filesIn(out);
          const fresh = join(parent, `full-${round}`);
          // A copy has a cache of its own: that of the content keeps what it knows from all rounds.
          cpSync(content, join(parent, "copy"), { recursive: true });
          await build(join(parent, "copy"), fresh, true);
          rmSync(join(parent, "copy"), { recursive: true });
          expect(after).toEqual(filesIn(fresh));
          expect(written).toEqual(
            Object.keys(after)
              .filter((file) => after[file] !== before[file])
              .sort(),
          );
          expect(removed).toEqual(
            Object.keys(before)
              .filter((file) => !(file in after))
              .sort(),
          );
        }
      },
    ),
    { numRuns: 8, seed: 20251023 },
  );
  for (const remove of removals) remove();
});
const removals: (() => void)[] = [];

describe("a build after a build", () => {
  const started = async () => {
    const parent = folderWith({});
    const content = join(parent, "content");
    for (const [file, text] of Object.entries(START)) put(file, text)(content);
    const out = join(parent, "dist");
    await build(content, out);
    return { content, out };
  };

  test("writes nothing when nothing has changed", async () => {
    const { content, out } = await started();
    const before = writesIn(out);
    expect(await build(content, out)).toMatchObject({ written: [], removed: [] });
    expect(writesIn(out)).toEqual(before);
  });

  test("leaves alone what an edit does not touch, even when it is asked for all", async () => {
    const { content, out } = await started();
    const before = writesIn(out);
    appendFileSync(join(content, fileOf(1)), "More.\n");
    const { written } = await build(content, out);
    expect(written).toContain("papers/p1/index.html");
    expect(written).not.toContain("papers/p5/index.html");
    await build(content, out, true);
    const after = writesIn(out);
    expect(
      Object.keys(after)
        .filter((file) => after[file] !== before[file])
        .sort(),
    ).toEqual(written);
  });

  test("puts back what somebody lost or shortened in the site, and takes away what is not of it", async () => {
    const { content, out } = await started();
    let before = filesIn(out);
    rmSync(join(out, "papers/p2/index.html"));
    writeFileSync(join(out, "papers/p3/index.html"), "cut");
    expect((await build(content, out)).written).toEqual(["papers/p2/index.html", "papers/p3/index.html"]);
    const shard = Object.keys(before).find((file) => file.endsWith("/l0.js")) as string;
    rmSync(join(out, shard));
    expect((await build(content, out)).written).toEqual([shard.replaceAll("\\", "/")]);
    rmSync(join(out, "2025/07/04/index.html"));
    appendFileSync(join(content, fileOf(5)), "More.\n");
    expect((await build(content, out)).written).toContain("2025/07/04/index.html");
    before = filesIn(out);
    writeFileSync(join(out, "papers/stray.html"), "x");
    expect((await build(content, out, true)).removed).toEqual(["papers/stray.html"]);
    expect(filesIn(out)).toEqual(before);
  });

  test("mends the links of old papers to pages of authors and organisations that came, went or moved", async () => {
    const { content, out } = await started();
    const authors = (...names: string[]) => ({ names });
    put(fileOf(2), paper(2, 12, "dogs", authors("Ann Bo", "Cy Da")))(content);
    put(fileOf(4), paper(4, 12, "dogs", authors("Ann Bo 李")))(content);
    for (const id of [1, 3, 5]) rmSync(join(content, fileOf(id)));
    put(fileOf(6), paper(6, 20, "dogs", authors("Ann Bo")))(content);
    await build(content, out);
    const linksOf = (id: number) =>
      readFileSync(join(out, `papers/p${id}/index.html`), "utf8").match(
        /(?:authors|organizations)\/[a-z][^"/.]*(?=\/)/g,
      );
    expect(linksOf(2)).toEqual(["authors/ann-bo", "organizations/lab"]);
    expect(linksOf(4)).toEqual(["organizations/lab"]);
    // The address passes to who has two papers now, from who has only one left.
    put(fileOf(6), paper(6, 20, "dogs", authors("Ann Bo 李")))(content);
    await build(content, out);
    expect(linksOf(2)).toEqual(["organizations/lab"]);
    expect(linksOf(4)).toEqual(["authors/ann-bo", "organizations/lab"]);
    // A third author gets a page, and another organisation the same address.
    put(
      fileOf(7),
      paper(7, 20, "dogs", authors("Cy Da", "Cy Da 李")).replace(/name: "Lab[^"]*"/, 'name: "Lab 李"'),
    )(content);
    const { written } = await build(content, out);
    expect(linksOf(2)).toEqual(["authors/cy-da", expect.stringMatching(/^organizations\/lab-\w{7}$/)]);
    expect(written).toContain("papers/p4/index.html");
    // A second author of the same address: that of the first is another one now.
    put(fileOf(8), paper(8, 20, "dogs", authors("Cy Da 李")))(content);
    await build(content, out);
    expect(linksOf(2)?.[0]).toMatch(/^authors\/cy-da-\w{7}$/);
    rmSync(join(content, fileOf(8)));
    rmSync(join(content, fileOf(7)));
    await build(content, out);
    expect(linksOf(2)).toEqual(["organizations/lab"]);
    const fresh = join(content, "..", "full");
    await build(content, fresh, true);
    expect(filesIn(out)).toEqual(filesIn(fresh));
  });

  test("shows papers like one whichever file it has come to lie in", async () => {
    const { content, out } = await started();
    const [fusion, whales] = ["tokamak plasma fusion", "whale song dialects"];
    for (const [id, day, words] of [
      [6, 12, fusion],
      [7, 12, whales],
      [1, 20, fusion],
      [2, 20, whales],
    ] as const)
      put(fileOf(id), paper(id, day, words))(content);
    await build(content, out);
    renameSync(join(content, fileOf(1)), join(content, "papers/2025/10/z-1.md"));
    renameSync(join(content, fileOf(2)), join(content, fileOf(1)));
    appendFileSync(join(content, "papers/2025/10/z-1.md"), "More.\n");
    await build(content, out);
    const similarTo = (id: number) =>
      /Similar papers.*?p(\d)\/index/s.exec(readFileSync(join(out, `papers/p${id}/index.html`), "utf8"));
    expect([similarTo(1)?.[1], similarTo(2)?.[1]]).toEqual(["6", "7"]);
  });

  test("says again what is wrong with a paper, and builds when it is mended", async () => {
    const { content, out } = await started();
    const text = readFileSync(join(content, fileOf(1)), "utf8");
    writeFileSync(join(content, fileOf(1)), "---\nid: 1\n---\n");
    for (const _time of ["first", "second"]) await expect(build(content, out)).rejects.toThrow("p1.md");
    const before = writesIn(out);
    writeFileSync(join(content, fileOf(1)), text);
    await build(content, out);
    expect(writesIn(out)).toEqual(before);
  });

  test("takes a cache that is damaged, lost or of another version for none", async () => {
    const { content, out } = await started();
    const before = writesIn(out);
    const cache = join(".broadsheet", "cache", `papers-${digestOf(content)}.db`);
    const state = join(".broadsheet", "sites", `${digestOf(out)}.db`);
    const otherVersion = () => {
      const database = new DatabaseSync(cache);
      database.exec("UPDATE version SET version = 'other'; UPDATE papers SET rest = '{}'; DELETE FROM texts");
      database.close();
    };
    const harm = [
      () => writeFileSync(cache, "no database"),
      () => rmSync(cache),
      () => writeFileSync(state, "{"),
      () => rmSync(state),
      otherVersion,
    ];
    for (const step of harm) {
      step();
      expect(await build(content, out)).toMatchObject({ written: [], removed: [] });
    }
    expect(writesIn(out)).toEqual(before);
    appendFileSync(join(content, fileOf(1)), "More.\n");
    expect((await build(content, out)).written).toContain("papers/p1/index.html");
  });
});

import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildArchive } from "../../src/archive/archive.ts";
import { DEFAULT_COLLECTION } from "../../src/archive/collection.ts";
import type { FiledPaper } from "../../src/archive/filed-paper.ts";
import { authorGroups } from "../../src/store/author-groups.ts";
import { AUTHOR_TABLES, AuthorTable } from "../../src/store/author-table.ts";

/** Spellings of one name, also such as two orders of characters put first differently; names of one address. */
const NAMES = [
  "Ann Bo",
  "ann  bo",
  "Ánn Bo",
  "Ａnn Bo",
  "𝐀nn Bo",
  "Ann Bo 李",
  "Ann Bo 王",
  "Cy",
  "李",
  "李 ",
  "?!",
  "Cy\nAnn Bo",
];

const filed = (id: number, authors: string[]): FiledPaper => ({
  paper: {
    id: `p${id}`,
    title: "T",
    abstract: "",
    listed: [{ date: `2025-10-0${1 + (id % 5)}`, source: "s" }],
    authors,
  },
  ...{ title: "T", abstract: { lead: "" }, plain: "", topics: [], reasons: [], comments: 0, upvotes: 0 },
  firstListed: `2025-10-0${1 + (id % 5)}`,
});
const authorLists = fc.array(fc.array(fc.constantFrom(...NAMES), { maxLength: 4 }), { maxLength: 12 });

test("authors that are kept from build to build are those that the papers name, whatever changed in between", () => {
  fc.assert(
    fc.property(authorLists, authorLists, (first, then) => {
      const database = new DatabaseSync(":memory:");
      database.exec(AUTHOR_TABLES);
      const table = new AuthorTable(database);
      table.enter(first.map((names, key) => ({ key: key + 1, names })));
      for (let at = 0; at < first.length; at++) table.change(at + 1, first[at] ?? [], then[at] ?? []);
      table.enter(then.slice(first.length).map((names, at) => ({ key: first.length + at + 1, names })));
      const papers = new Map(then.map((names, at) => [at + 1, filed(at, names)]));
      const made = buildArchive(DEFAULT_COLLECTION, [], [...papers.values()]);
      const kept = buildArchive(DEFAULT_COLLECTION, [], [...papers.values()], () => authorGroups(table, papers));
      const told = ({ authors, authorSlugs }: typeof made) => [
        authors.map(({ key, name, slug, count, papers }) => ({ key, name, slug, count, papers })),
        then.flat().map((name) => authorSlugs.get(name)),
      ];
      expect(told(kept)).toEqual(told(made));
    }),
    { seed: 20251023 },
  );
});

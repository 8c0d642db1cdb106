import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Entry } from "../../scripts/import/entry.ts";
import { normaliseEntry } from "../../scripts/import/normalise.ts";
import { parseListing } from "../../scripts/import/parse-listing.ts";
import { readListing } from "../../scripts/import/read-listing.ts";
import { describeWithShared, sharedPath } from "./shared-data.ts";

/** An item as Zotero reads it; a few kinds call their title or their date by another name. */
interface Item {
  itemType: string;
  title?: string;
  caseName?: string;
  nameOfAct?: string;
  subject?: string;
  creators: { firstName?: string; lastName: string; creatorType: string }[];
  date?: string;
  issueDate?: string;
  abstractNote?: string;
  DOI?: string;
  url?: string;
  tags: (string | { tag: string })[];
}

/** The kinds of creator that RIS and BibTeX call the author. */
const AUTHORS = /^(?:author|artist|director|composer|programmer|cartographer|inventor)$/;
/** Titles where we differ on purpose: Zotero takes TEL for the sign ℡, and the short title of a case for its title. */
const OTHER_TITLES = new Map([
  ["The impossible ℡—book", "The impossible TEL—book"],
  ["Abbreviated Case Name", "Case Name"],
  ["Short Title", "Name of Act"],
]);

function read(name: string): { format: string; entries: Entry[]; problems: number } {
  const { format, listing } = parseListing(readListing(sharedPath(`formats/${name}`)), {});
  return { format, entries: listing.entries.map(normaliseEntry), problems: listing.problems.length };
}

function titleOf(item: Item): string | undefined {
  const title = (item.title ?? item.caseName ?? item.nameOfAct ?? item.subject)?.replace(/<[^>]*>/g, "");
  return title && (OTHER_TITLES.get(title) ?? title);
}

function factsOf(item: Item): object {
  const day = item.date ?? item.issueDate ?? "";
  return {
    title: titleOf(item),
    authors: item.creators
      .filter(({ creatorType }) => AUTHORS.test(creatorType))
      .map(({ firstName, lastName }) => (firstName ? `${firstName} ${lastName}` : lastName)),
    published: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined,
    abstract: item.abstractNote,
    keywords: item.tags.map((tag) => (typeof tag === "string" ? tag : tag.tag)).sort(),
  };
}

function factsRead({ title, authors = [], published, abstract, keywords = [] }: Entry): object {
  return { title, authors, published, abstract, keywords: [...keywords].sort() };
}

const folder = sharedPath("formats");
const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:bib|ris)$/.test(name)) : [];

describeWithShared("bibliographies of Zotero's own tests", () => {
  it("are there", () => {
    expect(names.length).toBeGreaterThanOrEqual(18);
  });

  it.each(names)("%s gives the papers that Zotero reads from it", (name) => {
    const items = JSON.parse(readFileSync(`${folder}/${name}.expected.json`, "utf8")) as Item[];
    const titled = items.filter((item) => titleOf(item) !== undefined);
    const { format, entries, problems } = read(name);
    expect(format).toBe(name.endsWith(".bib") ? "bibtex" : "ris");
    expect(problems).toBe(items.length - titled.length);
    expect(entries.map(factsRead)).toEqual(titled.map(factsOf));
  });

  it.each(names)("%s: an identifier or address that Zotero finds is found", (name) => {
    const items = JSON.parse(readFileSync(`${folder}/${name}.expected.json`, "utf8")) as Item[];
    const titled = items.filter((item) => titleOf(item) !== undefined);
    const { entries } = read(name);
    titled.forEach(({ DOI, url }, at) => {
      const { doi, links } = entries[at] as Entry;
      if (DOI?.startsWith("10.")) expect(doi).toBe(DOI);
      if (url?.startsWith("http")) expect([links?.page, `http://dx.doi.org/${doi}`]).toContain(url);
    });
  });

  it("the item in CSL-JSON is a book of one author, with its day", () => {
    const { format, entries, problems } = read("csl_json_zotero_test.json");
    expect({ format, problems }).toEqual({ format: "csl-json", problems: 0 });
    expect(entries).toEqual([
      {
        line: 2,
        title: "Stochastic biomathematical models: With applications to neuronal modeling",
        authors: ["Mostafa Bachar"],
        published: "2013-01-01",
      },
    ]);
  });
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Entry } from "../../scripts/import/entry.ts";
import { dailyPapersText } from "../../scripts/import/sources/daily-papers-text.ts";
import {
  browserListing,
  Dice,
  extractorListing,
  foldSpace,
  type GeneratedListing,
  readCorpus,
} from "./generate-listing.ts";
import { describeWithShared, sharedPath } from "./shared-data.ts";

interface TruthPaper {
  title: string;
  abstract: string;
  date: string;
  comments: number;
  organization: string | null;
  organization_handle: string | null;
  authors_total: number;
}

function readListing(day: string, context: { date?: string; fileDate?: string }) {
  const text = readFileSync(sharedPath(`listings/daily-papers-${day}.txt`), "utf8");
  expect(dailyPapersText.recognises(text)).toBe(true);
  return dailyPapersText.parse(text, { file: `daily-papers-${day}.txt`, ...context });
}

/** What the page shows of a paper of the truth: an organisation takes the place of the count. */
function shown(paper: TruthPaper): Partial<Entry> {
  const { organization, organization_handle, comments } = paper;
  const handle = organization_handle === null ? {} : { handle: organization_handle };
  return {
    title: foldSpace(paper.title),
    abstract: foldSpace(paper.abstract),
    ...(organization === null
      ? { authorCount: paper.authors_total }
      : { organization: { ...handle, name: organization } }),
    published: paper.date.slice(0, 10),
    ...(comments > 0 ? { comments } : {}),
  };
}

function facts(entry: Entry): Partial<Entry> {
  const { line, rank, links, ...rest } = entry;
  return rest;
}

describeWithShared("real listings", () => {
  it.each(["2025-05-30", "2025-10-24"])("the one of %s gives back the truth beside it, in order", (day) => {
    const truth = JSON.parse(
      readFileSync(sharedPath(`listings/daily-papers-${day}.truth.json`), "utf8"),
    ) as TruthPaper[];
    const read = readListing(day, { fileDate: "2025-11-20" });
    expect(read.date).toBe(day);
    expect(read.problems).toEqual([]);
    expect(read.entries.map(facts)).toEqual(truth.map(shown));
    expect(read.entries.map(({ rank }) => rank)).toEqual(truth.map((_, index) => index + 1));
  });

  it("the one of 94 papers is read whole, and its year is found in the years it prints", () => {
    for (const context of [{}, { fileDate: "2025-10-24" }, { fileDate: "2027-01-01" }]) {
      const read = readListing("2025-10-23", context);
      expect(read.date).toBe("2025-10-23");
      expect(read.problems).toEqual([]);
      expect(read.assumptions).toHaveLength(2);
      expect(read.entries).toHaveLength(94);
      expect(read.entries.filter(({ published }) => published?.startsWith("2025"))).toHaveLength(23);
      expect(read.entries.filter(({ published }) => published === undefined)).toHaveLength(3);
      expect(read.entries.filter(({ comments }) => comments !== undefined)).toHaveLength(20);
      expect(read.entries.flatMap(({ organization }) => organization ?? [])).toEqual([
        { handle: "ServiceNow-AI", name: "ServiceNow-AI" },
      ]);
      expect(read.entries.filter(({ authorCount }) => authorCount !== undefined)).toHaveLength(90);
    }
  });

  it("the one of 94 papers has the titles whose ids are known", () => {
    const ids = JSON.parse(readFileSync(sharedPath("listings/daily-papers-2025-10-23.ids.json"), "utf8")) as object;
    const titles = new Set(readListing("2025-10-23", {}).entries.map(({ title }) => title));
    expect(Object.keys(ids).filter((title) => !titles.has(title))).toEqual([]);
  });
});

describeWithShared("generated listings", () => {
  const everyNth = 8;
  const seeds = 4;

  function mismatches({ text, expected, options, hasDay }: GeneratedListing, day: string): string[] {
    const context = hasDay ? { fileDate: day } : { date: day };
    const read = dailyPapersText.parse(text, { file: "generated", ...context });
    const found = read.problems.map(({ line, message }) => `${day} ${options} line ${line}: ${message}`);
    if (!dailyPapersText.recognises(text)) found.push(`${day} ${options}: not recognised`);
    if (read.date !== day) found.push(`${day} ${options}: read as ${read.date}`);
    for (let index = 0; index < Math.max(expected.length, read.entries.length); index++) {
      const entry = read.entries[index];
      const actual = JSON.stringify(sorted(entry && facts(entry)));
      const wanted = JSON.stringify(sorted(expected[index]));
      if (actual !== wanted) found.push(`${day} ${options}\n  wanted ${wanted}\n  read   ${actual}`);
    }
    return found;
  }

  function sorted(value: object | undefined): unknown {
    return value && Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  it("give back every title, abstract, count, organisation, date, comment and upvote", { timeout: 120_000 }, () => {
    const days = [...readCorpus(sharedPath("corpora/daily-papers.jsonl.gz"))].filter(
      (_, index) => index % everyNth === 0,
    );
    expect(days.length).toBeGreaterThanOrEqual(60);
    const found = days.flatMap(([day, papers], index) => {
      const dice = new Dice(index);
      const listings = [extractorListing(papers, day, dice)];
      for (let seed = 0; seed < seeds; seed++) listings.push(browserListing(papers, day, dice));
      return listings.flatMap((listing) => mismatches(listing, day));
    });
    expect(found.slice(0, 3).join("\n")).toBe("");
    expect(found).toHaveLength(0);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Entry, ParsedListing } from "../../scripts/import/entry.ts";
import { normaliseEntry } from "../../scripts/import/normalise.ts";
import { decodeText } from "../../scripts/import/read-listing.ts";
import { recogniseSource } from "../../scripts/import/recognise.ts";
import { describeWithShared, sharedPath } from "./shared-data.ts";

/** What a file of ../shared/formats must give. Titles by their beginning: the texts are other people's. */
interface Expected {
  format: string;
  date: string;
  count: number;
  first: Partial<Entry>;
  last: Partial<Entry>;
  titles: [first: string, last: string];
  /** Number of entries that name their authors. */
  named: number;
}

const FILE_DATE = "2026-11-01";
const EXPECTED: Record<string, Expected> = {
  "hf_api_daily_papers_2024-12-11.json": {
    format: "daily-papers-json",
    date: FILE_DATE,
    count: 26,
    titles: ["STIV: Scalable Text", "A New Federated Learning"],
    first: { arxiv: "2412.07730", published: "2024-12-10", upvotes: 54, comments: 2, rank: 1, line: 2 },
    last: { arxiv: "2412.07187", published: "2024-12-10", upvotes: 2, rank: 26, line: 27 },
    named: 26,
  },
  "hf_api_daily_papers_2025-01-10.json": {
    format: "daily-papers-json",
    date: "2025-01-10",
    count: 9,
    titles: ["The GAN is dead; long live the GAN!", "Building Foundations for Natural Language"],
    first: { arxiv: "2501.05441", published: "2025-01-09", upvotes: 51, comments: 4 },
    last: { arxiv: "2501.04828", published: "2025-01-08", upvotes: 6 },
    named: 9,
  },
  "hf_api_daily_papers_2025-05-30.json": {
    format: "daily-papers-json",
    date: "2025-05-30",
    count: 42,
    titles: [
      "The Climb Carves Wisdom Deeper Than the Summit: On the Noisy Rewards in Learning",
      "Adaptive Classifier-Free",
    ],
    first: { arxiv: "2505.22653", published: "2025-05-28", upvotes: 32 },
    last: { arxiv: "2505.20199", published: "2025-05-26", upvotes: 0, comments: 1 },
    named: 42,
  },
  "hf_api_daily_papers_2025-10-24.json": {
    format: "daily-papers-json",
    date: "2025-10-24",
    count: 18,
    titles: ["AdaSPEC: Selective Knowledge", "Emergence of Linear Truth"],
    first: {
      arxiv: "2510.19779",
      published: "2025-10-22",
      organization: { handle: "GeorgiaTech", name: "Georgia Institute of Technology" },
      links: { code: "https://github.com/yuezhouhu/adaspec" },
    },
    last: { arxiv: "2510.15804", published: "2025-10-17" },
    named: 18,
  },
  "arxiv_api_atom_15_entries.xml": {
    format: "arxiv-atom",
    date: "2026-04-12",
    count: 15,
    titles: ["Testing Deep Learning Models", "Datamorphic Testing"],
    first: {
      arxiv: "2202.12139",
      published: "2022-02-24",
      doi: "10.1109/ICSTW55395.2022.00035",
      authors: ["Mohit Kumar Ahuja", "Arnaud Gotlieb", "Helge Spieker"],
      categories: ["cs.SE", "cs.LG"],
    },
    last: { arxiv: "1912.04900", published: "2019-12-10" },
    named: 15,
  },
  "arxiv_api_atom_old_style_id.xml": {
    format: "arxiv-atom",
    date: "2026-05-11",
    count: 1,
    titles: ["Frequency of Hot Jupiters", "Frequency of Hot Jupiters"],
    first: {
      arxiv: "astro-ph/0601001",
      published: "2006-01-02",
      authors: ["Andrew Gould", "Susan Dorsher", "B. Scott Gaudi", "Andrzej Udalski"],
    },
    last: { categories: ["astro-ph"] },
    named: 1,
  },
  "arxiv_rss_atom_cs.AI_2025-08-20.xml": {
    format: "arxiv-rss",
    date: "2025-08-20",
    count: 7,
    titles: ["ALIGN: Word Association", "Reward Shaping in Multi-Agent"],
    first: {
      arxiv: "2508.13426",
      authors: ["Chunhua Liu", "Kabir Manandhar Shrestha", "Sukai Huang"],
      categories: ["cs.CL", "cs.AI"],
      rank: 1,
    },
    last: { arxiv: "2508.14002", authors: ["Carol White", "Dave Brown"], rank: 7 },
    named: 7,
  },
  "arxiv_email_listing_2024-11-21.txt": {
    format: "arxiv-email",
    date: "2024-11-21",
    count: 2,
    titles: [
      "AMSnet-KG: A Netlist Dataset for LLM-based AMS Circuit Auto-Design Using Knowledge Graph RAG",
      "Integrated Water Resource Management in the Segura Hydrographic Basin: An Artificial",
    ],
    first: { arxiv: "2411.13560", published: "2024-11-07", categories: ["cs.AI", "cs.ET", "eess.SP"] },
    last: { arxiv: "2411.13566", published: "2024-11-11", doi: "10.1016/j.jenvman.2024.122526" },
    named: 2,
  },
  "oai_pmh_sample_arxiv_response.xml": {
    format: "oai-pmh",
    date: "2015-08-06",
    count: 1,
    titles: ["The Distribution of Star Formation and Metals in the Low Surface Brightness", "The Distribution"],
    first: {
      arxiv: "1507.03011",
      published: "2015-07-10",
      authors: ["J. E. Young", "Rachel Kuzio de Naray", "Sharon X. Wang"],
    },
    last: { categories: ["astro-ph.GA"] },
    named: 1,
  },
  "semantic_scholar_paper_trimmed_lists.json": {
    format: "semantic-scholar",
    date: FILE_DATE,
    count: 1,
    titles: ["Computing Machinery", "Computing Machinery"],
    first: { authors: ["A. Turing"], doi: "10.1093/MIND/LIX.236.433", published: "1950-10-01" },
    last: {},
    named: 1,
  },
  "openreview_iclr2021_first20.tsv": {
    format: "openreview",
    date: FILE_DATE,
    count: 20,
    titles: ["Towards Faster and Stabilized GAN", "Shape-Texture Debiased"],
    first: { links: { page: "https://openreview.net/forum?id=1Fqg133qRaI" }, line: 2 },
    last: { keywords: ["data augmentation", "representation learning", "debiased training"], line: 21 },
    named: 0,
  },
  "papercopilot_iclr2018_first5.json": {
    format: "papercopilot",
    date: FILE_DATE,
    count: 5,
    titles: ["Robust Task Clustering", "Progressive Reinforcement Learning"],
    first: { links: { page: "https://openreview.net/forum?id=B11bwYgfM" }, line: 2 },
    last: { authors: ["Glen Berseth", "Cheng Xie", "Paul Cernek", "Michiel Van de Panne"] },
    // The authors of one are anonymous.
    named: 4,
  },
  "csv_miniconf_iclr2020_first40.csv": {
    format: "csv",
    date: FILE_DATE,
    count: 40,
    titles: ["Enabling Deep Spiking", "AdvectiveNet"],
    first: {
      authors: ["Nitin Rathi", "Gopalakrishnan Srinivasan", "Priyadarshini Panda", "Kaushik Roy"],
      keywords: ["imagenet"],
      line: 2,
    },
    last: { authors: ["Xingzhe He", "Helen Lu Cao", "Bo Zhu"] },
    named: 40,
  },
};

function parseFile(name: string): { format: string; listing: ParsedListing } {
  const text = decodeText(readFileSync(sharedPath(`formats/${name}`)), name);
  const source = recogniseSource(text, name);
  return { format: source.name, listing: source.parse(text, { file: name, fileDate: FILE_DATE }) };
}

describeWithShared("real listings as JSON, XML and tables", () => {
  test.each(Object.entries(EXPECTED))("%s gives the right papers", (name, expected) => {
    const { format, listing } = parseFile(name);
    const { entries } = listing;
    expect({ format, date: listing.date, count: entries.length, problems: listing.problems }).toEqual({
      format: expected.format,
      date: expected.date,
      count: expected.count,
      problems: [],
    });
    expect(entries[0]).toMatchObject(expected.first);
    expect(entries.at(-1)).toMatchObject(expected.last);
    expect([entries[0]?.title, entries.at(-1)?.title]).toEqual(
      expected.titles.map((title) => expect.stringMatching(new RegExp(`^${title.replace(/[!?()]/g, "\\$&")}`))),
    );
    expect(entries.filter(({ authors }) => authors)).toHaveLength(expected.named);
  });

  test("every entry is clean text that goes into a record as it is", () => {
    for (const name of Object.keys(EXPECTED)) {
      for (const entry of parseFile(name).listing.entries) expect(normaliseEntry(entry)).toEqual(entry);
    }
  });

  test("TeX accents of names are read", () => {
    const { entries } = parseFile("arxiv_rss_atom_cs.AI_2025-08-20.xml").listing;
    expect(entries[2]?.authors).toEqual(["Paulo André Lima de Castro"]);
  });

  test("abstracts are told from what stands before them", () => {
    const { entries } = parseFile("arxiv_rss_atom_cs.AI_2025-08-20.xml").listing;
    expect(entries.every(({ abstract }) => abstract && !/Announce Type|^Abstract/.test(abstract))).toBe(true);
  });

  test("line ends that an archive stored as a backslash and an n are line ends", () => {
    const [entry] = parseFile("oai_pmh_sample_arxiv_response.xml").listing.entries;
    expect(`${entry?.title} ${entry?.abstract}`).not.toContain("\\");
  });

  test("a list of ids names each paper that is to be fetched", () => {
    const { format, listing } = parseFile("list_plain_arxiv_ids_40.txt");
    expect([format, listing.entries.length, listing.problems.length]).toEqual(["id-list", 0, 40]);
    expect(listing.problems[39]).toMatchObject({ line: 40, message: expect.stringContaining("2604.13807") });
  });

  test.each([
    ["arxiv_api_atom_error_or_bad_id.xml", ":9: arXiv refused the request: “incorrect id format for abc”."],
    ["arxiv_api_atom_empty.xml", ": The answer of arXiv is empty: no paper matches the ids or the query."],
    ["oai_pmh_sample_empty_response.xml", ":4: The repository answered noRecordsMatch: “No records match"],
  ])("%s is refused with the reason", (name, reason) => {
    expect(() => parseFile(name)).toThrow(`${name}${reason}`);
  });

  test("no file of these formats is left out here", () => {
    const files = readdirSync(sharedPath("formats")).filter((name) =>
      /\.(?:json|xml|tsv|csv)$|^arxiv_email/.test(name),
    );
    const others = /^(?:bib|ris|csl)_|_empty|_error_/;
    expect(files.filter((name) => !others.test(name)).sort()).toEqual(Object.keys(EXPECTED).sort());
  });
});

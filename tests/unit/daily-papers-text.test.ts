import { describe, expect, it } from "vitest";
import type { Entry, ListingContext } from "../../scripts/import/entry.ts";
import { dailyPapersText } from "../../scripts/import/sources/daily-papers-text.ts";
import { InputError } from "../../src/archive/problem.ts";

const HEAD = `new

Get trending papers in your email inbox!

Subscribe

Daily Papers

byAK and the research community

Oct 23

`;
const ABSTRACT = "We show that it works well on nine tasks.";
const BLOCK = "  • 3 authors\n·\nMay 3";
const OF_DAY: Partial<ListingContext> = { date: "2025-10-23" };

function parse(text: string, context: Partial<ListingContext> = OF_DAY) {
  return dailyPapersText.parse(text, { file: "listing.txt", ...context });
}

/** The entries without line and rank, which most promises are not about. */
function entries(text: string, context = OF_DAY): Partial<Entry>[] {
  return parse(text, context).entries.map(({ line, rank, ...rest }) => rest);
}

function entry(title: string, block = BLOCK, abstract = ABSTRACT): string {
  return `${title}\n\n${abstract}\n\n${block}\n\n`;
}

describe("the extractor's form", () => {
  it("is read entry by entry, with line and place", () => {
    const text = `${HEAD}${entry("First paper", "  • 671 authors\n·\nMay 18 2")}${entry("Second paper", "acme Acme Lab\n·\nApr 4, 2023")}`;
    expect(parse(text)).toEqual({
      date: "2025-10-23",
      entries: [
        {
          line: 13,
          title: "First paper",
          abstract: ABSTRACT,
          authorCount: 671,
          published: "2025-05-18",
          comments: 2,
          rank: 1,
        },
        {
          line: 21,
          title: "Second paper",
          abstract: ABSTRACT,
          organization: { handle: "acme", name: "Acme Lab" },
          published: "2023-04-04",
          rank: 2,
        },
      ],
      problems: [],
      assumptions: [],
    });
  });

  it("keeps an entry whose metadata block is lost", () => {
    const text = `${HEAD}Lost block\n\n${ABSTRACT}\n\n${entry("Next")}`;
    expect(entries(text)).toEqual([
      { title: "Lost block", abstract: ABSTRACT },
      { title: "Next", abstract: ABSTRACT, authorCount: 3, published: "2025-05-03" },
    ]);
  });

  it("is the same with other white space", () => {
    const text = HEAD + entry("First paper") + entry("Second");
    const expected = entries(text);
    const variants = [
      text.trimEnd(),
      text.replaceAll("\n\n", "\n\n\n"),
      text.replaceAll("\n", " \t\n"),
      text.replaceAll(" ", "\u00a0"),
      text.replaceAll(/^(?=.)/gm, "\t"),
      text.replaceAll(/^/gm, "\u200b"),
      text.replaceAll("\n\n", "\n"),
    ];
    for (const variant of variants) expect(entries(variant)).toEqual(expected);
  });

  it("tells a handle from a name", () => {
    const lines = [
      "HUJI-IL The Hebrew University of Jerusalem",
      "Acme",
      "Georgia Institute of Technology",
      "01-ai 01.AI",
    ];
    const text = HEAD + lines.map((line, index) => entry(`Paper ${index}`, `${line}\n·\nMay 3`)).join("");
    expect(entries(text).map(({ organization }) => organization)).toEqual([
      { handle: "HUJI-IL", name: "The Hebrew University of Jerusalem" },
      { name: "Acme" },
      { name: "Georgia Institute of Technology" },
      { handle: "01-ai", name: "01.AI" },
    ]);
  });

  it("takes organisations that look like counts or dates for what they are", () => {
    const lines = ["42", "team5 Team 5 authors", "may-4 May 4"];
    const text = HEAD + lines.map((line, index) => entry(`Paper ${index}`, `${line}\n·\nMay 3`)).join("");
    expect(entries(text).map(({ organization }) => organization?.name)).toEqual(["42", "Team 5 authors", "May 4"]);
  });
});

describe("titles and abstracts", () => {
  const titles = [
    "2025",
    "May 4",
    "New",
    "Weekly",
    "Subscribe",
    "Daily Papers",
    "Next",
    "Upvote",
    "GitHub",
    "arXiv Page",
  ];
  const odd = [
    "- 3 things",
    "• dots",
    "-",
    "42",
    "[Re] Think",
    "# 1",
    "3 authors",
    "Foo · May 4",
    "Week 10",
    "שלום עולם",
  ];

  it.each([...titles, ...odd])("a title may be %s, first or later", (title) => {
    const text = `${HEAD}${entry(title)}${entry("Plain")}${entry(title, "  • 4 authors\n·\nMay 3")}`;
    expect(parse(text).problems).toEqual([]);
    expect(entries(text).map((one) => one.title)).toEqual([title, "Plain", title]);
  });

  it("an abstract may hold lines that look like metadata", () => {
    const abstract = "We list:\n- 3 authors\n- more · dots\n·\nand the end.";
    expect(entries(HEAD + entry("Lists", BLOCK, abstract))[0]).toMatchObject({
      abstract: "We list: - 3 authors - more · dots · and the end.",
      authorCount: 3,
    });
  });
});

describe("a browser copy", () => {
  it("shows upvotes before the title, and two numbers are comments, then upvotes", () => {
    const text = `Oct 23

17

First paper

${ABSTRACT}

3 authors

·

May 3

2

-

2025

${ABSTRACT}

Acme Corp

·

May 5, 2024

[-] 74

Third

${ABSTRACT}

- 1 authors
· May 4`;
    expect(entries(text)).toEqual([
      { title: "First paper", abstract: ABSTRACT, authorCount: 3, published: "2025-05-03", comments: 2, upvotes: 17 },
      { title: "2025", abstract: ABSTRACT, organization: { name: "Acme Corp" }, published: "2024-05-05", upvotes: 0 },
      { title: "Third", abstract: ABSTRACT, authorCount: 1, published: "2025-05-04", upvotes: 74 },
    ]);
  });

  it("may be Markdown, with links, pictures and hard line breaks", () => {
    const page = "https://huggingface.co/papers/2609.11115";
    const text = `# Daily Papers

## by [![](https://huggingface.co/a.png)AK](https://huggingface.co/akhaliq) and the research community

- Daily
- Weekly
- Monthly

[Trending Papers](https://huggingface.co/papers/trending)

Oct 2

[173](https://huggingface.co/login?next=%2Fpapers%2F2609.11115)

### [A Radar of\\  Benchmarks](${page})

[We trace\\\\
what [others] did.](${page})

[![acme](https://cdn-avatars.huggingface.co/a.png)Acme Lab](https://huggingface.co/acme)

·

Sep 9[9](${page}#community)

[-](https://huggingface.co/login?next=%2Fpapers%2F2502.20581)

### [Second](https://huggingface.co/papers/2502.20581v2)

[${ABSTRACT}](https://huggingface.co/papers/2502.20581)

[- ![](https://huggingface.co/avatars/1.svg)\\\\
- 3 authors](https://huggingface.co/papers/2502.20581)

·

Feb 27, 2025
`;
    const read = parse(text, { fileDate: "2028-01-01" });
    expect(read.date).toBe("2026-10-02");
    expect(read.problems).toEqual([]);
    expect(read.entries.map(({ line, rank, ...rest }) => rest)).toEqual([
      {
        title: "A Radar of Benchmarks",
        abstract: "We trace what [others] did.",
        organization: { handle: "acme", name: "Acme Lab" },
        published: "2026-09-09",
        comments: 9,
        upvotes: 173,
        arxiv: "2609.11115",
      },
      { title: "Second", abstract: ABSTRACT, authorCount: 3, published: "2025-02-27", upvotes: 0, arxiv: "2502.20581" },
    ]);
  });

  it("may have the addresses on lines of their own, and the site's links around it", () => {
    const page = "https://huggingface.co/papers/2510.22907";
    const text = `Models

https://huggingface.co/models

Daily Papers

by 

AK

https://huggingface.co/akhaliq

 and the research community

Some search words

Daily

Weekly

https://huggingface.co/papers/trending

https://huggingface.co/papers/date/2026-03-24

Mar 25

 [-] 5

https://huggingface.co/login?next=%2Fpapers%2F2510.22907

One paper

${page}

${ABSTRACT}

${page}

 Google

https://huggingface.co/google

·

Oct 23, 2025 

1

${page}#community

Previous

https://huggingface.co/papers/date/2026-03-24

System theme

TOS

https://huggingface.co/terms-of-service
`;
    const read = parse(text, {});
    expect(read).toMatchObject({ date: "2026-03-25", problems: [] });
    expect(read.entries).toEqual([
      {
        line: 31,
        title: "One paper",
        abstract: ABSTRACT,
        organization: { handle: "google", name: "Google" },
        published: "2025-10-23",
        comments: 1,
        upvotes: 5,
        arxiv: "2510.22907",
        rank: 1,
      },
    ]);
  });

  it("of the trending view shows each paper twice, and the longer abstract is kept", () => {
    const layout = (abstract: string, date: string) => `Submitted by

vvasilev

A paper in fashion

${abstract}

- 4 authors

· ${date}

Upvote

117

GitHub 3.29k

arXiv Page
`;
    const text = `Trending Papers\n\nby AK and the research community\n\n${layout("A short sentence.", "Published on Oct 4, 2026")}\n${layout(ABSTRACT, "Oct 4, 2026")}`;
    const read = parse(text, { date: "2026-10-05" });
    expect(read.problems).toEqual([]);
    expect(read.entries.map(({ line, rank, ...rest }) => rest)).toEqual([
      { title: "A paper in fashion", abstract: ABSTRACT, authorCount: 4, published: "2026-10-04", upvotes: 117 },
    ]);
    expect(read.assumptions).toEqual(["1 entry repeats a paper of this listing and was merged: line 29 into line 9."]);
  });

  it("may have wrapped texts with only a line end between title and abstract", () => {
    const text = `${HEAD}7
Short title
We show that a long abstract may be wrapped over
several lines, each as full as the width lets it
be, and is put together again.
3 authors
·
May 3
`;
    expect(entries(text)[0]).toMatchObject({
      title: "Short title",
      abstract:
        "We show that a long abstract may be wrapped over several lines, each as full as the width lets it be, and is put together again.",
      upvotes: 7,
    });
  });

  it("may have its header twice", () => {
    expect(entries(HEAD + HEAD + entry("Paper"))).toHaveLength(1);
    expect(parse(HEAD + HEAD + entry("Paper")).problems).toEqual([]);
  });
});

describe("the viewing day", () => {
  const listing = (...dates: string[]) =>
    HEAD + dates.map((date, index) => entry(`Paper ${index}`, `  • ${index + 1} authors\n·\n${date}`)).join("");

  it("is what the user says, and a heading that says otherwise is mentioned", () => {
    const read = parse(listing("Oct 22"), { date: "2025-10-24" });
    expect(read.date).toBe("2025-10-24");
    expect(read.entries[0]?.published).toBe("2025-10-22");
    expect(read.assumptions).toEqual([
      "The heading of the listing says 2025-10-23, but it was imported as of 2025-10-24, as asked.",
    ]);
  });

  it("is of the year after the latest one that several papers print, however young the file is", () => {
    const read = parse(listing("May 3, 2024", "May 4, 2024", "May 5, 2024", "May 6"), { fileDate: "2028-01-01" });
    expect(read.date).toBe("2025-10-23");
    expect(read.entries[3]?.published).toBe("2025-05-06");
    expect(read.assumptions).toEqual([
      "The listing is headed October 23 and does not say its year: 2025-10-23 was taken, because the latest year printed at its papers is 2024, and a view leaves out its own year.",
    ]);
  });

  it("is taken from the file's date when hardly any paper prints a year", () => {
    const read = parse(listing("May 3, 2023", "May 4, 2024", "May 6"), { fileDate: "2026-11-01" });
    expect(read.date).toBe("2026-10-23");
    expect(parse(listing("May 3"), { fileDate: "2026-10-22" }).date).toBe("2025-10-23");
  });

  it("is never guessed: without a clue the user is asked", () => {
    expect(() => parse(listing("May 3"), {})).toThrow(
      "listing.txt:11: The listing is headed October 23 and nothing in it tells the year. Say the day it was viewed: --date YYYY-MM-DD.",
    );
    expect(() => parse(listing("May 3, 2025"), { fileDate: "1980-01-01" })).toThrow("no year fits");
  });

  it("is not found in a weekly or monthly view", () => {
    for (const label of ["Week 10", "March 2026", "Mar 2 - Mar 8"]) {
      const text = listing("May 3").replace("Oct 23", label);
      expect(() => parse(text, { fileDate: "2026-11-01" })).toThrow(
        `The listing is headed “${label}”, which names no day.`,
      );
      expect(parse(text).date).toBe("2025-10-23");
    }
  });

  it("has the papers' dates before it: a later one is of the year before, and that is said", () => {
    const read = parse(listing("Dec 30"));
    expect(read.entries[0]?.published).toBe("2024-12-30");
    expect(read.assumptions).toEqual([
      "A date without year that lies after the viewing day was taken in 2024: line 13.",
    ]);
  });
});

describe("what cannot be used", () => {
  it("is named with its line, and the entries around it are read", () => {
    const text = `${HEAD}${entry("One")}Stray words\n\n${entry("Two")}`;
    const read = parse(text);
    expect(read.entries.map(({ title }) => title)).toEqual(["One", "Two"]);
    expect(read.problems).toEqual([
      {
        file: "listing.txt",
        line: 21,
        message: "“Stray words” has no partner: an entry is a title and an abstract.",
        hint: "Add the title or the abstract that is missing, or remove the paragraph.",
      },
    ]);
  });

  it("is a block whose entry lost its abstract", () => {
    const read = parse(`${HEAD}Lonely title\n\n${BLOCK}\n\n${entry("Two")}`);
    expect(read.entries.map(({ title }) => title)).toEqual(["Two"]);
    expect(read.problems.map(({ line }) => line)).toEqual([13]);
  });

  it("is a date that is none; the entry is kept without it", () => {
    const read = parse(HEAD + entry("One", "  • 3 authors\n·\nFoo 99"));
    expect(read.entries[0]).toMatchObject({ title: "One", authorCount: 3 });
    expect(read.entries[0]).not.toHaveProperty("published");
    expect(read.problems).toMatchObject([{ line: 19, message: "“Foo 99” stands where the date of a paper belongs." }]);
  });

  it("is an entry cut off at the end of the file: complete or not at all", () => {
    const read = parse(`${HEAD}${entry("One")}Two\n\nWe show that it wor`);
    expect(read.entries.map(({ title }) => title)).toEqual(["One"]);
    expect(read.problems).toMatchObject([{ line: 21 }]);
  });

  it("never lets a cut change the entries before it", () => {
    const text = HEAD + entry("One", BLOCK, `${ABSTRACT} ${ABSTRACT}`) + entry("Two") + entry("Three");
    const whole = parse(text).entries;
    for (let length = 0; length < text.length; length++) {
      let read: Entry[] = [];
      try {
        read = parse(text.slice(0, length)).entries;
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
      expect(read.slice(0, -1)).toEqual(whole.slice(0, Math.max(0, read.length - 1)));
    }
  });

  it("is a listing without any entry", () => {
    expect(() => parse(HEAD)).toThrow(InputError);
    expect(() => parse("")).toThrow("There is no whole entry in this listing.");
  });
});

describe("duplicates", () => {
  it("are merged and named", () => {
    const read = parse(HEAD + entry("A  Paper!") + entry("A paper"));
    expect(read.entries).toHaveLength(1);
    expect(read.assumptions).toEqual(["1 entry repeats a paper of this listing and was merged: line 21 into line 13."]);
  });

  it("are none when the facts contradict each other", () => {
    expect(entries(HEAD + entry("A paper") + entry("A paper", "  • 9 authors\n·\nMay 3"))).toHaveLength(2);
  });
});

describe("recognising", () => {
  it("claims a listing with header, and one without", () => {
    expect(dailyPapersText.recognises(HEAD)).toBe(true);
    expect(dailyPapersText.recognises(entry("One"))).toBe(true);
  });

  it("leaves other formats and prose alone", () => {
    const others = [
      '{"id": "2401.00001", "title": "by AK and the research community"}',
      '[{"title": "Daily Papers"}]',
      "<html><body>by AK and the research community</body></html>",
      "@article{key, title = {Daily Papers}}",
      "# Daily Papers\n\nI read these today.\n\nThey were fine · mostly.\n",
      "",
    ];
    expect(others.map(dailyPapersText.recognises)).toEqual(others.map(() => false));
  });
});

describe("any text", () => {
  it("is read or refused, however often a line repeats", () => {
    const lines = [
      "5",
      "-",
      "·",
      "·\nMay 3",
      "- 3 authors",
      "Submitted by",
      "Upvote",
      "[",
      "by AK and the research community",
    ];
    for (const line of [...lines, "https://huggingface.co/papers/2401.00001", "[a](https://b.c) [d](https://e.f)"]) {
      const text = `${line}\n\n`.repeat(20_000);
      let outcome: unknown;
      try {
        outcome = parse(text).date;
      } catch (error) {
        outcome = error instanceof InputError ? "refused" : error;
      }
      expect(["2025-10-23", "refused"], line).toContain(outcome);
    }
  });
});

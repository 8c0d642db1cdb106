import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Entry } from "../../scripts/import/entry.ts";
import { addDays, parseDate, SHORT_MONTH_NAMES } from "../../src/archive/calendar-date.ts";

/** A paper of corpora/daily-papers.jsonl.gz. */
export interface CorpusPaper {
  id: string;
  title: string;
  abstract: string;
  authors: string[];
  published: string;
  listed: string;
  comments: number;
  upvotes: number;
  organization?: { handle: string; name: string };
  code?: string;
}

/** What a parser must give back for one paper; no line and no rank. */
type Expected = Pick<
  Entry,
  "title" | "abstract" | "authorCount" | "organization" | "published" | "comments" | "upvotes" | "arxiv"
>;

export interface GeneratedListing {
  text: string;
  expected: Expected[];
  /** The options, for messages. */
  options: string;
  /** False for views that do not print their day. */
  hasDay: boolean;
}

/** The corpus by day. */
export function readCorpus(path: string): Map<string, CorpusPaper[]> {
  const days = new Map<string, CorpusPaper[]>();
  for (const line of gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n")) {
    const paper = JSON.parse(line) as CorpusPaper;
    days.set(paper.listed, [...(days.get(paper.listed) ?? []), paper]);
  }
  return days;
}

/** A random choice that is the same in every run (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  pick<const T>(choices: readonly [T, ...T[]]): T {
    return choices[Math.floor(this.next() * choices.length)] ?? choices[0];
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

export function foldSpace(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** `May 18`, or `Apr 4, 2023` when the year is not the view's or is always printed. */
function printDate(date: string, viewYear: number | undefined): string {
  const { year, month, day } = parseDate(date) ?? { year: 0, month: 1, day: 1 };
  return `${SHORT_MONTH_NAMES[month - 1]} ${day}${year === viewYear ? "" : `, ${year}`}`;
}

function yearOf(day: string): number {
  return parseDate(day)?.year ?? 0;
}

function whoOf(paper: CorpusPaper): Pick<Expected, "authorCount" | "organization"> {
  if (!paper.organization) return { authorCount: paper.authors.length };
  return { organization: { handle: paper.organization.handle, name: foldSpace(paper.organization.name) } };
}

/** The extractor's form, byte for byte as the guide's grammar has it. */
export function extractorListing(papers: readonly CorpusPaper[], day: string, dice: Dice): GeneratedListing {
  const head = ["new", "Get trending papers in your email inbox!", "Subscribe", "Daily Papers"];
  const paragraphs = [...head, "byAK and the research community", printDate(day, yearOf(day))];
  const expected = papers.map((paper, index): Expected => {
    const texts = { title: foldSpace(paper.title), abstract: foldSpace(paper.abstract) };
    paragraphs.push(texts.title, texts.abstract);
    // The extractor loses some blocks; a last entry without one would look cut.
    if (index < papers.length - 1 && dice.chance(0.05)) return texts;
    const { organization } = paper;
    const who = organization
      ? `${organization.handle} ${foldSpace(organization.name)}`
      : `  • ${paper.authors.length} authors`;
    const comments = paper.comments > 0 ? ` ${paper.comments}` : "";
    paragraphs.push(`${who}\n·\n${printDate(paper.published, yearOf(day))}${comments}`);
    return {
      ...texts,
      ...whoOf(paper),
      published: paper.published,
      ...(paper.comments > 0 ? { comments: paper.comments } : {}),
    };
  });
  return {
    text: paragraphs.join("\n\n") + (dice.chance(0.5) ? "\n" : ""),
    expected,
    options: "extractor",
    hasDay: true,
  };
}

/** The ways in which copies of the page differ. */
interface BrowserOptions {
  markup: "plain" | "addresses" | "markdown" | "references" | "trending";
  /** Blank lines between the parts of an entry; 0: a line end only. */
  blankLines: 0 | 1 | 2;
  wrap: "none" | "width" | "backslash" | "two backslashes";
  who: "" | "• " | "- " | "* ";
  avatars: boolean;
  dot: "own line" | "before date" | "one line";
  comments: "own line" | "in brackets" | "glued";
  upvotes: "bare" | "arrow";
  submitted: "no" | "two lines" | "one line" | "picture and name";
  header: "plain" | "list" | "previous day" | "twice" | "menu" | "none but the day";
  /** White space that means nothing: at line ends, as no-break spaces, before lines. */
  dirt: boolean;
}

function rollBrowserOptions(dice: Dice): BrowserOptions {
  const markup = dice.pick(["plain", "plain", "plain", "addresses", "markdown", "references", "trending"]);
  const blankLines = markup === "plain" ? dice.pick([0, 1, 1, 2]) : dice.pick([1, 1, 2]);
  const comments = markup === "markdown" ? "glued" : dice.pick(["own line", "in brackets", "glued"]);
  return {
    markup,
    blankLines,
    wrap: dice.pick(["none", "none", "width", "backslash", "two backslashes"]),
    who: markup === "trending" ? "- " : dice.pick(["", "• ", "- ", "* "]),
    avatars: dice.chance(0.4),
    dot:
      markup === "trending"
        ? dice.pick(["before date", "one line"])
        : dice.pick(["own line", "own line", "before date", "one line"]),
    comments,
    upvotes: dice.pick(["bare", "bare", "arrow"]),
    submitted: dice.pick(["no", "no", "two lines", "one line", "picture and name"]),
    header: dice.pick(["plain", "list", "previous day", "twice", "menu", "none but the day"]),
    dirt: dice.chance(0.3),
  };
}

/** A copy from a browser or another tool, in one of its many variants. */
export function browserListing(papers: readonly CorpusPaper[], day: string, dice: Dice): GeneratedListing {
  const options = rollBrowserOptions(dice);
  const isTrending = options.markup === "trending";
  const gap = "\n".repeat(options.blankLines + 1);
  const entries = papers.map((paper) => new EntryWriter(paper, yearOf(day), options, dice));
  const parts = [...headerParts(options, day), ...entries.flatMap((entry) => entry.parts())];
  if (options.markup === "references") {
    parts.push(papers.map((paper, index) => `[${index + 1}]: https://huggingface.co/papers/${paper.id}`).join("\n"));
  }
  const text = dirty(parts.join(gap), options, dice);
  return {
    text,
    expected: entries.map((entry) => entry.expected()),
    options: JSON.stringify(options),
    hasDay: !isTrending,
  };
}

function headerParts(options: BrowserOptions, day: string): string[] {
  const views = ["Daily", "Weekly", "Monthly"].map((view) => (options.header === "list" ? `- ${view}` : view));
  const promo = [
    "new",
    "Get trending papers in your email inbox once a day!",
    "Get trending papers in your email inbox!",
    "Subscribe",
  ];
  const isMarkdown = options.markup === "markdown" || options.markup === "references";
  const title = isMarkdown ? "# Daily Papers" : "Daily Papers";
  const byline = isMarkdown
    ? "## by [AK](https://huggingface.co/akhaliq) and the research community"
    : "by AK and the research community";
  const site =
    options.header === "menu"
      ? ["Hugging Face", "Models", "Datasets", "Spaces", "Docs", "Pricing", "Log In", "Sign Up"]
      : [];
  const previous = options.header === "previous day" ? [`https://huggingface.co/papers/date/${addDays(day, -1)}`] : [];
  const label = options.markup === "trending" ? [] : [printDate(day, yearOf(day))];
  if (options.header === "none but the day" && options.markup !== "trending") return label;
  const parts = [...site, ...promo, title, byline, ...views, "Trending Papers", ...previous, ...label];
  return options.header === "twice" ? [...parts, ...parts] : parts;
}

function dirty(text: string, options: BrowserOptions, dice: Dice): string {
  if (!options.dirt) return text;
  const ends = ["", " ", "  ", "\t", "\u00a0", "\u200b"] as const;
  const isWrapped = options.wrap !== "none";
  return text
    .split("\n")
    .map((line) => {
      const start = isWrapped || line.startsWith("[") ? "" : dice.pick([...ends]);
      return `${start}${dice.chance(0.05) && !line.includes("\\") ? line.replace(" ", "\u00a0") : line}${line.endsWith("\\") ? "" : dice.pick([...ends])}`;
    })
    .join("\n");
}

class EntryWriter {
  readonly #paper: CorpusPaper;
  readonly #viewYear: number | undefined;
  readonly #options: BrowserOptions;
  readonly #dice: Dice;
  readonly #title: string;
  readonly #abstract: string;

  constructor(paper: CorpusPaper, viewYear: number, options: BrowserOptions, dice: Dice) {
    this.#paper = paper;
    this.#viewYear = options.markup === "trending" ? undefined : viewYear;
    this.#options = options;
    this.#dice = dice;
    this.#title = foldSpace(paper.title);
    this.#abstract = foldSpace(paper.abstract);
  }

  expected(): Expected {
    const { organization, comments, id, published, upvotes } = this.#paper;
    const { markup } = this.#options;
    const name = organization && { name: foldSpace(organization.name) };
    const showsHandle = markup !== "plain";
    const who = name && !showsHandle ? { organization: name } : whoOf(this.#paper);
    return {
      title: this.#title,
      abstract: this.#abstract,
      ...who,
      published,
      upvotes,
      ...(comments > 0 && markup !== "trending" ? { comments } : {}),
      ...(markup === "plain" ? {} : { arxiv: id }),
    };
  }

  parts(): string[] {
    const { markup } = this.#options;
    if (markup !== "trending")
      return [...this.#upvotes(), ...this.#submitted(), ...this.#text(), ...this.#meta(), ...this.#comments()];
    const sentence = `${this.#abstract.split(" ").slice(0, 12).join(" ")}.`;
    const first = this.#abstract.length > 300 && this.#dice.chance(0.3) ? sentence : this.#abstract;
    return [...this.#layout(first), ...this.#layout(this.#abstract)];
  }

  #layout(abstract: string): string[] {
    const { upvotes, code, id } = this.#paper;
    const buttons =
      code && !/\s/.test(code)
        ? [`[GitHub ${this.#dice.pick(["131", "3.29k", "110k"])}](${code}) [arXiv Page](https://arxiv.org/abs/${id})`]
        : [`[arXiv Page](https://arxiv.org/abs/${id})`];
    return [
      ...this.#submitted(),
      ...this.#text(abstract),
      ...this.#meta(),
      `Upvote\n\n${upvotes > 0 ? upvotes : "-"}`,
      ...buttons,
    ];
  }

  #upvotes(): string[] {
    const { upvotes, id } = this.#paper;
    const count = upvotes > 0 ? String(upvotes) : "-";
    const login = `https://huggingface.co/login?next=%2Fpapers%2F${id}`;
    const shown = this.#options.upvotes === "arrow" ? `[-] ${count}` : count;
    if (this.#options.markup === "markdown") return [`[${count}](${login})`];
    if (this.#options.markup === "references") return [`[\n${count}\n][1]`];
    return this.#options.markup === "addresses" ? [shown, login] : [shown];
  }

  #submitted(): string[] {
    const user = this.#dice.pick(["akhaliq", "taesiri", "AdinaY"]);
    switch (this.#options.submitted) {
      case "no":
        return [];
      case "one line":
        return [`Submitted by ${user}`];
      case "two lines":
        return ["Submitted by", user];
      case "picture and name":
        return ["Submitted by", user, user];
    }
  }

  #text(abstract = this.#abstract): string[] {
    const { markup, wrap } = this.#options;
    const page = `https://huggingface.co/papers/${this.#paper.id}`;
    // Without a blank line below it, a wrapped title has no end of its own.
    const wrapsTitle = this.#options.blankLines > 0 || wrap !== "width";
    const title = wrapsTitle ? this.#wrap(this.#title) : this.#title;
    const body = this.#wrap(abstract);
    if (markup === "markdown") return [`### [${this.#title}](${page})`, `[${body}](${page})`];
    if (markup === "references") return [`### [${this.#title}](${page})`, "[", body, "][1]"];
    if (markup === "trending") return [`### [${title}](${page})`, body];
    return markup === "addresses" ? [title, page, body, page] : [title, body];
  }

  #meta(): string[] {
    const { markup, blankLines, avatars, dot } = this.#options;
    const { organization, authors } = this.#paper;
    const date = printDate(this.#paper.published, this.#viewYear) + this.#gluedComments();
    const count = `${this.#options.who}${authors.length} authors`;
    const pictures = !organization && avatars && markup !== "plain" ? ["-", "-"] : [];
    const who = organization ? this.#organization(organization) : [count];
    const last = who.at(-1) ?? "";
    if (dot === "one line" && who.length === 1 && !last.includes("\n")) return [...pictures, `${last} · ${date}`];
    const apart = blankLines > 0 && this.#dice.chance(0.5) ? "\n\n" : "\n";
    const under = dot === "own line" ? `·${apart}${date}` : `· ${date}`;
    return [...pictures, ...who.slice(0, -1), `${last}${apart}${under}`];
  }

  #organization({ handle, name }: { handle: string; name: string }): string[] {
    const profile = `https://huggingface.co/${handle}`;
    const shown = foldSpace(name);
    switch (this.#options.markup) {
      case "plain":
        return [shown];
      case "addresses":
        return [shown, profile];
      case "markdown":
        return [`[![${handle}](https://cdn-avatars.huggingface.co/v1/${handle}.png)${shown}](${profile})`];
      case "references":
        return [`[[${handle}] ${shown}][1]`];
      case "trending":
        return [`[[Image: ${handle}] ${shown}](${profile})`];
    }
  }

  #gluedComments(): string {
    const { comments, id } = this.#paper;
    const { markup } = this.#options;
    if (comments === 0 || markup === "trending" || this.#options.comments !== "glued") return "";
    if (markup === "markdown") return `[${comments}](https://huggingface.co/papers/${id}#community)`;
    return markup === "references" ? ` [ ${comments}][1]` : ` ${comments}`;
  }

  #comments(): string[] {
    const { comments, id } = this.#paper;
    if (comments === 0 || this.#options.comments === "glued") return [];
    const shown = this.#options.comments === "in brackets" ? `[${comments}]` : String(comments);
    return this.#options.markup === "addresses" ? [shown, `https://huggingface.co/papers/${id}#community`] : [shown];
  }

  #wrap(text: string): string {
    const { wrap } = this.#options;
    if (wrap === "none") return text;
    const width = 60 + Math.floor(this.#dice.next() * 60);
    const lines: string[] = [];
    // A word that ends in a backslash of its own would look like a hard line break.
    for (const word of text.split(/(?<!\\) /)) {
      const last = lines.at(-1);
      if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines.join(wrap === "width" ? "\n" : wrap === "backslash" ? "\\\n" : "\\\\\n");
  }
}

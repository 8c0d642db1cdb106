import type { Line } from "./lines.ts";

/** What stands between the entries of a browser copy: counts, buttons, who submitted a paper. */
export type Mark =
  | { kind: "link" | "none" | "submitted" | "user" | "upvote" | "code" | "button"; line: Line }
  | { kind: "count"; line: Line; value: number; of?: "comments" | "upvotes" };

/** What the marks before an entry say about it, and about the entry above. */
export interface Margin {
  marks: Mark[];
  /** Of the entry above. */
  comments?: number;
  upvotesAbove?: number;
  linksAbove: string[];
  code?: string;
  /** Of the entry that follows. */
  upvotes?: number;
  links: string[];
  /** Counts that have no place. */
  unread: Line[];
}

const NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d{1,7}|\\d{1,4}(?:\\.\\d{1,2})?[kK])";
const PLAIN_COUNT = new RegExp(`^${NUMBER}$`);
const BRACKETED_COUNT = new RegExp(`^[[(] ?${NUMBER} ?[\\])]$|^${NUMBER} comments?$`);
/** `[-] 74`: the arrow of the button, written out, before its number. */
const UPVOTE_COUNT = new RegExp(
  `^(?:\\[-\\]|▲|△|⬆|👍) ?(?:${NUMBER}|-)$|^Upvotes?:? (?:${NUMBER}|-)$|^${NUMBER} upvotes?$`,
);
const DASH = /^[-–—]$/;
const BUTTON = /^(?:arXiv Page|Paper Page|Project Page|View arXiv page|View PDF)$/;
const CODE_BUTTON = new RegExp(`^(?:LINK: ?)?GitHub(?: ${NUMBER})?$`);

/** `1,204`, `3.29k`, `110k`. */
function readNumber(text: string): number {
  const thousands = /^(.*)k$/i.exec(text)?.[1];
  return thousands === undefined ? Number(text.replaceAll(",", "")) : Math.round(Number(thousands) * 1000);
}

/** Reads one line by itself; whether it is a mark at all is up to its place. */
export function readMark(line: Line): Mark | undefined {
  const { text } = line;
  if (line.isLinkOnly) return { kind: "link", line };
  if (text.length > 80 || line.heading) return undefined;
  if (DASH.test(text)) return { kind: "none", line };
  const upvotes = UPVOTE_COUNT.exec(text);
  if (upvotes) {
    const value = readNumber(upvotes[1] ?? upvotes[2] ?? upvotes[3] ?? "0");
    return { kind: "count", line, value, of: "upvotes" };
  }
  const bracketed = BRACKETED_COUNT.exec(text);
  if (bracketed) return { kind: "count", line, value: readNumber(bracketed[1] ?? bracketed[2] ?? ""), of: "comments" };
  const plain = PLAIN_COUNT.exec(text);
  if (plain) return { kind: "count", line, value: readNumber(plain[1] ?? ""), ...countOf(line.links) };
  if (/^Submitted by\b/.test(text)) return { kind: "submitted", line };
  if (text === "Upvote") return { kind: "upvote", line };
  if (CODE_BUTTON.test(text)) return { kind: "code", line };
  return BUTTON.test(text) ? { kind: "button", line } : undefined;
}

/** The address of a count tells what it counts. */
function countOf(links: readonly string[]): { of?: "comments" | "upvotes" } {
  if (links.some((link) => link.endsWith("#community"))) return { of: "comments" };
  return links.some((link) => link.includes("/login?next=")) ? { of: "upvotes" } : {};
}

/** Takes the marks that stand from an index on. After `Submitted by` the next line is the user. */
export function takeMarks(lines: readonly Line[], from: number): Mark[] {
  const marks: Mark[] = [];
  let last: Mark | undefined;
  for (let line = lines[from], index = from; line; line = lines[++index]) {
    const mark = readMark(line);
    if (last?.kind === "submitted" && last.line.text === "Submitted by" && mark?.kind !== "link" && !line.heading) {
      marks.push({ kind: "user", line });
    } else if (last?.kind === "user" && line.text === last.line.text) {
      // The picture's text and the name: the same user twice.
      marks.push({ kind: "user", line });
    } else if (mark) {
      if (mark.kind === "count" && mark.of === undefined && last?.kind === "upvote") mark.of = "upvotes";
      const count = marks.at(-1);
      if (mark.kind === "link" && count?.kind === "count" && count.of === undefined) {
        Object.assign(count, countOf(mark.line.links));
      }
      marks.push(mark);
    } else {
      break;
    }
    if (!line.isLinkOnly) last = marks.at(-1);
  }
  return marks;
}

/** Says what the marks between two entries mean. `isFirst`: no entry above; `isEnd`: none follows. */
export function readMargin(marks: readonly Mark[], isFirst: boolean, isEnd: boolean): Margin {
  const margin: Margin = { marks: [...marks], linksAbove: [], links: [], unread: [] };
  const counts: Mark[] = [];
  marks.forEach((mark, index) => {
    if (mark.kind === "upvote" || (mark.kind === "count" && marks[index - 1]?.kind === "upvote"))
      readUpvoteButton(mark, margin);
    else if (mark.kind === "none" && marks[index - 1]?.kind === "upvote") margin.upvotesAbove = 0;
    else if (mark.kind === "count" || mark.kind === "none") counts.push(mark);
    addLinks(mark, margin);
  });
  readCounts(counts, margin, isFirst, isEnd);
  return margin;
}

/** In the trending view the button stands under its entry: `Upvote`, then the number. */
function readUpvoteButton(mark: Mark, margin: Margin): void {
  if (mark.kind === "count") margin.upvotesAbove = mark.value;
  margin.linksAbove.push(...mark.line.links);
}

function addLinks(mark: Mark, margin: Margin): void {
  const isAbove =
    mark.kind === "code" || mark.kind === "button" || mark.line.links.some((link) => link.endsWith("#community"));
  if (mark.kind === "code") {
    const code = mark.line.links.find((link) => !link.includes("huggingface.co"));
    if (code !== undefined) margin.code = code;
  }
  (isAbove ? margin.linksAbove : margin.links).push(...mark.line.links);
}

/** Of two bare numbers the first counts comments, the second upvotes; one alone counts upvotes. */
function readCounts(counts: readonly Mark[], margin: Margin, isFirst: boolean, isEnd: boolean): void {
  const rest = [...counts];
  const last = rest.at(-1);
  const isComments = last?.kind === "count" && (last.of === "comments" || (isEnd && last.of === undefined && !isFirst));
  if (last && !isComments && !isEnd) {
    margin.upvotes = last.kind === "count" ? last.value : 0;
    rest.pop();
  }
  const comments = rest.at(-1);
  if (comments?.kind === "count" && comments.of !== "upvotes" && !isFirst) {
    margin.comments = comments.value;
    rest.pop();
  }
  for (const mark of rest) if (mark.kind === "count") margin.unread.push(mark.line);
}

import type { Line } from "./lines.ts";
import { readMark } from "./marks.ts";
import { isWeekOrMonthLabel, type PrintedDate, readBareDate } from "./printed-date.ts";

/** The boilerplate around the entries and what it says about the view. */
export interface Header {
  /** First and last index of each run of header lines; the entries are what is left. */
  runs: { start: number; end: number }[];
  /** Viewing days, each with its line; a page copied twice has two. */
  days: { date: PrintedDate; line: number }[];
  /** What a weekly or monthly view prints in place of the day. */
  label?: { text: string; line: number };
  /** Paragraphs above the entries that are too long to be part of a menu. */
  unread: Line[];
}

const BYLINE = /\band the research community$/;
const TITLE = /^(?:Daily|Trending) Papers$/;
const PROMOTION = /^Get trending papers in your email inbox/;
const LIST_MARK = /^[-*•] +/;
const MENU = new Set([
  ...["new", "subscribe", "daily papers", "trending papers", "by", "ak", "hugging face", "log in", "sign up"],
  ...["models", "datasets", "spaces", "buckets", "buckets new", "docs", "enterprise", "pricing", "community", "posts"],
  ...["get trending papers in your email inbox!", "get trending papers in your email inbox once a day!"],
]);
/** What may stand between the byline and the viewing day; a word that comes twice is no menu any more. */
const VIEWS = new Set(["daily", "weekly", "monthly", "trending papers", "previous", "next"]);
const NAVIGATION = /huggingface\.co\/papers(?:\/(?:date|week|month|trending)\b|$)/;
const MAX_MENU_LINE = 200;
/** How many lines after the byline the viewing day is looked for: menu, search words and their addresses. */
const MAX_MENU_LINES = 16;

const FOOTER = new Set([
  ...[
    "previous",
    "next",
    "system theme",
    "company",
    "tos",
    "terms of service",
    "privacy",
    "about",
    "careers",
    "website",
  ],
  "trending papers ranked by github stars activity",
]);

function word(line: Line): string {
  return line.text.replace(LIST_MARK, "").toLowerCase();
}

function isMenuLine(line: Line): boolean {
  return line.isLinkOnly || /^[-*•]$/.test(line.text) || MENU.has(word(line)) || VIEWS.has(word(line));
}

export function isByline(line: Line): boolean {
  return line.text.length < MAX_MENU_LINE && BYLINE.test(line.text);
}

/** Finds every header by its byline; the viewing day ends it, else the last word of its menu. */
export function readHeader(lines: readonly Line[]): Header {
  const header: Header = { runs: [], days: [], unread: [] };
  let floor = 0;
  lines.forEach((line, index) => {
    if (index < floor || !isByline(line)) return;
    const start = header.runs.length === 0 ? startOfFirst(lines, index) : startOfRepeated(lines, index, floor);
    floor = skipCutHeader(lines, endOfHeader(lines, index + 1, header));
    header.runs.push({ start, end: floor - 1 });
    for (const above of lines.slice(start, index)) if (above.text.length > MAX_MENU_LINE) header.unread.push(above);
  });
  if (header.runs.length === 0) readPartialHeader(lines, header);
  return header;
}

/** Above the first byline stands the site's menu, whatever it is made of, unless there are entries. */
function startOfFirst(lines: readonly Line[], byline: number): number {
  const dot = lines.findLastIndex((line, index) => index < byline && line.text.startsWith("·"));
  return dot < 0 ? 0 : startOfRepeated(lines, byline, dot + 1);
}

function startOfRepeated(lines: readonly Line[], byline: number, floor: number): number {
  let start = byline;
  while (start > floor) {
    const line = lines[start - 1];
    if (!line || !isMenuLine(line)) break;
    start--;
  }
  return start;
}

/** The index after the header: after the viewing day, else after the menu. */
function endOfHeader(lines: readonly Line[], from: number, header: Header): number {
  for (let index = from; index < Math.min(lines.length, from + MAX_MENU_LINES); index++) {
    const line = lines[index];
    if (!line || line.text.length > MAX_MENU_LINE || line.text.startsWith("·") || isByline(line)) break;
    if (readDay(line, header)) return skipNavigation(lines, index + 1);
  }
  const seen = new Set<string>();
  let end = from;
  for (let line = lines[end]; line; line = lines[++end]) {
    const view = word(line);
    const isView = (VIEWS.has(view) && !seen.has(view)) || NAVIGATION.test(line.text) || /^[-*•]?$/.test(line.text);
    if (!isView) break;
    seen.add(view);
  }
  return end;
}

function readDay(line: Line, header: Header): boolean {
  const date = readBareDate(line.text);
  if (date) header.days.push({ date, line: line.number });
  else if (isWeekOrMonthLabel(line.text)) header.label ??= { text: line.text, line: line.number };
  else return false;
  return true;
}

/** The start of a second header, in a copy that was cut off before its byline. */
function skipCutHeader(lines: readonly Line[], from: number): number {
  let index = from;
  const isCut = lines.slice(from, from + 2).some((line) => PROMOTION.test(line.text));
  for (let line = lines[index]; isCut && line && isMenuLine(line); line = lines[++index]);
  return index;
}

/** Links to the day before or after may follow the viewing day. */
function skipNavigation(lines: readonly Line[], from: number): number {
  let index = from;
  for (let line = lines[index]; line?.links.some((link) => NAVIGATION.test(link)); line = lines[++index]);
  return index;
}

/** The index after the last line of the entries: the links at the foot of the page are left out. */
export function startOfFooter(lines: readonly Line[]): number {
  let start = lines.length;
  let index = lines.length;
  for (let line = lines[--index]; line; line = lines[--index]) {
    if (FOOTER.has(word(line)) || MENU.has(word(line))) start = index;
    else if (!line.isLinkOnly) break;
  }
  return start;
}

/** A copy without byline: known words at the very top, then perhaps the viewing day. */
function readPartialHeader(lines: readonly Line[], header: Header): void {
  let end = 0;
  for (let line = lines[end]; line && (isMenuLine(line) || TITLE.test(line.text)); line = lines[++end]);
  // Without a single known word before it, a line such as `May 4` may as well be the first title.
  const top = lines[end];
  const second = lines[end + 1];
  const isDay = top && second && (end > 0 || !second.afterBlank || !isFirstTitle(lines));
  if (top && isDay && readDay(top, header)) end = skipNavigation(lines, end + 1);
  if (end > 0) header.runs.push({ start: 0, end: end - 1 });
}

/** True when the text below the first line is its abstract: the next text is no title of a longer one. */
function isFirstTitle(lines: readonly Line[]): boolean {
  const dot = lines.findIndex((line) => line.text.startsWith("·"));
  const texts = lines.slice(1, dot < 0 ? lines.length : dot).filter((line) => !line.isLinkOnly);
  const [first, second] = texts;
  if (!first || readMark(first)) return false;
  return !second || first.text.length > second.text.length;
}

import type { Line } from "./lines.ts";

/** Lines without a blank line between them. */
export interface Paragraph {
  lines: Line[];
  text: string;
}

export interface Pair {
  title: Line[];
  abstract: Line[];
}

export interface Pairing {
  pairs: Pair[];
  /** Paragraphs that belong to no pair. */
  unpaired: Paragraph[];
  /** Abstracts that were put together from two paragraphs. */
  joined: Pair[];
  /** True when the last paragraph belongs to a pair, so that the metadata under it is that pair's. */
  reachesEnd: boolean;
  score: number;
}

const MAX_TITLE = 300;
const SENTENCE_END = /[.!?…。！？]["'”’)\]»*_]*$/;

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-12));
}

/** Many abstracts end with the address of their code, without a full stop. */
export function endsWithAddress(text: string): boolean {
  return /(?:https?:\/\/|www\.|\w\.(?:com|io|org|net|ai)\b)\S*$/.test(text.slice(-300));
}

export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join(" ");
}

/** Puts lines together to paragraphs at the blank lines; a heading stands by itself. */
export function toParagraphs(lines: readonly Line[]): Paragraph[] {
  const groups: Line[][] = [];
  let last: Line | undefined;
  for (const line of lines) {
    // A title goes on below its heading when the line is indented, or when a link over both lines says so.
    const goesOn = last?.hardBreak || (last?.heading ? line.indented && !line.afterBlank : !line.afterBlank);
    if (!last || line.heading || !goesOn) groups.push([line]);
    else groups.at(-1)?.push(line);
    last = line;
  }
  return groups.map((group) => ({ lines: group, text: textOf(group) }));
}

/** How well a text fits as the title of another: titles are the shorter ones, and end without a full stop. */
function partnership(title: string, abstract: string): number {
  const ratio = Math.log2((abstract.length + 1) / (title.length + 1));
  let score = Math.max(-6, Math.min(6, 2 * ratio));
  if (title.length > MAX_TITLE) score -= 8;
  if (/[^.]\.$/.test(title)) score -= 2;
  if (endsSentence(abstract)) score += 1;
  return score;
}

type Step = "pair" | "split" | "join" | "drop";
const PARAGRAPHS_IN_STEP: Record<Step, number> = { pair: 2, split: 1, join: 3, drop: 1 };

/**
 * The best way to read some paragraphs as titles and abstracts. An even number normally pairs up in order; where one
 * is missing or too many, lengths tell which paragraph has no partner, and the pairs around it are kept.
 */
export function pairUp(paragraphs: readonly Paragraph[]): Pairing {
  const hasHeadings = paragraphs.some((paragraph) => paragraph.lines[0]?.heading);
  const splits = paragraphs.map((paragraph) => (hasHeadings ? undefined : splitParagraph(paragraph)));
  const scores = new Array<number>(paragraphs.length + 1).fill(0);
  const steps: Step[] = [];
  for (let index = paragraphs.length - 1; index >= 0; index--) {
    let best: Step = "drop";
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const step of ["pair", "split", "join", "drop"] as const) {
      const next = index + PARAGRAPHS_IN_STEP[step];
      if (next > paragraphs.length) continue;
      const score = (scores[next] ?? 0) + stepScore(step, paragraphs, index, splits[index], hasHeadings);
      if (score > bestScore) [best, bestScore] = [step, score];
    }
    scores[index] = bestScore;
    steps[index] = best;
  }
  return followSteps(paragraphs, steps, splits, scores[0] ?? 0);
}

function stepScore(
  step: Step,
  paragraphs: readonly Paragraph[],
  index: number,
  split: readonly Pair[] | undefined,
  hasHeadings: boolean,
): number {
  const [title, abstract, more] = paragraphs.slice(index, index + 3);
  if (step === "drop" || !title) return 0;
  if (step === "split") {
    // Half of what a pair is worth at most, so that two paragraphs of two lines each stay one pair.
    if (!split) return Number.NEGATIVE_INFINITY;
    return split.reduce((sum, pair) => sum + 1 + partnership(textOf(pair.title), textOf(pair.abstract)), 0);
  }
  const isHeadingLost = hasHeadings && (!title.lines[0]?.heading || abstract?.lines[0]?.heading);
  if (!abstract || isHeadingLost) return Number.NEGATIVE_INFINITY;
  const pair = 10 + partnership(title.text, abstract.text);
  if (step === "pair") return pair;
  // No abstract of the page has a blank line; only one that stops in mid-sentence goes on in the next paragraph.
  const isCut = !endsSentence(abstract.text) && !endsWithAddress(abstract.text) && abstract.text.length > 40;
  const goesOn = more && !more.lines[0]?.heading && more.text.length > 40 && endsSentence(more.text);
  return isCut && goesOn ? pair + 3 : Number.NEGATIVE_INFINITY;
}

function followSteps(
  paragraphs: readonly Paragraph[],
  steps: readonly Step[],
  splits: readonly (readonly Pair[] | undefined)[],
  score: number,
): Pairing {
  const pairing: Pairing = { pairs: [], unpaired: [], joined: [], reachesEnd: true, score };
  for (let index = 0; index < paragraphs.length; index += PARAGRAPHS_IN_STEP[steps[index] ?? "drop"]) {
    const [title, abstract, more] = paragraphs.slice(index, index + 3);
    const step = steps[index];
    const split = splits[index];
    pairing.reachesEnd = step !== "drop";
    if (step === "split" && split) for (const pair of split) pairing.pairs.push(pair);
    else if (step === "drop" && title) pairing.unpaired.push(title);
    else if (title && abstract) {
      const pair = {
        title: title.lines,
        abstract: [...abstract.lines, ...(step === "join" && more ? more.lines : [])],
      };
      pairing.pairs.push(pair);
      if (step === "join") pairing.joined.push(pair);
    }
  }
  return pairing;
}

/** Reads titles and abstracts out of one paragraph, where only line ends stand between them. */
function splitParagraph({ lines }: Paragraph): Pair[] | undefined {
  if (lines.length < 2) return undefined;
  if (lines.length > 2 && isTitleAndTextInTurn(lines)) {
    return lines.flatMap((line, index) => {
      const abstract = lines[index + 1];
      return index % 2 === 0 && abstract ? [{ title: [line], abstract: [abstract] }] : [];
    });
  }
  const end = endOfTitle(lines);
  return [{ title: lines.slice(0, end), abstract: lines.slice(end) }];
}

/** True for several entries without metadata and without blank lines: each line is a title or a whole abstract. */
function isTitleAndTextInTurn(lines: readonly Line[]): boolean {
  if (lines.length % 2 !== 0 || lines.some((line) => line.hardBreak)) return false;
  return lines.every(({ text }, index) => {
    const partner = lines[index ^ 1]?.text.length ?? 0;
    return index % 2 === 0 ? text.length <= MAX_TITLE && text.length * 3 < partner : text.length >= 300;
  });
}

/** The index of the first line of the abstract. */
function endOfTitle(lines: readonly Line[]): number {
  const firstFree = lines.findIndex((line) => !line.hardBreak);
  const hasHardBreaks = lines.some((line) => line.hardBreak);
  if (hasHardBreaks && firstFree >= 0 && firstFree < lines.length - 1) return firstFree + 1;
  const firstFlush = lines.findIndex((line, index) => index > 0 && !line.indented);
  if (firstFlush > 1) return firstFlush;
  return endByWidth(lines) ?? endByCapitals(lines);
}

const MAX_TITLE_LINES = 4;
/** Of many lines wrapped at one width, the longest comes at least so close to it. */
const RAGGED = 4;

/**
 * A line that had room for the next word was ended on purpose: there the title ends.
 * So does a first line that is wider than all others, for it was not wrapped at their width.
 */
function endByWidth(lines: readonly Line[]): number | undefined {
  const width = lines.slice(1).reduce((widest, line) => Math.max(widest, line.text.length), 0);
  for (let index = 0; index < Math.min(lines.length - 1, MAX_TITLE_LINES); index++) {
    const own = lines[index]?.text.length ?? 0;
    const next = lines[index + 1]?.text ?? "";
    const wordLength = next.indexOf(" ") < 0 ? next.length : next.indexOf(" ");
    const endsHere = own + 1 + wordLength <= width || (index === 0 && own > width + RAGGED);
    if (endsHere && !/^\p{Ll}/u.test(next)) return index + 1;
  }
  return undefined;
}

/** Titles Write Most Words Like This; used where every line is full. */
function endByCapitals(lines: readonly Line[]): number {
  let end = 1;
  while (end < Math.min(lines.length - 1, MAX_TITLE_LINES)) {
    const words = (lines[end]?.text ?? "").split(" ").filter((word) => word.length > 3);
    const capitals = words.filter((word) => /^["'“(]?[\p{Lu}\p{N}]/u.test(word));
    if (words.length === 0 || capitals.length < words.length * 0.9) break;
    end++;
  }
  return end;
}

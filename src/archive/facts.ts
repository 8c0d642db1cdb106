/** The line of facts below a paper's title in a list. */
import { formatDay } from "./calendar-date.ts";
import { counted } from "./counted.ts";
import { creditOf, type FiledPaper, isNewOn } from "./filed-paper.ts";

export interface Fact {
  text: string;
  /** What the line sets off: a mark such as "New", or how much the paper was discussed. */
  kind?: "mark" | "count";
}

/**
 * Who, when and how much discussed. The list of a day, `listedOn`, says when a paper was published;
 * any other list says when it was listed. Each date has the word for it.
 */
export function factsOf(filed: FiledPaper, listedOn?: string): Fact[] {
  const { paper } = filed;
  const comments = listedOn ? commentsOn(filed, listedOn) : filed.comments;
  const marks = [paper.status, listedOn && isNewOn(listedOn, paper) ? "New" : undefined];
  const credit = creditOf(paper);
  const date = listedOn ? publishedFact(filed) : listedFact(filed);
  return [
    ...marks.filter((mark) => mark !== undefined).map((text): Fact => ({ text, kind: "mark" })),
    ...[credit, date].filter((text) => text !== undefined).map((text) => ({ text })),
    ...(comments > 0 ? [{ text: counted(comments, "comment"), kind: "count" as const }] : []),
  ];
}

function commentsOn({ paper }: FiledPaper, date: string): number {
  return paper.listed.find((one) => one.date === date)?.comments ?? 0;
}

function publishedFact({ paper: { published } }: FiledPaper): string | undefined {
  return published === undefined ? undefined : `published ${formatDay(published)}`;
}

/** "first", where later listings carried it as well: a week's list may hold a paper that an earlier week brought. */
function listedFact({ paper, firstListed }: FiledPaper): string {
  const again = paper.listed.some(({ date }) => date !== firstListed);
  return `${again ? "first listed" : "listed"} ${formatDay(firstListed)}`;
}

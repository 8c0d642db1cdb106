import type { Problem } from "../../../../src/archive/problem.ts";
import type { Line } from "./lines.ts";
import type { Margin } from "./marks.ts";
import { type Pair, type Pairing, textOf } from "./pairing.ts";

/** The start of a text, for messages; never half a character. */
export function shorten(text: string): string {
  return text.length <= 60
    ? text
    : `${text
        .slice(0, 57)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd()}…`;
}

/** A last entry whose abstract breaks off. */
export function cutEntryProblem(line: number, title: string): Problem {
  return {
    line,
    message: `The listing ends in the middle of the abstract of “${shorten(title)}”; the entry was left out.`,
    hint: "Copy the page to its end and import it again.",
  };
}

export function unreadDateProblem({ number, text }: Line): Problem {
  return {
    line: number,
    message: `“${shorten(text)}” stands where the date of a paper belongs.`,
    hint: "Write it as May 18 or as Apr 4, 2023.",
  };
}

/** Numbers between two entries that have no place. */
export function unreadCountProblems(margin: Margin): Problem[] {
  return margin.unread.map((line) => ({
    line: line.number,
    message: `The number ${line.text} between two entries is neither their comments nor their upvotes.`,
    hint: "Remove the line, or put it where it belongs.",
  }));
}

/** Paragraphs without partner. `end` says what follows the last one: nothing any more, or a metadata block. */
export function unpairedProblems(pairing: Pairing, end: "text" | "block" | "nothing"): Problem[] {
  return pairing.unpaired.map((paragraph, index) => {
    const isAtEnd = index === pairing.unpaired.length - 1 && !pairing.reachesEnd;
    const text = `“${shorten(paragraph.text)}”`;
    const line = paragraph.lines[0]?.number ?? 0;
    if (isAtEnd && end === "nothing") {
      const message = `The listing ends after ${text}, which is not a whole entry.`;
      return { line, message, hint: "Copy the page to its end and import it again." };
    }
    const lost = isAtEnd && end === "block" ? "; the authors and the date below it were left out with it" : "";
    return {
      line,
      message: `${text} has no partner: an entry is a title and an abstract${lost}.`,
      hint: "Add the title or the abstract that is missing, or remove the paragraph.",
    };
  });
}

/** Says that an abstract was put together from two paragraphs. */
export function joinedSentence({ title, abstract }: Pair): string {
  return `Line ${abstract[0]?.number}: the abstract of “${shorten(textOf(title))}” goes on after a blank line.`;
}

/** RIS, the tagged lines that reference managers exchange. */
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { collectEntries } from "./collect-entries.ts";
import { dayOfListing } from "./listing-day.ts";
import { readRis } from "./ris/read-ris.ts";
import { readFacts } from "./ris/record-facts.ts";

export const ris: Source = {
  name: "ris",
  listedAs: "ris",
  recognises: (text) => /^\s{0,4}(?:TY {1,2}|ty {2})-[ \t]/m.test(text.slice(0, 10_000)),
  parse: parseRis,
};

function parseRis(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const { records, problems: unread } = readRis(text, file);
  if (records.length === 0 && unread.length === 0) {
    throw new InputError({
      message: "The text holds no RIS record.",
      hint: "A record begins with TY  - and ends with ER  -.",
      file,
    });
  }
  const located = records.map((record) => ({
    ...record,
    line: record.value.find(({ tag }) => /^(?:T[I1]|CT|BT)$/.test(tag))?.line ?? record.line,
  }));
  const { entries, problems } = collectEntries(located, { file, noun: "Record" }, (record) => {
    const facts = readFacts(record);
    return facts ? { facts } : { reason: "has no title", hint: "Add one, as TI  - …." };
  });
  return { ...dayOfListing(context), entries, problems: inOrder([...unread, ...problems]) };
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

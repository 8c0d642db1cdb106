/** Records of any format → entries, with a problem for each that cannot be one. */
import type { Problem } from "../../../src/archive/problem.ts";
import type { Entry } from "../entry.ts";
import type { EntryFacts } from "./facts.ts";

/** A record and where it stands in its listing. */
export interface Located<T> {
  value: T;
  /** From 1. */
  line: number;
  /** Place among the records, from 1. */
  position: number;
}

/** The facts of a record, or why it is no entry: what follows “Record 3 …”, without the full stop. */
export type Reading = { facts: EntryFacts } | { reason: string; hint?: string };

/** `noun` is what a record is called in messages, such as `Record`. `known` problems are put among the new by line. */
export function collectEntries<T>(
  records: readonly Located<T>[],
  { file, noun, known = [] }: { file: string; noun: string; known?: readonly Problem[] },
  read: (value: T, position: number) => Reading,
): { entries: Entry[]; problems: Problem[] } {
  const entries: Entry[] = [];
  const problems: Problem[] = [...known];
  for (const { value, line, position } of records) {
    const reading = read(value, position);
    if ("facts" in reading) entries.push({ ...reading.facts, line });
    else {
      problems.push({
        message: `${noun} ${position} ${reading.reason}.`,
        ...(reading.hint === undefined ? {} : { hint: reading.hint }),
        file,
        line,
      });
    }
  }
  return { entries, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

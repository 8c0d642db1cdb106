/** Records of other programs as JSON Lines: a paper by the names that tables of papers have for their columns. */
import { isCalendarDate } from "../../../../src/archive/calendar-date.ts";
import type { Listed } from "../../../../src/archive/paper.ts";
import { recordSchema, simpleRecordSchema } from "../../../../src/store/paper-schema.ts";
import type { Entry } from "../../entry.ts";
import { readRow } from "../csv.ts";
import { columnsOf, isOfPapers } from "../table/columns.ts";

const OWN_KEYS: ReadonlySet<string> = new Set(
  [recordSchema, simpleRecordSchema].flatMap((one) => Object.keys(one.in.shape)),
);
/** Read beside the columns that tables have: the one day of a listing, and its counts. */
const LISTING_KEYS = ["listed", "comments", "upvotes"];

export interface ForeignRecord {
  entry: Entry;
  /** Keys of which nothing is used. */
  unread: string[];
}

/**
 * The paper of a record that has keys unknown to us, names no list of listings and holds more of a paper than its title;
 * undefined for any other, which is ours or none.
 */
export function readForeignRecord(record: Readonly<Record<string, unknown>>, line: number): ForeignRecord | undefined {
  const keys = Object.keys(record);
  const { listed } = record;
  if (Array.isArray(listed) || keys.every((key) => OWN_KEYS.has(key))) return undefined;
  const columns = columnsOf(keys);
  if (!isOfPapers(columns)) return undefined;
  const cells = keys.map((key) => cellOf(record[key]));
  const row = readRow({ cells, line, isCut: false }, { columns, width: keys.length }, false);
  if (!("facts" in row)) return undefined;
  const used = new Set(columns.values());
  const isListed = typeof listed === "string" && isCalendarDate(listed);
  return {
    entry: { ...row.facts, line, ...(isListed && { listed: [listedOn(listed, record)] }) },
    unread: keys.filter((key, at) => !used.has(at) && !(isListed && LISTING_KEYS.includes(key))),
  };
}

function listedOn(date: string, { comments, upvotes }: Readonly<Record<string, unknown>>): Listed {
  const counts = Object.entries({ comments, upvotes }).filter(
    ([, count]) => Number.isSafeInteger(count) && Number(count) >= 0,
  );
  return { date, source: "json-lines", ...Object.fromEntries(counts) };
}

/** A list as the cell of a table has it; names out of `{ "name": … }`. */
function cellOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join("|");
  if (typeof value === "object" && value !== null) return "name" in value ? cellOf(value.name) : "";
  return value === null || value === undefined ? "" : String(value);
}

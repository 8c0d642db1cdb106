/** Tables as text, after RFC 4180: cells by a separator, quoted where they hold it, rows by line. */

import { lineCounter } from "../line-counter.ts";

export interface Row {
  cells: string[];
  /** Line on which the row begins, from 1. */
  line: number;
  /** True when a quoted cell is not closed: the text was cut off. */
  isCut: boolean;
}

export type Separator = "," | ";" | "\t";

/** The rows that hold anything. Reads at most `most` rows. */
export function readTable(text: string, separator: Separator, most = Number.POSITIVE_INFINITY): Row[] {
  const rows: Row[] = [];
  const lineAt = lineCounter(text);
  let row: Row = { cells: [], line: 1, isCut: false };
  let at = 0;
  while (at <= text.length && rows.length < most) {
    const cell = readCell(text, at, separator);
    row.cells.push(cell.text);
    row.isCut ||= cell.isCut;
    at = cell.end + 1;
    if (text[cell.end] === separator) continue;
    if (row.cells.some((one) => one.trim() !== "")) rows.push(row);
    row = { cells: [], line: lineAt(at), isCut: false };
  }
  return rows;
}

interface Cell {
  text: string;
  /** Where its separator or line end stands, or the end of the text. */
  end: number;
  isCut: boolean;
}

function readCell(text: string, start: number, separator: Separator): Cell {
  const plain = () => {
    const end = plainEnd(text, start, separator);
    return { text: text.slice(start, end), end, isCut: false };
  };
  if (text[start] !== '"') return plain();
  const close = closingQuote(text, start);
  // Tables by tab are often written without any quoting: a quotation mark is then part of the text.
  if (close < 0 && separator === "\t") return plain();
  if (close < 0) return { text: unquote(text.slice(start + 1)), end: text.length, isCut: true };
  const end = plainEnd(text, close + 1, separator);
  if (end === close + 1) return { text: unquote(text.slice(start + 1, close)), end, isCut: false };
  if (separator === "\t") return plain();
  return { text: unquote(text.slice(start + 1, close)) + text.slice(close + 1, end), end, isCut: false };
}

function plainEnd(text: string, start: number, separator: Separator): number {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n") end++;
  return end;
}

/** Where the quotation mark stands that closes the one at `start`; a doubled one does not close. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function unquote(text: string): string {
  return text.replaceAll('""', '"');
}

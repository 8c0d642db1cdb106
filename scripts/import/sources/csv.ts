/** Tables with a header row, as CSV or TSV. */
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import { InputError } from "../../../src/archive/problem.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { splitAuthorCell } from "./author-names.ts";
import { collectEntries, type Reading } from "./collect-entries.ts";
import { knownFacts } from "./facts.ts";
import { readAddress, readDoi, webLinks } from "./identifiers.ts";
import { dayOfListing } from "./listing-day.ts";
import { type Column, findSeparator, readColumns, type Table } from "./table/columns.ts";
import type { Row } from "./table/read-table.ts";
import { utcDay } from "./time-stamp.ts";

export const csv: Source = {
  name: "csv",
  listedAs: "csv",
  recognises: (text) => !/^\s*[[{<@]/.test(text.slice(0, 1000)) && findSeparator(text) !== undefined,
  parse: readTableEntries,
};

/** The papers of a table, also for sources that know the table to be theirs. */
export function readTableEntries(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const separator = findSeparator(text);
  if (separator === undefined) {
    throw new InputError({
      message: "The first row names no column “title” beside others.",
      hint: "Give a table with a header row, such as title,authors,abstract,url.",
      file,
      line: 1,
    });
  }
  const table = readColumns(text, separator);
  if (table.rows.length === 0) {
    throw new InputError({ message: "The table holds no row below its header.", file, line: 1 });
  }
  const located = table.rows.map((value, at) => ({ value, line: value.line, position: at + 1 }));
  const last = text.endsWith("\n") ? undefined : table.rows.at(-1);
  const { entries, problems } = collectEntries(located, { file, noun: "Row" }, (row) =>
    readRow(row, table, row === last),
  );
  const { date, assumptions } = dayOfListing(context);
  const ending = text.endsWith("\n") ? [] : ["the text ends without a line end: its last row was taken for whole."];
  const unread = table.unread.map((name) => cleanLine(name).slice(0, 40)).slice(0, 20);
  return {
    date,
    entries,
    problems,
    assumptions: [
      ...assumptions,
      ...ending,
      ...(unread.length > 0 ? [`these columns were not used: ${unread.join(", ")}.`] : []),
    ],
  };
}

/** The facts in the cells of a row, or the reason why it is no paper; the last row of a text may be cut off. */
export function readRow(row: Row, table: Pick<Table, "columns" | "width">, isLast: boolean): Reading {
  const { cells } = row;
  if (row.isCut)
    return { reason: "has a quoted cell that is not closed: it is cut off", hint: "Export the table again." };
  if (cells.length > table.width && cells.slice(table.width).some((cell) => cell.trim() !== "")) {
    return {
      reason: `has ${cells.length} cells under ${table.width} headings`,
      hint: "Quote cells that hold the separator.",
    };
  }
  if (isLast && cells.length < table.width) {
    return {
      reason: `has ${cells.length} cells under ${table.width} headings: it is cut off`,
      hint: "Export the table again.",
    };
  }
  const cell = (column: Column) => cleanLine(cells[table.columns.get(column) ?? -1] ?? "");
  if (cell("title") === "") return { reason: "has no title" };
  const address = readAddress(cell("page"));
  const { doi, arxiv: registered } = readDoi(cell("doi"));
  const organization = cell("organization");
  return {
    facts: knownFacts({
      title: cell("title"),
      abstract: cell("abstract"),
      authors: splitAuthorCell(cells[table.columns.get("authors") ?? -1] ?? ""),
      organization: organization === "" ? undefined : { name: organization },
      published: utcDay(cell("published")),
      arxiv: parseArxivId(cell("arxiv")) ?? registered ?? address.arxiv ?? parseArxivId(cell("id")),
      doi: doi ?? address.doi,
      links: webLinks({
        pdf: cell("pdf") || address.pdf,
        code: cell("code"),
        project: cell("project"),
        page: address.page,
      }),
      categories: splitTerms(cell("categories"), true),
      keywords: splitTerms(cell("keywords"), false),
    }),
  };
}

/** Terms by `|`, `;` or `,`; categories such as `cs.CL cs.AI` also by spaces. */
function splitTerms(text: string, isBySpace: boolean): string[] {
  const separator = text.includes("|") ? "|" : text.includes(";") ? ";" : text.includes(",") ? "," : undefined;
  const isCodes = isBySpace && /^[a-z-]+(?:\.[A-Za-z-]+)?(?: [a-z-]+(?:\.[A-Za-z-]+)?)*$/.test(text);
  const terms = separator ? text.split(separator) : isCodes ? text.split(" ") : [text];
  return [...new Set(terms.map((term) => term.trim()).filter(Boolean))];
}

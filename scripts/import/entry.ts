import type { Links, Listed, Organization, Paper } from "../../src/archive/paper.ts";
import type { Problem } from "../../src/archive/problem.ts";

/** One paper as one listing shows it, before it is matched with known papers. All text is plain text, not Markdown. */
export interface Entry {
  /** Line of the title in the listing, from 1. */
  line: number;
  title: string;
  /** One line; absent when the listing shows none. */
  abstract?: string;
  /** Set where `abstract` is Markdown already, as in our own records. */
  abstractIsMarkdown?: true;
  authors?: string[];
  authorCount?: number;
  organization?: Organization;
  /** `YYYY-MM-DD`. */
  published?: string;
  /** Place in the listing, from 1; absent when the source has no order. */
  rank?: number;
  comments?: number;
  upvotes?: number;
  /** Without version. */
  arxiv?: string;
  doi?: string;
  links?: Links;
  categories?: string[];
  keywords?: string[];
  /** The listings that a record names, perhaps none; absent in a source that is a listing of one day. */
  listed?: Listed[];
  /** What only our own records say; it makes a new paper, and changes no known one. */
  own?: Partial<Pick<Paper, "id" | "topics" | "status" | "notes">>;
}

/** What a source makes of one listing. */
export interface ParsedListing {
  /** The day the listing is of, `YYYY-MM-DD`. */
  date: string;
  entries: Entry[];
  /** Lines that could not be used, each named: nothing is dropped in silence. */
  problems: Problem[];
  /** What had to be assumed, a sentence each, such as the year of the view. */
  assumptions: string[];
}

/** What the caller knows about a listing besides its text. */
export interface ListingContext {
  /** Name for messages: the path as the user typed it, or `standard input`. */
  file: string;
  /** The viewing day, when the user or the file name says it: `YYYY-MM-DD`. */
  date?: string;
  /** The file's own date (day of modification, UTC), the latest day a listing can be of. */
  fileDate?: string;
}

/** A format the importer can read. */
export interface Source {
  /** Value of `--format`. */
  name: string;
  /** Value of `source` in a paper's `listed`. */
  listedAs: string;
  /** True when the text is of this format, judged by content alone. */
  recognises(text: string): boolean;
  /** Throws `InputError` when the listing as a whole cannot be used. */
  parse(text: string, context: ListingContext): ParsedListing;
}

import type { SearchRecord } from "../../../src/search/search-record.ts";

/** A search over the same papers, asked in this process or in a browser. */
export interface SearchPeer {
  name: string;
  /** Ids of the best papers for a query, best first, at most ten. */
  search(query: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Makes the papers searchable. */
export type OpenPeer = (records: readonly SearchRecord[]) => Promise<SearchPeer>;

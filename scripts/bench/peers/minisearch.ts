import MiniSearch from "minisearch";
import type { SearchRecord } from "../../../src/search/search-record.ts";
import type { OpenPeer } from "./search-peer.ts";

/** As its documentation shows it for typing: prefixes, and one edit in five letters. */
export const MINISEARCH_OPTIONS = {
  fields: ["title", "authors", "abstract"],
  // A list of results cannot do without.
  storeFields: ["title"],
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
};

export const openMiniSearch: OpenPeer = async (records) => {
  const index = new MiniSearch(MINISEARCH_OPTIONS);
  index.addAll(records.map(plainDocument));
  return {
    name: "MiniSearch",
    async search(query) {
      return index
        .search(query)
        .slice(0, 10)
        .map(({ id }) => String(id));
    },
    async close() {},
  };
};

/** What peers that index documents are given of a paper. */
export function plainDocument({ id, title, authors = [], abstract }: SearchRecord): Record<string, string> {
  return { id, title, authors: authors.join(", "), abstract };
}

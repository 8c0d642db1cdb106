import Fuse from "fuse.js";
import { plainDocument } from "./minisearch.ts";
import type { OpenPeer } from "./search-peer.ts";

/** Over whole texts: without `ignoreLocation` nothing after the sixtieth letter would be found. */
export const FUSE_OPTIONS = {
  keys: [
    { name: "title", weight: 2 },
    { name: "authors", weight: 1 },
    { name: "abstract", weight: 1 },
  ],
  ignoreLocation: true,
  threshold: 0.4,
};

export const openPlainFuse: OpenPeer = async (records) => {
  const fuse = new Fuse(records.map(plainDocument), FUSE_OPTIONS);
  return {
    name: "Fuse.js",
    async search(query) {
      return fuse.search(query, { limit: 10 }).map(({ item }) => item["id"] ?? "");
    },
    async close() {},
  };
};

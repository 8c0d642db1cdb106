import { openIndex } from "../../../src/search/engine.ts";
import { buildIndex } from "../../../src/search/index-plan.ts";
import { parseShard } from "../../../src/search/shard-text.ts";
import type { OpenPeer } from "./search-peer.ts";

/** The project's own engine over its own shards, held in memory. */
export const openBroadsheet: OpenPeer = async (records) => {
  const files = new Map(buildIndex({ records, topics: [] }).map(({ path, text }) => [path, text]));
  const engine = await openIndex(async (name) => parseShard(name, files.get(`${name}.js`) ?? ""));
  return {
    name: "Broadsheet",
    async search(query) {
      return (await engine.search(query, { limit: 10 })).results.map(({ id }) => id);
    },
    async close() {},
  };
};

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../src/archive/problem.ts";
import { ROOT_SHARD } from "../src/search/index-format.ts";
import { isShardName, parseShard } from "../src/search/shard-text.ts";
import type { ShardLoader } from "../src/search/types.ts";

/** Loads the shards of a built archive from disk. They are parsed, never run. */
export function shardsIn(dist: string): ShardLoader {
  return async (name) => {
    if (!isShardName(name)) throw new InputError({ message: `"${name}" cannot be the name of a shard.` });
    const file = join(dist, "search", `${name}.js`);
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) {
      const message = name === ROOT_SHARD ? "There is no search index." : "A part of the search index is missing.";
      throw new InputError({ file, message, hint: "Build the archive first: npm run build." });
    }
    try {
      return parseShard(name, text);
    } catch {
      throw new InputError({
        file,
        message: "This part of the search index is damaged.",
        hint: "Build the archive again: npm run build -- --full.",
      });
    }
  };
}

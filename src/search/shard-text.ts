/**
 * A shard as text: a classic script that calls one global function with the shard's name and data.
 * Pages opened from disk may not fetch files, but they may load scripts.
 */

/** The global function that shards call. */
export const SHARD_CALL = "broadsheetShard";

const NAME = /^(?:[a-z0-9-]{1,40}\/)?[a-z0-9-]{1,40}$/;

/** A name, with or without a folder, that may stand in a path and an address as it is. */
export function isShardName(name: string): boolean {
  return NAME.test(name);
}

/** The same data always give the same bytes. `<` and the line separators U+2028 and U+2029 are escaped. */
export function formatShard(name: string, data: unknown): string {
  if (!isShardName(name)) throw new RangeError(`"${name}" cannot be the name of a shard.`);
  const json = JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return callOf(name) + json + ENDING;
}

const ENDING = ");\n";

function callOf(name: string): string {
  return `${SHARD_CALL}("${name}",`;
}

/** Several shards as one, whose data are theirs by their names without the folder. */
export function joinShards(name: string, shards: ReadonlyMap<string, string>): string {
  const parts = Array.from(shards, ([shard, text]) => {
    const inFolder = shard.slice(shard.lastIndexOf("/") + 1);
    return `${JSON.stringify(inFolder)}:${text.slice(callOf(shard).length, -ENDING.length)}`;
  });
  return `${callOf(name)}{${parts.join(",")}}${ENDING}`;
}

/** The data of a shard's text, without running it. Throws a SyntaxError when the text is no shard of that name. */
export function parseShard(name: string, text: string): unknown {
  const start = callOf(name);
  const end = text.trimEnd();
  if (!end.startsWith(start) || !end.endsWith(");")) {
    throw new SyntaxError(`The text is not the search shard "${name}".`);
  }
  return JSON.parse(end.slice(start.length, -2));
}

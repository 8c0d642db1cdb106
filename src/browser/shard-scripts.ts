/** Loads shards as classic scripts: the one way that works over http and from disk alike. */
import { isShardName, SHARD_CALL } from "../search/shard-text.ts";
import type { SearchEngine, ShardLoader } from "../search/types.ts";
import { ENGINE } from "./engine-name.ts";

interface ScriptUrlPolicy {
  createScriptURL(address: string): unknown;
}

/** The part of the Trusted Types API used here; not every browser has it. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptUrlPolicy;
}

declare global {
  interface Window {
    trustedTypes?: TrustedTypes;
    [SHARD_CALL]?: (name: string, data: unknown) => void;
  }
}

/** The name that the pages' Content-Security-Policy allows. */
const POLICY = "broadsheet";

export interface Loaders {
  /** Shards lie beside the search page. Rejects with a sentence when one does not arrive. */
  shards: ShardLoader;
  /** Opens the index with the engine at an address relative to the page. Rejects with a sentence. */
  openIndex(engine: string): Promise<SearchEngine>;
}

/** Once a page: its Content-Security-Policy allows the name of the policy once. */
export function makeLoaders(): Loaders {
  const arrived = new Map<string, unknown>();
  window[SHARD_CALL] = (name, data) => arrived.set(name, data);
  const policy: ScriptUrlPolicy = window.trustedTypes?.createPolicy(POLICY, { createScriptURL: checked }) ?? {
    createScriptURL: checked,
  };
  const shards: ShardLoader = async (name) => {
    await run(policy.createScriptURL(`${name}.js`));
    if (!arrived.has(name)) throw new Error(`The file search/${name}.js of the search index could not be loaded.`);
    const data = arrived.get(name);
    arrived.delete(name);
    return data;
  };
  return {
    shards,
    async openIndex(engine) {
      if (!window[ENGINE]) await run(policy.createScriptURL(engine));
      const openIndex = window[ENGINE];
      if (!openIndex) throw new Error("The script of the search could not be loaded.");
      return openIndex(shards);
    },
  };
}

/** Runs a script; resolves also when it did not arrive. */
function run(address: unknown): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    const finish = () => {
      script.remove();
      resolve();
    };
    script.addEventListener("load", finish);
    script.addEventListener("error", finish);
    // A TrustedScriptURL where the browser has them, else a string.
    script.src = address as string;
    document.head.append(script);
  });
}

const ENGINE_ADDRESS = /^(?:\.\.\/)*assets\/engine-[0-9a-f]{10}\.js$/;

/** The only addresses that may become scripts. */
function checked(address: string): string {
  const shard = address.endsWith(".js") ? address.slice(0, -".js".length) : "";
  if (isShardName(shard) || ENGINE_ADDRESS.test(address)) return address;
  throw new TypeError(`"${address}" cannot be the address of a script.`);
}

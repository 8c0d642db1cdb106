/** Loads shards as classic scripts: the one way that works over http and from disk alike. */
import { isShardName, SHARD_CALL } from "../search/shard-text.ts";

interface ScriptUrlPolicy {
  createScriptURL(name: string): unknown;
}

/** The part of the Trusted Types API used here; not every browser has it. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(name: string): string }): ScriptUrlPolicy;
}

declare global {
  interface Window {
    trustedTypes?: TrustedTypes;
    [SHARD_CALL]?: (name: string, data: unknown) => void;
  }
}

/** The name that the pages' Content-Security-Policy allows. */
const POLICY = "broadsheet";

/** Shards lie beside the search page. Rejects with a sentence when one does not arrive. */
export function makeShardLoader(): (name: string) => Promise<unknown> {
  const arrived = new Map<string, unknown>();
  window[SHARD_CALL] = (name, data) => arrived.set(name, data);
  const policy: ScriptUrlPolicy = window.trustedTypes?.createPolicy(POLICY, { createScriptURL: addressOf }) ?? {
    createScriptURL: addressOf,
  };
  return (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const finish = () => {
        script.remove();
        if (arrived.has(name)) resolve(arrived.get(name));
        else reject(new Error(`The file search/${name}.js of the search index could not be loaded.`));
        arrived.delete(name);
      };
      script.addEventListener("load", finish);
      script.addEventListener("error", finish);
      // A TrustedScriptURL where the browser has them, else a string.
      script.src = policy.createScriptURL(name) as string;
      document.head.append(script);
    });
}

/** The only addresses that may become scripts. */
function addressOf(name: string): string {
  if (!isShardName(name)) throw new TypeError(`"${name}" cannot be the name of a shard.`);
  return `${name}.js`;
}

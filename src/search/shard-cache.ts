import type { ShardLoader } from "./types.ts";

/** Bytes that decoded shards may take together, about; what was not used for longest goes first. */
const MOST_KEPT = 44_000_000;

interface Kept<T> {
  value: Promise<T | undefined>;
  cost: number;
}

/** Loads each shard once while it is in use. One that cannot be had is named in `missing` until it can, and the rest works. */
export class ShardCache {
  /** By name of the shard, why it could not be loaded when last tried. */
  readonly #missed = new Map<string, string>();
  readonly #load: ShardLoader;
  readonly #most: number;
  readonly #kept = new Map<string, Kept<unknown>>();
  #cost = 0;

  constructor(load: ShardLoader, most = MOST_KEPT) {
    this.#load = load;
    this.#most = most;
  }

  /** Sentences about what could not be loaded, each once. */
  get missing(): string[] {
    return [...new Set(this.#missed.values())];
  }

  /** The shard as `decode` makes it of the loaded data; undefined when it is missing or not what it should be. */
  get<T>(name: string, decode: (data: never) => { value: T; cost: number }): Promise<T | undefined> {
    let kept = this.#kept.get(name) as Kept<T> | undefined;
    if (kept) this.#kept.delete(name);
    else kept = this.#begin(name, decode);
    this.#kept.set(name, kept);
    return kept.value;
  }

  #begin<T>(name: string, decode: (data: never) => { value: T; cost: number }): Kept<T> {
    const kept: Kept<T> = { value: Promise.resolve(undefined), cost: 0 };
    kept.value = this.#load(name).then(
      (data) => {
        try {
          const { value, cost } = decode(data as never);
          this.#missed.delete(name);
          kept.cost = cost;
          this.#cost += cost;
          this.#forgetOldest();
          return value;
        } catch {
          return this.#miss(name, `The part search/${name}.js of the search index is not what it should be.`);
        }
      },
      (reason: unknown) => this.#miss(name, reason instanceof Error ? reason.message : String(reason)),
    );
    return kept;
  }

  /** Not kept, so that a later query tries again: the network may be back. */
  #miss(name: string, sentence: string): undefined {
    this.#kept.delete(name);
    this.#missed.set(name, sentence);
    return undefined;
  }

  #forgetOldest(): void {
    for (const [name, { cost }] of this.#kept) {
      if (this.#cost <= this.#most) return;
      if (cost === 0) continue;
      this.#kept.delete(name);
      this.#cost -= cost;
    }
  }
}

import { packName } from "./packs.ts";
import type { ShardLoader } from "./types.ts";

/** Bytes that decoded shards may take together, about; what was not used for longest goes first. */
const MOST_KEPT = 54_000_000;

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
  /** Shards that came in a pack, as they were loaded. */
  readonly #packed = new Map<string, { data: unknown; cost: number }>();
  #cost = 0;

  constructor(load: ShardLoader, most = MOST_KEPT) {
    this.#load = load;
    this.#most = most;
  }

  /** Sentences about what could not be loaded, each once. */
  get missing(): string[] {
    return [...new Set(this.#missed.values())];
  }

  /** Bytes that the shards take together, about. */
  get cost(): number {
    return this.#cost;
  }

  /** Loads the shards of a pack before they are asked for. False when it cannot be had, of which nobody need know. */
  async loadPack(folder: string, pack: number): Promise<boolean> {
    const shards = await this.#load(packName(folder, pack)).catch(() => undefined);
    for (const [name, data] of Object.entries(shards ?? {})) {
      const shard = `${folder}/${name}`;
      if (this.#kept.has(shard) || this.#packed.has(shard)) continue;
      const cost = textIn(data);
      this.#packed.set(shard, { data, cost });
      this.#cost += cost;
    }
    this.#forgetOldest();
    return shards !== undefined;
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
    kept.value = this.#arrive(name).then(
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

  async #arrive(name: string): Promise<unknown> {
    const packed = this.#packed.get(name);
    if (!packed) return this.#load(name);
    this.#packed.delete(name);
    this.#cost -= packed.cost;
    return packed.data;
  }

  /** Not kept, so that a later query tries again: the network may be back. */
  #miss(name: string, sentence: string): undefined {
    this.#kept.delete(name);
    this.#missed.set(name, sentence);
    return undefined;
  }

  #forgetOldest(): void {
    for (const [name, { cost }] of this.#packed) {
      if (this.#cost <= this.#most) return;
      this.#packed.delete(name);
      this.#cost -= cost;
    }
    for (const [name, { cost }] of this.#kept) {
      if (this.#cost <= this.#most) return;
      if (cost === 0) continue;
      this.#kept.delete(name);
      this.#cost -= cost;
    }
  }
}

/** Characters of the texts in a value, and as many again for what holds them. */
function textIn(value: unknown): number {
  if (typeof value === "string") return value.length + 24;
  return Object.values(Object(value) as object).reduce((sum: number, part) => sum + textIn(part), 24);
}

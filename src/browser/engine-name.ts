import type { SearchEngine, ShardLoader } from "../search/types.ts";

/** Under this name the engine's script leaves what opens an index. */
export const ENGINE = "broadsheetEngine";

declare global {
  interface Window {
    [ENGINE]?: (load: ShardLoader) => Promise<SearchEngine>;
  }
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Asset, Assets } from "./assets.ts";
import { filesBelow } from "./stage.ts";

/** Files of the site that no page makes: those of public/, and the bundles. By path, with their bytes. */
export function publicFiles(root: string, assets: Assets): Map<string, Uint8Array> {
  const folder = join(root, "public");
  return new Map([
    ...filesBelow(folder).map((file): [string, Uint8Array] => [file, readFileSync(join(folder, file))]),
    ...Object.values(assets).map(({ path, bytes }: Asset): [string, Uint8Array] => [path, bytes]),
  ]);
}

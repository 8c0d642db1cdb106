/** The project's own code, ready to be used by a build: what pages load, and what renders them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compareText } from "../../src/archive/filed-paper.ts";
import type { Asset, Assets } from "./assets.ts";
import { digestOf } from "./digest.ts";
import type { CompiledPages } from "./pages/compile.ts";
import { filesBelow } from "./stage.ts";

export interface Code {
  assets: Assets;
  pages: CompiledPages;
}

/** As the file holds it: bytes in base64, the module by its name in the same folder. */
interface KeptCode {
  assets: Record<keyof Assets, { path: string; bytes: string }>;
  pages: CompiledPages;
}

const PREFIX = "code-";

/** Bundles and compiles what is below `root`, unless `folder` keeps what the same sources gave. */
export async function compileCode(root: string, folder: string, isFresh: boolean): Promise<Code> {
  const name = `${PREFIX}${digestOfSources(root)}.json`;
  const kept = isFresh ? undefined : readKept(folder, name);
  if (kept) return kept;
  // The compilers are loaded only when there is something to compile.
  const [{ bundleAssets }, { compilePages }] = await Promise.all([import("./assets.ts"), import("./pages/compile.ts")]);
  const [assets, pages] = await Promise.all([bundleAssets(root), compilePages(root, folder)]);
  keep(folder, name, { assets, pages });
  return { assets, pages };
}

/** Whatever a bundle can be made from: all sources, and the packages by their lock file. */
function digestOfSources(root: string): string {
  const sources = ["src", "scripts"].flatMap((top) => filesBelow(join(root, top)).map((file) => `${top}/${file}`));
  const files = [...sources.sort(compareText), "package-lock.json", "tsconfig.json"];
  return digestOf(files.map((file) => `${file} ${digestOf(readFileSync(join(root, file)))}`).join("\n"));
}

function readKept(folder: string, name: string): Code | undefined {
  try {
    const { assets, pages } = JSON.parse(readFileSync(join(folder, name), "utf8")) as KeptCode;
    const module = join(folder, pages.module);
    if (!existsSync(module)) return undefined;
    const read = Object.entries(assets).map(([key, { path, bytes }]): [string, Asset] => [
      key,
      { path, bytes: Buffer.from(bytes, "base64") },
    ]);
    return { assets: Object.fromEntries(read) as unknown as Assets, pages: { ...pages, module } };
  } catch {
    // None, or damaged.
    return undefined;
  }
}

function keep(folder: string, name: string, { assets, pages }: Code): void {
  mkdirSync(folder, { recursive: true });
  for (const other of readdirSync(folder)) if (other.startsWith(PREFIX)) rmSync(join(folder, other), { force: true });
  const kept = Object.entries(assets).map(([key, { path, bytes }]: [string, Asset]) => [
    key,
    { path, bytes: Buffer.from(bytes).toString("base64") },
  ]);
  const text = JSON.stringify({
    assets: Object.fromEntries(kept),
    pages: { ...pages, module: basename(pages.module) },
  });
  writeFileSync(join(folder, name), text);
}

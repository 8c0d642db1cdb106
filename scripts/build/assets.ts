/** Bundles what a page loads: a script and a style for every page, the search page's script, and the engine it asks for. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { build } from "esbuild";

export interface Asset {
  /** Site-root path with a digest of its bytes in the name, so that a cache never serves an old one. */
  path: string;
  bytes: Uint8Array;
}

export interface Assets {
  script: Asset;
  style: Asset;
  searchScript: Asset;
  engineScript: Asset;
}

const ENTRIES = {
  script: "src/browser/site.ts",
  style: "src/styles/site.css",
  searchScript: "src/browser/search.ts",
  engineScript: "src/browser/engine.ts",
};

/**
 * Bundles the sources below `root`. Scripts are classic ones, since a page opened from disk may not load modules.
 * Same sources, same bytes.
 */
export async function bundleAssets(root: string): Promise<Assets> {
  const bundle = async (entry: string): Promise<Asset> => {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      write: false,
      format: "iife",
      target: ["es2022", "chrome123", "firefox120", "safari17.5"],
      charset: "utf8",
      legalComments: "none",
      external: ["../fonts/*"],
      outdir: "assets",
      logLevel: "silent",
    });
    const file = outputFiles[0];
    if (!file) throw new Error(`esbuild wrote nothing for ${entry}.`);
    const digest = createHash("sha256").update(file.contents).digest("hex").slice(0, 10);
    return { path: `assets/${basename(file.path).replace(".", `-${digest}.`)}`, bytes: file.contents };
  };
  const [script, style, searchScript, engineScript] = await Promise.all([
    bundle(ENTRIES.script),
    bundle(ENTRIES.style),
    bundle(ENTRIES.searchScript),
    bundle(ENTRIES.engineScript),
  ]);
  return { script, style, searchScript, engineScript };
}

/** Compiles src/pages, with Astro's own compiler, into a module that renders every page of the site. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { transform } from "@astrojs/compiler-rs";
import { build, type Plugin } from "esbuild";
import { compareText } from "../../../src/archive/filed-paper.ts";
import { digestOf } from "../digest.ts";

export interface CompiledPages {
  /** The module's file; see `PageModule` for what it exports. */
  module: string;
  /** Changes with the code of any page, and with any package. */
  version: string;
  /** Changes with the code that works out and keeps what a page shows of a paper, and with any package. */
  filingVersion: string;
  /** Changes with the code that makes the search index, and with any package. */
  searchVersion: string;
}

const PREFIX = "pages-";

/** Compiles the pages below `root`; the module goes into `folder`, within the project so that it finds its packages. */
export async function compilePages(root: string, folder: string): Promise<CompiledPages> {
  const pages = join(root, "src", "pages");
  const files = readdirSync(pages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(pages, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort(compareText);
  const [module, filing, search] = await Promise.all([
    bundle(root, entryOf(files)),
    bundle(root, FILING),
    bundle(root, 'export { planSearch } from "./scripts/build/search-index.ts";'),
  ]);
  const packages = digestOf(readFileSync(join(root, "package-lock.json")));
  const version = digestOf(module + packages);
  mkdirSync(folder, { recursive: true });
  const name = `${PREFIX}${version}.mjs`;
  for (const other of readdirSync(folder)) {
    if (other.startsWith(PREFIX) && other !== name) rmSync(join(folder, other), { force: true });
  }
  writeFileSync(join(folder, name), module);
  return {
    module: join(folder, name),
    version,
    filingVersion: digestOf(filing + packages),
    searchVersion: digestOf(search + packages),
  };
}

/** What fills the cache of papers. */
const FILING = [
  'export { prepareFiling } from "./scripts/build/filing-task.ts";',
  'export { updateSimilar } from "./scripts/build/similar-papers.ts";',
].join("\n");

function entryOf(files: readonly string[]): string {
  const imports = files.map((file, at) => `import * as page${at} from ${JSON.stringify(`./src/pages/${file}`)};`);
  const list = files.map((file, at) => `{ file: ${JSON.stringify(file)}, ...page${at} }`);
  return [
    ...imports,
    'export { provideSite } from "./src/store/site-data.ts";',
    'export { renderPage } from "./scripts/build/pages/runtime.ts";',
    `export const pages = [${list.join(", ")}];`,
  ].join("\n");
}

async function bundle(root: string, entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    charset: "utf8",
    logLevel: "silent",
    inject: [join(root, "scripts", "build", "pages", "response.ts")],
    plugins: [astroFiles(root)],
  });
  return outputFiles[0]?.text ?? "";
}

/** Lets esbuild read `.astro` files: markup becomes calls of our runtime. */
function astroFiles(root: string): Plugin {
  const runtime = join(root, "scripts", "build", "pages", "runtime.ts");
  return {
    name: "astro-files",
    setup(build) {
      build.onLoad({ filter: /\.astro$/ }, ({ path }) => {
        const { code, css, scripts, diagnostics } = transform(readFileSync(path, "utf8"), {
          filename: relative(root, path),
          compact: "jsx",
          internalURL: runtime,
          resolvePath: (specifier) => specifier,
        });
        const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ text }) => ({ text }));
        if (css.length + scripts.length > 0)
          errors.push({
            text: `${path}: styles live in src/styles, scripts in src/browser, so that pages load one of each.`,
          });
        return { contents: code, loader: "ts", errors };
      });
    },
  };
}

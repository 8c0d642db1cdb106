import { resolve } from "node:path";
import { dev } from "astro";
import { announceSite } from "../src/store/site-data.ts";
import { bundleAssets } from "./build/assets.ts";
import { answerAsSite } from "./build/pages/dev-server.ts";
import { parseCount, runCommand } from "./command-line.ts";

await runCommand({
  usage: `
Usage: npm run dev -- [options]

Shows the site while its pages and styles are worked on: Astro renders each page when it is asked for. What it shows
is what a build makes; the search is that of the last build.

  --content DIR  the content folder (content)
  --dist DIR     where the last build is, for its search (dist)
  --port N       the port (4321)

Exit code: 0 done; 1 nothing could be served; 2 wrong usage.`,
  options: {
    content: { type: "string", default: "content" },
    dist: { type: "string", default: "dist" },
    port: { type: "string", default: "4321" },
  },
  async run({ values }) {
    const port = parseCount(values.port, "--port") ?? 4321;
    const root = process.cwd();
    const assets = await bundleAssets(root);
    announceSite(resolve(values.content), {
      base: "/",
      script: assets.script.path,
      style: assets.style.path,
      searchScript: assets.searchScript.path,
      engineScript: assets.engineScript.path,
    });
    await dev({
      root,
      server: { port },
      vite: { plugins: [answerAsSite({ root, content: resolve(values.content), dist: resolve(values.dist) })] },
    });
    return undefined;
  },
});

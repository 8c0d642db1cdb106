import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../scripts/build/build-site.ts";
import { sampleWith } from "./sample-content.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

test("the development server shows the pages that a build makes, under the addresses that a disk has", async () => {
  const content = sampleWith({});
  const out = join(folderWith({}), "dist");
  await buildSite({ root: process.cwd(), content, out, base: "/", onStep: () => {} });
  const files = filesIn(out);
  // Astro answers no request where it takes itself to run within a test.
  const { VITEST: _, ...env } = process.env;
  const args = [resolve("scripts/dev.ts"), "--content", content, "--dist", out];
  const server = spawn(process.execPath, args, { env: { ...env, NODE_ENV: "development" } });
  try {
    // Read to its end: a server that nobody listens to would end too.
    const address = await new Promise<string>((resolve) => {
      let said = "";
      server.stdout.on("data", (bytes) => {
        said += String(bytes);
        const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
        if (found) resolve(found);
      });
    });
    const get = async (file: string) => {
      const answer = await fetch(`${address}/${file}`);
      return (await answer.text()).replace('<script type="module" src="/@vite/client"></script>', "");
    };
    const style = Object.keys(files).find((file) => file.endsWith(".css")) as string;
    const pages = ["index.html", "papers/hard-signs/index.html", "2025/10/24/index.html", "topics/index.html"];
    for (const file of [...pages, "feed.xml", "search/root.js", style]) {
      const text = Buffer.from(files[file] as string, "latin1").toString();
      expect([file, (await get(file)) === text]).toEqual([file, true]);
    }
  } finally {
    server.kill();
  }
});

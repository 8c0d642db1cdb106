import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { type Asset, bundleAssets } from "../assets.ts";

/** What of the project and the last build the pages need. */
export interface DevFolders {
  root: string;
  content: string;
  dist: string;
}

/** A development server's part in looking like a built site: its addresses, its bundles, its search, and new content. */
export function answerAsSite({ root, content, dist }: DevFolders): Plugin {
  return {
    name: "answer-as-site",
    configureServer(server) {
      server.watcher.add([content, join(root, "src")]);
      server.watcher.on("all", (_event, file) => {
        if (!file.startsWith(content)) return;
        // Pages keep the content they read; with fresh modules they read it again.
        for (const { moduleGraph } of Object.values(server.environments)) moduleGraph.invalidateAll();
        server.ws.send({ type: "full-reload" });
      });
      server.middlewares.use((request, response, next) => {
        const path = decodeURI((request.url ?? "/").split("?")[0] as string);
        const send = (bytes: Uint8Array) => {
          response.setHeader("content-type", path.endsWith(".css") ? "text/css" : "text/javascript");
          response.end(bytes);
        };
        // Links name the files that a disk holds; the development server knows their folders.
        request.url = request.url?.replace(/\/index\.html(?=$|\?)/, "/");
        if (/^\/assets\/[^/]+\.(?:css|js)$/.test(path)) bundleFor(root, path).then(send, next);
        else if (/^\/search\/(?:[\w-]+\/)?[\w-]+\.js$/.test(path) && existsSync(join(dist, path)))
          send(readFileSync(join(dist, path)));
        else next();
      });
    },
  };
}

/** The bundle that a page asks for, made anew: its address has the digest of an older one after a change. */
async function bundleFor(root: string, path: string): Promise<Uint8Array> {
  const all: Asset[] = Object.values(await bundleAssets(root));
  const kind = path.replace(/-\w+(?=\.\w+$)/, "");
  const asset = all.find((one) => `/${one.path.replace(/-\w+(?=\.\w+$)/, "")}` === kind);
  return asset?.bytes ?? new Uint8Array();
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PeerFrame } from "./peer.ts";

/** What stands around the content of our own pages, its links turned to where the peers have their pages. */
export function frameOf(site: string): PeerFrame {
  const page = readFileSync(join(site, "about", "index.html"), "utf8")
    .replaceAll('"../', '"/')
    .replace('"index.html" aria-current="page"', '"/about/index.html"')
    .replaceAll('"index.html"', '"/about/index.html"')
    .replace(/<title>[^<]*<\/title>/, "<title>TITLE</title>")
    .replace(/(<meta name="description" content=")[^"]*/, "$1DESCRIPTION")
    .replaceAll('"/archive/', '"/days/')
    .replace(/"\/(\d{4})\/(W\d\d)\//g, '"/weeks/$1-$2/')
    .replace(/"\/(\d{4})\/(\d\d)\//g, '"/months/$1-$2/');
  const start = page.indexOf(">", page.indexOf("<main")) + 1;
  return {
    head: page.slice(0, start),
    foot: page.slice(page.indexOf("</main>")),
    files: ["favicon.svg", "fonts", "assets"].map((file) => join(site, file)),
  };
}

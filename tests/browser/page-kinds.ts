import { readdirSync } from "node:fs";
import { join } from "node:path";
import { SAMPLE_SITE } from "./build-sites.ts";

/** One page of each kind, by its path in the sample. */
export const PAGE_KINDS: Readonly<Record<string, string>> = {
  "front page": "index.html",
  day: "2025/10/23/index.html",
  week: "2025/W43/index.html",
  month: "2025/10/index.html",
  year: "2025/index.html",
  archive: "archive/index.html",
  topics: "topics/index.html",
  topic: "topics/preference-alignment/index.html",
  "paper with authors": "papers/dual-caption-preference-optimization-for-diffusion-models/index.html",
  "paper with an organisation":
    "papers/optimizing-what-matters-auc-driven-learning-for-robust-neural-retrieval/index.html",
  "paper of which little is known":
    "papers/energy-confused-adversarial-metric-learning-for-zero-shot-image-retrieval-and/index.html",
  organizations: "organizations/index.html",
  organization: "organizations/servicenow-ai/index.html",
  authors: "authors/index.html",
  about: "about/index.html",
  search: "search/index.html",
  "search with results": "search/index.html?q=preference",
  "missing page": "404.html",
};

/** Every HTML file of the sample, as a path below the site. */
export function everyPage(): string[] {
  return readdirSync(SAMPLE_SITE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .sort();
}

/** The HTML file of a page kind, without its query. */
export function fileOf(path: string): string {
  return join(SAMPLE_SITE, path.split("?")[0] ?? "");
}

import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Peer, PeerPaper, PeerPeriod, PeerSite } from "./peer.ts";

/** Eleventy on the same papers, with Nunjucks, its usual language for templates; no maths and no search. */
export const ELEVENTY: Peer = {
  name: "Eleventy",
  prepare(folder, { head, foot, files }) {
    cpSync(join(import.meta.dirname, "eleventy"), folder, { recursive: true });
    for (const from of files) cpSync(from, join(folder, "static", basename(from)), { recursive: true });
    const start = head.replace(/TITLE|DESCRIPTION/g, (word) => OWN[word as keyof typeof OWN]);
    write(join(folder, "source", "_includes", "frame.njk"), `${start}{{ content | safe }}${foot}`);
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  },
  writeSite(folder, site) {
    const source = (file: string, text: string) => write(join(folder, "source", file), text);
    source("_data/site.json", JSON.stringify({ name: site.name }));
    write(join(folder, "facts.json"), JSON.stringify(factsOf(site)));
    for (const [place, paper] of site.papers.entries()) {
      source(`papers/${paper.id}.md`, withFrontMatter({ ...frontMatterOf(paper), place }, paper.abstract));
    }
    for (const { id, title, body } of site.pages) {
      const heading = `# ${title}\n\n${body}`;
      source(`${id}.md`, withFrontMatter({ title, layout: "frame.njk", permalink: `${id}/index.html` }, heading));
    }
  },
  command: (folder) => [
    "sh",
    "-c",
    `cd '${folder}' && exec node --max-old-space-size=8192 --max-semi-space-size=64 node_modules/@11ty/eleventy/cmd.cjs --quiet`,
  ],
};

/** Lists have no front matter of their own. */
const OWN = {
  TITLE: "{{ title or group.name or site.name }}",
  DESCRIPTION: "{{ description or (group.name or site.name) + ' in ' + site.name }}",
};

/** What stands beside the papers, by the key of each list. */
function factsOf({ topics, days, weeks, months, years, calendars }: PeerSite) {
  const byKey = (list: readonly PeerPeriod[]) => Object.fromEntries(list.map((one) => [one.key, one]));
  const topicsBySlug = Object.fromEntries(topics.map((topic) => [topic.slug, topic]));
  const periods = { days: byKey(days), weeks: byKey(weeks), months: byKey(months), years: byKey(years) };
  return { topics: topicsBySlug, topicList: topics, ...periods, calendars };
}

function frontMatterOf({ abstract: _, topics, organization, previous, next, ...facts }: PeerPaper) {
  const permalink = `papers/${facts.id}/index.html`;
  return { ...facts, permalink, labels: topics, lab: organization, before: previous, after: next };
}

function withFrontMatter(frontMatter: object, body: string): string {
  return `---json\n${JSON.stringify(frontMatter)}\n---\n${body}\n`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

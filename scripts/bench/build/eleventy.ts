import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PAPERS_A_PAGE, type Peer } from "./peer.ts";

const CONFIG = `
const grouped = (papers, keysOf) => {
  const groups = new Map();
  for (const paper of papers) for (const key of keysOf(paper.data)) {
    const slug = key.slug ?? key;
    if (!groups.has(slug)) groups.set(slug, { slug, name: key.name ?? key, papers: [] });
    groups.get(slug).papers.push(paper);
  }
  return [...groups.values()];
};
export default (config) => {
  const papers = (api) => api.getFilteredByTag("paper").sort((a, b) => (a.data.listed < b.data.listed ? 1 : -1));
  const group = (name, keysOf) => config.addCollection(name, (api) => grouped(papers(api), keysOf));
  group("days", ({ days }) => days);
  group("weeks", ({ listed }) => [listed.slice(0, 7) + "-" + Math.ceil(Number(listed.slice(8)) / 7)]);
  group("months", ({ listed }) => [listed.slice(0, 7)]);
  group("years", ({ listed }) => [listed.slice(0, 4)]);
  group("authors", ({ authors }) => authors);
  group("organizations", ({ organization }) => (organization ? [organization] : []));
  group("topics", ({ topics }) => topics);
  config.addCollection("latest", (api) => papers(api).slice(0, 94));
  config.addCollection("topicPages", (api) => grouped(papers(api), ({ topics }) => topics).flatMap(({ slug, name, papers }) =>
    Array.from({ length: Math.ceil(papers.length / ${PAPERS_A_PAGE}) }, (_, at) => ({ slug: at === 0 ? slug : slug + "/" + at, name, papers: papers.slice(at * ${PAPERS_A_PAGE}, (at + 1) * ${PAPERS_A_PAGE}) }))));
  return { dir: { input: "source", output: "out" }, markdownTemplateEngine: false };
};
`;

const TAGS = `<ul class="tags">{% for topic in paper.data.topics %}<li><a href="/topics/{{ topic.slug }}/">{{ topic.name }}</a></li>{% endfor %}</ul>`;
const FACTS = `<p class="facts"><span>{{ paper.data.credit }}</span> <span>{{ paper.data.listed }}</span></p>`;
const ENTRIES = `<ol class="entries">{% for paper in list %}<li><h2><a href="{{ paper.url }}">{{ paper.data.title }}</a></h2>${FACTS}{{ paper.content | safe }}${TAGS}</li>{% endfor %}</ol>`;
const LINES = `<ol class="lines">{% for paper in list %}<li class="plain"><a href="{{ paper.url }}">{{ paper.data.title }}</a> ${FACTS}</li>{% endfor %}</ol>`;

const group = (collection: string, path: string, list: string) => `---
pagination: { data: collections.${collection}, size: 1, alias: group }
permalink: "${path}/{{ group.slug }}/index.html"
layout: frame.njk
---
{% set list = group.papers %}<h1>{{ group.name }}</h1>${list}`;

const FEED = `---
pagination: { data: collections.topics, size: 1, alias: group }
permalink: "topics/{{ group.slug }}/feed.xml"
---
<rss version="2.0"><channel><title>{{ group.name }}</title>{% for paper in group.papers %}{% if loop.index <= 100 %}<item><title>{{ paper.data.title }}</title><link>https://example.org{{ paper.url }}</link><description>{{ paper.content | escape }}</description></item>{% endif %}{% endfor %}</channel></rss>`;

const PAPER = `---
layout: frame.njk
---
<article class="paper"><h1>{{ title }}</h1><p class="byline">{% for author in authors %}<a href="/authors/{{ author.slug }}/">{{ author.name }}</a>, {% else %}{{ credit }}{% endfor %}</p><p class="sum">{% if organization %}<a href="/organizations/{{ organization.slug }}/">{{ organization.name }}</a>{% endif %}</p><div class="prose">{{ content | safe }}</div><ul class="tags">{% for topic in topics %}<li><a href="/topics/{{ topic.slug }}/">{{ topic.name }}</a></li>{% endfor %}</ul><dl class="ui"><dt>Listed</dt>{% for day in days %}<dd><a href="/days/{{ day }}/">{{ day }}</a></dd>{% endfor %}</dl><nav class="turn">{% for other in beside %}<a href="/papers/{{ other.id }}/">{{ other.title }}</a>{% endfor %}</nav></article>`;

const TEMPLATES: Record<string, string> = {
  "eleventy.config.js": CONFIG,
  "package.json": '{ "type": "module" }',
  "source/_includes/paper.njk": PAPER,
  "source/papers/papers.json": '{ "layout": "paper.njk", "tags": "paper" }',
  "source/topics.njk": group("topicPages", "topics", ENTRIES),
  "source/days.njk": group("days", "days", ENTRIES),
  "source/weeks.njk": group("weeks", "weeks", LINES),
  "source/months.njk": group("months", "months", LINES),
  "source/years.njk": group("years", "years", LINES),
  "source/authors.njk": group("authors", "authors", LINES),
  "source/organizations.njk": group("organizations", "organizations", LINES),
  "source/feeds.njk": FEED,
  "source/index.njk": `---\nlayout: frame.njk\n---\n{% set list = collections.latest %}<h1>Papers</h1>${ENTRIES}`,
  "source/sitemap.njk": `---\npermalink: sitemap.xml\neleventyExcludeFromCollections: true\n---\n<urlset>{% for page in collections.all %}<url><loc>https://example.org{{ page.url }}</loc></url>{% endfor %}</urlset>`,
};

/** Eleventy on the same papers: no maths, no search, no topic reasons. */
export const ELEVENTY: Peer = {
  name: "Eleventy",
  prepare(folder, { head, foot }) {
    const frame = `${head.replace(/<title>.*?<\/title>/, "<title>{{ title }}</title>")}{{ content | safe }}${foot}`;
    for (const [file, text] of Object.entries({ ...TEMPLATES, "source/_includes/frame.njk": frame })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  },
  writePaper(folder, { abstract, date, ...paper }) {
    const file = join(folder, "source", "papers", `${paper.id}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `---json\n${JSON.stringify({ ...paper, listed: date, permalink: `papers/${paper.id}/index.html` })}\n---\n${abstract}\n`,
    );
  },
  command: (folder) => [
    "sh",
    "-c",
    `cd '${folder}' && exec node --max-old-space-size=8192 node_modules/@11ty/eleventy/cmd.cjs --quiet`,
  ],
};

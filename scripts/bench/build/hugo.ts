import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PAPERS_A_PAGE, type Peer, type PeerPaper } from "./peer.ts";

const CONFIG = `
baseURL = "https://example.org/"
title = "Papers"
ignoreErrors = ["error-disable-taxonomy"]
paginate = ${PAPERS_A_PAGE}
disableKinds = ["section", "taxonomy"]
[taxonomies]
topic = "topics"
author = "authors"
organization = "organizations"
day = "days"
week = "weeks"
month = "months"
year = "years"
[outputs]
home = ["HTML", "RSS"]
term = ["HTML"]
page = ["HTML"]
[markup.goldmark.renderer]
unsafe = false
`;

const LINE = `<li class="plain"><a href="{{ .RelPermalink }}">{{ .Title }}</a> <span class="facts"><span>{{ .Params.credit }}</span> <span>{{ .Date.Format "2 January 2006" }}</span></span></li>`;
const TAGS = `<ul class="tags">{{ range .Params.labels }}<li><a href="/topics/{{ .slug }}/">{{ .name }}</a></li>{{ end }}</ul>`;
const ENTRY = `<li><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p class="facts"><span>{{ .Params.credit }}</span> <span>{{ .Date.Format "2 January 2006" }}</span></p>{{ .Content }}${TAGS}</li>`;
const PAGER = `<nav class="turn">{{ with .Paginator.Prev }}<a href="{{ .URL }}">Newer papers</a>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">Older papers</a>{{ end }}</nav>`;

const TEMPLATES: Record<string, string> = {
  "layouts/_default/single.html": `{{ define "main" }}<article class="paper"><h1>{{ .Title }}</h1><p class="byline">{{ range $at, $author := .Params.people }}{{ if $at }}, {{ end }}<a href="/authors/{{ .slug }}/">{{ .name }}</a>{{ else }}{{ .Params.credit }}{{ end }}</p><p class="sum">{{ with .Params.lab }}<a href="/organizations/{{ .slug }}/">{{ .name }}</a>{{ end }}</p><div class="prose">{{ .Content }}</div>${TAGS}<dl class="ui"><dt>Listed</dt>{{ range .Params.days }}<dd><a href="/days/{{ . }}/">{{ . }}</a></dd>{{ end }}</dl><nav class="turn">{{ range .Params.beside }}<a href="/papers/{{ .id }}/">{{ .title }}</a>{{ end }}</nav></article>{{ end }}`,
  "layouts/_default/term.html": `{{ define "main" }}<h1>{{ .Title }}</h1>{{ if eq .Data.Plural "topics" }}<ol class="entries">{{ range .Paginator.Pages }}${ENTRY}{{ end }}</ol>${PAGER}{{ else if eq .Data.Plural "days" }}<ol class="entries">{{ range .Pages }}${ENTRY}{{ end }}</ol>{{ else }}<ol class="lines">{{ range first 300 .Pages }}${LINE}{{ end }}</ol>{{ end }}{{ end }}`,
  "layouts/index.html": `{{ define "main" }}<h1>Papers</h1><ol class="entries">{{ range first 94 .Site.RegularPages }}${ENTRY}{{ end }}</ol>{{ end }}`,
  "layouts/404.html": `{{ define "main" }}<h1>This page is not here</h1>{{ end }}`,
  "layouts/_default/rss.xml": `<rss version="2.0"><channel><title>{{ .Title }}</title>{{ range first 100 .Pages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><pubDate>{{ .Date.Format "2006-01-02" }}</pubDate><description>{{ .Content | html }}</description></item>{{ end }}</channel></rss>`,
};

/** Hugo, Debian's package, on the same papers: no maths, no search, no topic reasons. */
export const HUGO: Peer = {
  name: "Hugo",
  prepare(folder, { head, foot }) {
    const baseof = `${head.replace(/<title>.*?<\/title>/, "<title>{{ .Title }}</title>")}{{ block "main" . }}{{ end }}${foot}`;
    const files = { "config.toml": CONFIG, ...TEMPLATES, "layouts/_default/baseof.html": baseof };
    for (const [file, text] of Object.entries(files)) write(join(folder, file), text);
  },
  writePaper(folder, paper) {
    write(
      join(folder, "content", "papers", `${paper.id}.md`),
      `${JSON.stringify(frontMatterOf(paper))}\n\n${paper.abstract}\n`,
    );
    for (const { slug, name } of paper.topics)
      write(
        join(folder, "content", "topics", slug, "_index.md"),
        `${JSON.stringify({ title: name, outputs: ["HTML", "RSS"] })}\n`,
      );
  },
  command: (folder) => ["hugo", "--quiet", "--source", folder, "--destination", join(folder, "out")],
};

function frontMatterOf({ title, date, days, credit, authors, organization, topics, id, beside }: PeerPaper) {
  return {
    ...{ title, date, credit, slug: id, days },
    ...{ months: [date.slice(0, 7)], years: [date.slice(0, 4)], weeks: [weekOf(date)] },
    ...{ topics: topics.map(({ slug }) => slug), authors: authors.map(({ slug }) => slug) },
    organizations: organization ? [organization.slug] : [],
    // Looking terms up in a template would cost Hugo far more.
    ...{ labels: topics, people: authors, lab: organization, beside },
  };
}

/** Seven days that begin with 1 January, near enough for a comparison. */
function weekOf(date: string): string {
  const days = (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / 86_400_000;
  return `${date.slice(0, 4)}-W${Math.floor(days / 7) + 1}`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

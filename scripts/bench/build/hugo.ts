import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Peer, PeerPaper, PeerPeriod } from "./peer.ts";

/** Hugo, Debian's package, on the same papers: its own taxonomies, templates and feeds; no maths and no search. */
export const HUGO: Peer = {
  name: "Hugo",
  prepare(folder, { head, foot, files }) {
    cpSync(join(import.meta.dirname, "hugo"), folder, { recursive: true });
    for (const from of files) cpSync(from, join(folder, "static", basename(from)), { recursive: true });
    const own = {
      TITLE: "{{ .Title }}",
      DESCRIPTION: "{{ with .Description }}{{ . }}{{ else }}Papers of {{ .Title }}{{ end }}",
    };
    const start = head.replace(/TITLE|DESCRIPTION/g, (word) => own[word as keyof typeof own]);
    write(join(folder, "layouts", "_default", "baseof.html"), `${start}{{ block "main" . }}{{ end }}${foot}`);
  },
  writeSite(folder, { name, papers, topics, days, weeks, months, years, calendars, pages }) {
    const content = (file: string, frontMatter: object, body = "") =>
      write(join(folder, "content", file), `${JSON.stringify(frontMatter)}\n\n${body}\n`);
    content("_index.md", { title: name, latest: days.at(-1)?.key });
    for (const paper of papers) content(`papers/${paper.id}.md`, frontMatterOf(paper), paper.abstract);
    for (const { slug, name, count: _, months: chart, introduction, ...facts } of topics) {
      const outputs = slug === "unsorted" ? ["HTML"] : ["HTML", "atom", "jsonfeed"];
      content(`topics/${slug}/_index.md`, { title: name, outputs, chart, ...facts }, introduction);
    }
    const periods = (plural: string, list: readonly PeerPeriod[], more = {}) => {
      for (const { key, ...facts } of list) content(`${plural}/${key}/_index.md`, { ...facts, ...more });
    };
    periods("days", days);
    periods("weeks", weeks);
    periods("months", months, { outputs: ["HTML", "records"] });
    periods("years", years);
    content("days/_index.md", { title: "Archive", calendars });
    for (const plural of ["weeks", "months", "years"]) content(`${plural}/_index.md`, UNSHOWN);
    for (const { id, title, body } of pages) content(`${id}.md`, { title }, body);
  },
  command: (folder) => ["hugo", "--quiet", "--source", folder, "--destination", join(folder, "out")],
};

/** A list of lists that has no page of its own. */
const UNSHOWN = { _build: { render: "never", list: "never" } };

function frontMatterOf(paper: PeerPaper) {
  const { id, abstract: _, published, topics, authors, organization, previous, next, ...facts } = paper;
  return {
    ...{ ...facts, slug: id, date: paper.listings[0]?.date, attention: paper.comments * 10_000 + paper.upvotes },
    topics: topics.length > 0 ? topics.map(({ slug }) => slug) : ["unsorted"],
    authors: authors.map(({ name }) => name),
    organizations: organization ? [organization.name] : [],
    // Looking terms up in a template would cost Hugo far more; and it takes some of the names for its own.
    ...{ labels: topics, lab: organization, first: published, before: previous, after: next },
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

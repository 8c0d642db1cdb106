import { readFileSync } from "node:fs";

/** What stands beside the papers. Not global data, which Eleventy would merge into that of every page. */
const facts = JSON.parse(readFileSync(new URL("facts.json", import.meta.url), "utf8"));

/** Papers by what `keysOf` gives each, a key or a name with its slug; groups in order of key. */
const grouped = (papers, keysOf) => {
  const groups = new Map();
  for (const paper of papers) {
    for (const one of keysOf(paper.data)) {
      const { slug: key, name } = typeof one === "string" ? { slug: one, name: one } : one;
      const group = groups.get(key);
      if (group) group.papers.push(paper);
      else groups.set(key, { key, name, papers: [paper] });
    }
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
};

/** Pages of a list; the first has the list's own address. */
const paged = (groups, size) =>
  groups.flatMap(({ key, name, papers }) => {
    const count = Math.max(1, Math.ceil(papers.length / size));
    return Array.from({ length: count }, (_, at) => ({
      ...{ key, name },
      path: at === 0 ? key : `${key}/page/${at + 1}`,
      first: at === 0,
      total: papers.length,
      papers: papers.slice(at * size, (at + 1) * size),
      newer: at > 0 && (at === 1 ? key : `${key}/page/${at}`),
      older: at + 1 < count && `${key}/page/${at + 2}`,
    }));
  });

const byRank = (a, b) => (a.data.rank ?? 0) - (b.data.rank ?? 0);
const byAttention = (a, b) => b.data.comments - a.data.comments || b.data.upvotes - a.data.upvotes;
const UNSORTED = { slug: "unsorted", name: "Unsorted" };

/** The papers of each day, week or month, the first in order, with what stands beside them. */
const periods = (papers, list, order, most = Number.POSITIVE_INFINITY) =>
  grouped(papers, (paper) => paper[list]).map((group) => ({
    ...group,
    papers: group.papers.sort(order).slice(0, most),
    about: facts[list][group.key],
  }));

/** All topics, those without papers included. */
const topics = (papers) => {
  const groups = grouped(papers, ({ labels }) => (labels.length > 0 ? labels : [UNSORTED]));
  const byKey = new Map(groups.map((group) => [group.key, group]));
  return facts.topicList.map(({ slug: key, name }) => byKey.get(key) ?? { key, name, papers: [] });
};

const topicPages = (papers) => paged(topics(papers), 25).map((group) => ({ ...group, about: facts.topics[group.key] }));

const authorPages = (papers) => {
  const groups = grouped(papers, ({ authors }) => authors);
  return paged(groups, 100);
};

const organizationPages = (papers) => {
  const groups = grouped(papers, ({ lab }) => (lab ? [lab] : []));
  return paged(groups, 100);
};

const fullest = (pages) => {
  const first = pages.filter((page) => page.first);
  return first.sort((a, b) => b.total - a.total).slice(0, 1000);
};

export default (config) => {
  const collect = (name, collected) =>
    config.addCollection(name, (api) =>
      collected(api.getFilteredByTag("paper").sort((a, b) => a.data.place - b.data.place)),
    );
  collect("newest", (papers) => papers.slice(0, 100));
  collect("days", (papers) => periods(papers, "days", byRank));
  collect("weeks", (papers) => periods(papers, "weeks", byAttention, 500));
  collect("months", (papers) => periods(papers, "months", byAttention, 500));
  collect("records", (papers) => grouped(papers, ({ months }) => months));
  collect("feeds", (papers) => topics(papers).filter(({ key }) => key !== UNSORTED.slug));
  collect("topicPages", topicPages);
  collect("authors", authorPages);
  collect("organizations", organizationPages);
  config.addCollection("years", () => Object.entries(facts.years).map(([key, about]) => ({ key, about })));
  config.addCollection("topicList", () => facts.topicList);
  config.addCollection("calendars", () => facts.calendars);
  config.addFilter("newest", (papers) => papers.slice(0, 50));
  config.addFilter("fullest", fullest);
  config.addPassthroughCopy({ static: "/" });
  return { dir: { input: "source", output: "out" }, markdownTemplateEngine: false };
};

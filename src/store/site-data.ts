/** What pages are made from: the content folder, read once a build. Settings come from the build command. */
import { type Archive, buildArchive, type Group } from "../archive/archive.ts";
import type { FiledPaper } from "../archive/filed-paper.ts";
import type { Paper } from "../archive/paper.ts";
import { readableText } from "../archive/readable-text.ts";
import { type CompiledTopicRules, compileTopicRules, judgePaper } from "../archive/topic-rules.ts";
import { renderAbstract, renderMarkdown } from "./markdown.ts";
import { type Content, readContent } from "./read-content.ts";

export interface SiteSettings {
  /** The content folder. */
  content: string;
  /** Address the site is published at, with its final slash; absent when not known. */
  site?: string;
  /** Path the site is served under, `/` or `/name/`. */
  base: string;
  /** Site-root paths of the bundles: the script and style of every page, and the search page's own script. */
  script: string;
  style: string;
  searchScript: string;
}

const SETTINGS = "BROADSHEET_SETTINGS";

/** Hands the settings to the pages, which Astro loads as modules of their own. */
export function setSiteSettings(settings: SiteSettings): void {
  process.env[SETTINGS] = JSON.stringify(settings);
}

/** Settings of the build that is under way. */
export function siteSettings(): SiteSettings {
  const settings = process.env[SETTINGS];
  if (settings === undefined)
    throw new Error("No settings: start the build with `npm run build`, not with astro itself.");
  return JSON.parse(settings) as SiteSettings;
}

let content: Content | undefined;
let archive: Archive | undefined;

function siteContent(): Content {
  content ??= readContent(siteSettings().content);
  return content;
}

/** The whole archive, with every abstract rendered. */
export async function siteArchive(): Promise<Archive> {
  archive ??= archiveOf(siteContent());
  return archive;
}

/** Prose pages of content/pages, rendered. */
export async function sitePages(): Promise<{ id: string; title: string; html: string }[]> {
  return siteContent().pages.map(({ id, title, body }) => ({ id, title, html: renderMarkdown(body, 2) }));
}

/** A topic's introduction as HTML; empty when it has none. */
export function topicIntroduction(id: string): string {
  const topic = siteContent().topics.find((one) => one.id === id);
  return topic ? renderMarkdown(topic.introduction, 2) : "";
}

/** The archive of a content folder that was read without problems. */
export function archiveOf({ collection, topics, papers }: Content): Archive {
  const rules = compileTopicRules(topics);
  return buildArchive(
    collection,
    topics,
    papers.map(({ paper }) => filePaper(paper, rules)),
  );
}

function filePaper(paper: Paper, rules: CompiledTopicRules): FiledPaper {
  const counts = paper.listed.map(({ comments = 0, upvotes = 0 }) => ({ comments, upvotes }));
  return {
    paper,
    title: readableText(paper.title),
    abstract: renderAbstract(paper.abstract),
    ...(paper.notes === undefined ? {} : { notes: renderMarkdown(paper.notes) }),
    topics: judgePaper(rules, paper),
    firstListed: paper.listed.map(({ date }) => date).sort()[0] as string,
    comments: Math.max(...counts.map(({ comments }) => comments)),
    upvotes: Math.max(...counts.map(({ upvotes }) => upvotes)),
  };
}

/** Every topic with its papers, those without papers included. */
export async function siteTopics(): Promise<Group[]> {
  return (await siteArchive()).topics.map(({ topic, papers }) => ({ slug: topic.id, name: topic.name, papers }));
}

/**
 * What pages are made from. A build provides it; where Astro itself renders the pages, as `npm run dev` lets it, the
 * content folder is read once.
 */
import { type Archive, buildArchive } from "../archive/archive.ts";
import { TOPIC_FEED_LENGTH } from "../archive/feed.ts";
import type { FiledPaper } from "../archive/filed-paper.ts";
import type { Group } from "../archive/groups.ts";
import type { SimilarTo } from "../archive/paper-page.ts";
import { compileTopicRules } from "../archive/topic-rules.ts";
import { filePaper } from "./filing.ts";
import { renderMarkdown } from "./markdown.ts";
import { toFiledPaper } from "./paper-with-texts.ts";
import { type Content, type ProsePage, readContent } from "./read-content.ts";

export interface SiteSettings {
  /** Address the site is published at, with its final slash; absent when not known. */
  site?: string;
  /** Path the site is served under, `/` or `/name/`. */
  base: string;
  /** Site-root paths of the bundles: the script and style of every page, the search page's script, and its engine. */
  script: string;
  style: string;
  searchScript: string;
  engineScript: string;
}

export interface Site {
  settings: SiteSettings;
  archive: Archive;
  pages: readonly ProsePage[];
  /** Gives the ids of the papers like one, where a build has worked them out. */
  similarTo?: SimilarTo;
  /** Where a build knows which pages may have changed: all others are not listed. */
  scope?: PageScope;
}

/** The pages that are listed. Those of papers and authors are most of a site. */
export interface PageScope {
  /** Of days, weeks, months and topics, the pages that are not settled since then. */
  since: string;
  papers: ReadonlySet<FiledPaper>;
  authors: ReadonlySet<Group>;
}

let site: Site | undefined;

/**
 * Gives all pages rendered from now on their data.
 * @public Called by way of the compiled pages.
 */
export function provideSite(provided: Site): void {
  site = provided;
}

const SETTINGS = "BROADSHEET_SITE";

/** Lets pages that Astro renders in this process, as modules of their own, read a content folder. */
export function announceSite(content: string, settings: SiteSettings): void {
  process.env[SETTINGS] = JSON.stringify({ content, settings });
}

function theSite(): Site {
  if (site === undefined) {
    const announced = process.env[SETTINGS];
    if (announced === undefined)
      throw new Error("There is no site: use `npm run build` or `npm run dev`, not astro itself.");
    const { content, settings } = JSON.parse(announced) as { content: string; settings: SiteSettings };
    const read = readContent(content);
    site = { settings, archive: archiveOf(read), pages: read.pages };
  }
  return site;
}

/** Settings of the build that is under way. */
export function siteSettings(): SiteSettings {
  return theSite().settings;
}

/** The whole archive. */
export function siteArchive(): Archive {
  return theSite().archive;
}

/** Undefined where it is still to be worked out. */
export function knownSimilar(): SimilarTo | undefined {
  return theSite().similarTo;
}

/** Undefined where all pages are listed. */
export function pageScope(): PageScope | undefined {
  return theSite().scope;
}

/** Prose pages of content/pages, rendered. */
export function sitePages(): { id: string; title: string; html: string }[] {
  return theSite().pages.map(({ id, title, body }) => ({ id, title, html: renderMarkdown(body, 2) }));
}

/** A topic's introduction as HTML; empty when it has none. */
export function topicIntroduction(id: string): string {
  const topic = siteArchive().topics.find((one) => one.topic.id === id)?.topic;
  return topic ? renderMarkdown(topic.introduction, 2) : "";
}

/** A topic with the newest of its papers. */
export interface TopicOfFeed {
  slug: string;
  name: string;
  papers: FiledPaper[];
}

/** Every topic with as many papers as a feed holds; those without papers included. */
export function siteTopics(): TopicOfFeed[] {
  return siteArchive().topics.map(({ topic: { id, name }, papers }) => ({
    slug: id,
    name,
    papers: papers.slice(0, TOPIC_FEED_LENGTH),
  }));
}

/** The archive of a content folder that was read without problems. */
export function archiveOf({ collection, topics, papers }: Content): Archive {
  const rules = compileTopicRules(topics);
  const filed = papers.map(({ paper }) => {
    const { head, texts } = filePaper(paper, rules);
    return toFiledPaper(head, texts);
  });
  return buildArchive(collection, topics, filed);
}

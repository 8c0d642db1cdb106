import type { Archive } from "./archive.ts";
import type { FiledPaper } from "./filed-paper.ts";
import { type FindLinks, findLinks } from "./find-links.ts";
import { type Neighbours, neighboursOf, topicNames } from "./summary.ts";
import { type ReasonsInWords, reasonsInWords } from "./topic-reasons.ts";

/** Gives the ids of the papers like one, nearest first. */
export type SimilarTo = (filed: FiledPaper) => readonly string[];

/** A name, and its part of the address when it has a page. */
export interface Name {
  name: string;
  slug?: string;
}

/** A topic of the paper, and why it has it. */
export interface TopicOnPage {
  topic: string;
  name: string;
  reasons: ReasonsInWords;
}

/** All that the page of a paper shows; previous and next are its neighbours on the day of its first listing. */
export interface PaperPage extends Neighbours<FiledPaper> {
  filed: FiledPaper;
  /** The day of its first listing. */
  date: string;
  authors: Name[];
  organization: Name | undefined;
  /** Strongest first. */
  topics: TopicOnPage[];
  find: FindLinks;
  /** Papers with the same telling words, listed no later than this one's first day; nearest first. */
  similar: FiledPaper[];
}

/**
 * The pages of all papers, or only of those given, in the order of their days.
 */
export function paperPages(
  archive: Archive,
  similarTo: SimilarTo = () => [],
  only?: ReadonlySet<FiledPaper>,
): PaperPage[] {
  const { authorSlugs, organizationSlugs } = archive;
  const names = topicNames(archive);
  const pages: PaperPage[] = [];
  for (const { key, papers } of archive.days) {
    for (const [at, filed] of papers.entries()) {
      if (filed.firstListed !== key || only?.has(filed) === false) continue;
      const { authors = [], organization } = filed.paper;
      const page = new PageOfPaper(names, filed, neighboursOf(papers, at));
      page.authorSlugs = authors.map((name) => authorSlugs.get(name) ?? "");
      page.organizationSlug = organization && organizationSlugs.get(organization.name);
      page.similar = similarTo(filed).flatMap((other) => archive.byId.get(other) ?? []);
      pages.push(page);
    }
  }
  return pages;
}

/** Works out when a page is rendered what follows from the paper and from what is noted here: most builds render few. */
class PageOfPaper implements PaperPage {
  readonly filed: FiledPaper;
  declare readonly previous?: FiledPaper;
  declare readonly next?: FiledPaper;
  /** Of each author; empty for who has no page. */
  authorSlugs: string[] = [];
  organizationSlug: string | undefined;
  similar: FiledPaper[] = [];
  readonly #names: ReadonlyMap<string, string>;

  constructor(names: ReadonlyMap<string, string>, filed: FiledPaper, { previous, next }: Neighbours<FiledPaper>) {
    this.#names = names;
    this.filed = filed;
    if (previous) this.previous = previous;
    if (next) this.next = next;
  }

  get authors(): Name[] {
    const { authors = [] } = this.filed.paper;
    return authors.map((name, at) => named(name, this.authorSlugs[at]));
  }

  get organization(): Name | undefined {
    const { organization } = this.filed.paper;
    return organization && named(organization.name, this.organizationSlug);
  }

  get date(): string {
    return this.filed.firstListed;
  }

  get topics(): TopicOnPage[] {
    const { topics, reasons } = this.filed;
    return topics.map((topic, at) => ({
      topic,
      name: this.#names.get(topic) ?? topic,
      reasons: reasonsInWords(reasons[at] ?? []),
    }));
  }

  get find(): FindLinks {
    return findLinks(this.filed);
  }
}

function named(name: string, slug: string | undefined): Name {
  return slug ? { name, slug } : { name };
}

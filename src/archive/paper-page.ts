import type { Archive } from "./archive.ts";
import type { FiledPaper } from "./filed-paper.ts";
import { type FindLinks, findLinks } from "./find-links.ts";
import { type Neighbours, neighboursOf, topicNames } from "./summary.ts";
import { type ReasonsInWords, reasonsInWords } from "./topic-reasons.ts";

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
  organization?: Name;
  /** Strongest first. */
  topics: TopicOnPage[];
  find: FindLinks;
  /** Papers with the same telling words, listed no later than this one's first day; nearest first. */
  similar: FiledPaper[];
}

/** The pages of all papers, in the order of their days. `similar` has the ids of papers like each. */
export function paperPages(archive: Archive, similar: ReadonlyMap<string, readonly string[]> = new Map()): PaperPage[] {
  const { authorSlugs, organizationSlugs } = archive;
  const names = topicNames(archive);
  const pages: PaperPage[] = [];
  for (const { key, papers } of archive.days) {
    for (const [at, filed] of papers.entries()) {
      if (filed.firstListed !== key) continue;
      const page = new PageOfPaper(names, filed, neighboursOf(papers, at));
      const { authors, organization } = filed.paper;
      if (authors) page.authors = authors.map((name) => named(name, authorSlugs));
      if (organization) page.organization = named(organization.name, organizationSlugs);
      page.similar = (similar.get(filed.paper.id) ?? []).flatMap((id) => archive.byId.get(id) ?? []);
      pages.push(page);
    }
  }
  return pages;
}

/** Works out the dearer part when a page is rendered: most builds render few. */
class PageOfPaper implements PaperPage {
  readonly filed: FiledPaper;
  declare readonly previous?: FiledPaper;
  declare readonly next?: FiledPaper;
  authors: Name[] = [];
  declare organization?: Name;
  similar: FiledPaper[] = [];
  readonly #names: ReadonlyMap<string, string>;

  constructor(names: ReadonlyMap<string, string>, filed: FiledPaper, { previous, next }: Neighbours<FiledPaper>) {
    this.#names = names;
    this.filed = filed;
    if (previous) this.previous = previous;
    if (next) this.next = next;
  }

  get date(): string {
    return this.filed.firstListed;
  }

  get topics(): TopicOnPage[] {
    return this.filed.topics.map(({ topic, reasons }) => ({
      topic,
      name: this.#names.get(topic) ?? topic,
      reasons: reasonsInWords(reasons),
    }));
  }

  get find(): FindLinks {
    return findLinks(this.filed);
  }
}

function named(name: string, slugs: ReadonlyMap<string, string>): Name {
  const slug = slugs.get(name);
  return slug === undefined ? { name } : { name, slug };
}

import type { Archive } from "./archive.ts";
import type { FiledPaper } from "./filed-paper.ts";
import { type FindLinks, findLinks } from "./find-links.ts";
import type { Group } from "./groups.ts";
import { foldText } from "./slug.ts";
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
  const authorNamed = namesWithPages(archive.authors);
  const organizationNamed = namesWithPages(archive.organizations);
  const names = topicNames(archive);
  return archive.days.flatMap((day) =>
    day.papers.flatMap((filed, at) => {
      if (filed.firstListed !== day.key) return [];
      const { paper } = filed;
      return new PageOfPaper(names, {
        filed,
        ...neighboursOf(day.papers, at),
        authors: (paper.authors ?? []).map(authorNamed),
        ...(paper.organization && { organization: organizationNamed(paper.organization.name) }),
        similar: (similar.get(paper.id) ?? []).flatMap((id) => archive.byId.get(id) ?? []),
      }) as PaperPage;
    }),
  );
}

/** Works out the dearer part when a page is rendered: most builds render few. */
class PageOfPaper {
  declare readonly filed: FiledPaper;
  declare readonly authors: Name[];
  declare readonly similar: FiledPaper[];
  readonly #names: ReadonlyMap<string, string>;

  constructor(names: ReadonlyMap<string, string>, known: Omit<PaperPage, "topics" | "find">) {
    this.#names = names;
    Object.assign(this, known);
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

/** Gives a name its page, if it has one. Most names stand in many papers: each is looked up once. */
function namesWithPages(groups: readonly Group[]): (name: string) => Name {
  const slugs = new Map(groups.map(({ name, slug }) => [foldText(name) || name, slug]));
  const known = new Map<string, Name>();
  return (name) => {
    let found = known.get(name);
    if (!found) {
      const slug = slugs.get(foldText(name) || name);
      found = slug === undefined ? { name } : { name, slug };
      known.set(name, found);
    }
    return found;
  };
}

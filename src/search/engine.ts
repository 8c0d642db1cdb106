/**
 * The search engine of the page and of the terminal.
 *
 * An inverted index with BM25-like weights answers, read in small shards as a query needs them;
 * Fuse.js corrects spelling over its vocabulary and looks the best titles over. Fuse.js over the abstracts themselves
 * would read every text at every keystroke and wants the words in order.
 */
import { Ahead } from "./ahead.ts";
import { foldedLine } from "./analyser.ts";
import { firstBy, keep } from "./choose-papers.ts";
import { type Found, find } from "./find.ts";
import type { PaperLine } from "./index-format.ts";
import { Lexicon, type NearMemory } from "./lexicon.ts";
import type { MarkedTerms } from "./marked-text.ts";
import { NamedPages } from "./named-pages.ts";
import { nearnessOf } from "./nearness.ts";
import { IndexReader } from "./open-index.ts";
import { isEmptyQuery, parseQuery, type Query } from "./query.ts";
import { SOUGHT_WITH_TITLE } from "./ranking.ts";
import { RankingDesk } from "./ranking-desk.ts";
import { RecentFindings } from "./recent-findings.ts";
import { markedTerms, toResult, withExcerpt } from "./result.ts";
import { findLike } from "./similar-papers.ts";
import { suggestFor } from "./suggestions.ts";
import type {
  Facets,
  Filters,
  LikeWhat,
  SearchAnswer,
  SearchEngine,
  SearchOptions,
  SearchResult,
  ShardLoader,
  Sort,
  TopicName,
} from "./types.ts";

const USUAL_LIMIT = 20;
/** So many of the best are looked over by their titles and names. */
const LOOKED_OVER = 10;

/** Loads the root of an index and makes it ready. Rejects when it cannot be loaded. */
export async function openIndex(load: ShardLoader): Promise<SearchEngine> {
  return new Engine(await IndexReader.open(load));
}

/** How to mark what an answer shows, and which papers it shows. */
interface Shown extends Pick<Found, "byName"> {
  terms: MarkedTerms;
  papers: number[];
}

class Engine implements SearchEngine {
  readonly paperCount: number;
  readonly topics: readonly TopicName[];
  readonly years: readonly string[];
  readonly #index: IndexReader;
  readonly #topicNames: ReadonlyMap<string, string>;
  readonly #pages: NamedPages;
  readonly #near: NearMemory = new Map();
  readonly #recent = new RecentFindings();
  readonly #shown = new WeakMap<SearchAnswer, Shown>();
  readonly #ahead: Ahead;
  readonly #desk: RankingDesk;

  constructor(index: IndexReader) {
    const { topics, years, paperCount } = index.root;
    this.#index = index;
    this.#ahead = new Ahead(index);
    this.paperCount = paperCount;
    this.#desk = new RankingDesk(paperCount);
    this.topics = topics.map(({ id, name }) => ({ id, name }));
    this.years = years.map(([year]) => year).reverse();
    this.#topicNames = new Map(topics.map(({ id, name }) => [id, name]));
    this.#pages = new NamedPages(topics, () => index.calendar());
  }

  get missing(): readonly string[] {
    return this.#index.missing;
  }

  async search(text: string, options: SearchOptions = {}): Promise<SearchAnswer> {
    options.signal?.throwIfAborted();
    const query = parseQuery(text);
    const asked = !isEmptyQuery(query) || isFiltered(options);
    const pages = await this.#pages.namedBy(text);
    if (!asked) return { ...NOTHING, pages, notes: query.notes };
    const found = await this.#find(text, query, pages.length > 0, options.signal);
    const answer = await this.#answer(found, query, options, true);
    const suggestions = answer.total === 0 ? await suggestFor(query, this.#lexicon()) : [];
    return this.#remember({ ...answer, pages, notes: query.notes, suggestions }, answer);
  }

  async complete(answer: SearchAnswer, signal?: AbortSignal): Promise<SearchAnswer> {
    const shown = this.#shown.get(answer);
    if (!shown) return answer;
    const { papers, byName, terms } = shown;
    const [abstracts, lines] = await Promise.all([
      Promise.all(papers.map((paper) => this.#index.abstract(paper))),
      Promise.all(papers.map((paper) => byName?.[paper] && this.#index.line(paper, { withAuthors: true }))),
    ]);
    signal?.throwIfAborted();
    const results = answer.results.map((result, at) => {
      const line = lines[at];
      const whole = line ? toResult(line, result.score, terms, this.#topicNames) : result;
      return withExcerpt(whole, abstracts[at] ?? "", terms);
    });
    return this.#remember({ ...answer, results }, answer);
  }

  async facets(text: string, options: Filters & { signal?: AbortSignal } = {}): Promise<Facets> {
    const query = parseQuery(text);
    const pages = await this.#pages.namedBy(text);
    const [{ papers }, facts] = await Promise.all([
      this.#find(text, query, pages.length > 0, options.signal),
      this.#index.facts(),
    ]);
    options.signal?.throwIfAborted();
    return facts.count(papers, options, query.wishes);
  }

  async similar(like: LikeWhat, options: SearchOptions = {}): Promise<SearchAnswer> {
    const found = await findLike(like, this.#index, this.#lexicon(), options.signal);
    if (!found) return { ...NOTHING, asked: true };
    return this.#answer(found, parseQuery(""), options, false);
  }

  readAhead(text: string, signal: AbortSignal): Promise<void> {
    const { words, open } = parseQuery(text);
    return this.#ahead.read(open ? words.at(-1)?.text : undefined, signal);
  }

  #lexicon(): Lexicon {
    return new Lexicon(this.#index.words, this.#near);
  }

  /** What a query finds whatever the filters. */
  #find(text: string, query: Query, wholeOnly: boolean, signal: AbortSignal | undefined): Promise<Found> {
    const lost = this.missing.length;
    const begin = () =>
      find(query, this.#lexicon(), {
        paperCount: this.paperCount,
        desk: this.#desk,
        wholeOnly,
        textHas: (paper, terms) => this.#textHas(paper, terms),
        check: () => signal?.throwIfAborted(),
      });
    return this.#recent.get(text, { begin, isWhole: () => this.missing.length <= lost, signal });
  }

  /** The part of what was found that is asked for, in order. `looksOver` lets titles and names decide among the best. */
  async #answer(found: Found, query: Query, options: SearchOptions, looksOver: boolean): Promise<SearchAnswer> {
    const { limit = USUAL_LIMIT, offset = 0, sort = "best", signal } = options;
    const filtered = isFiltered(options) || query.wishes.length > 0;
    const facts = filtered || sort === "newest" || sort === "discussed" ? await this.#index.facts() : undefined;
    signal?.throwIfAborted();
    const passes = filtered ? facts?.passes(options, query.wishes) : undefined;
    const papers = passes ? keep(found.papers, passes) : found.papers;
    const { scores } = found;
    const best = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || b - a;
    const orders: Record<Sort, (a: number, b: number) => number> = {
      best,
      newest: (a, b) => (facts?.published(b) ?? 0) - (facts?.published(a) ?? 0) || b - a,
      listed: (a, b) => b - a,
      discussed: (a, b) => (facts?.comments(b) ?? 0) - (facts?.comments(a) ?? 0) || best(a, b),
    };
    const isOver = looksOver && sort === "best";
    const first = firstBy(papers, isOver ? Math.max(offset + limit, LOOKED_OVER) : offset + limit, orders[sort]);
    const raised = isOver ? await this.#lookOver(first, found) : new Map<number, number>();
    const scoreOf = (paper: number) => raised.get(paper) ?? (scores[paper] as number);
    // Those looked over stay before the others, so that every page of results continues the one before.
    const looked = first.slice(0, raised.size).sort((a, b) => scoreOf(b) - scoreOf(a) || b - a);
    const ordered = [...looked, ...first.slice(raised.size)];
    const shown = ordered.slice(offset, offset + limit);
    // Other authors who were searched for are left to `complete`.
    const lines = await this.#lines(shown, (paper) => raised.has(paper) && isSoughtWithTitle(paper, found));
    signal?.throwIfAborted();
    const terms = markedTerms(found, query);
    const kept = shown.filter((_, at) => lines[at] !== undefined);
    const results = kept.map((paper): SearchResult => {
      const line = lines[shown.indexOf(paper)] as PaperLine;
      return toResult(line, Math.round(scoreOf(paper) * 1e4) / 1e4, terms, this.#topicNames);
    });
    const answer: SearchAnswer = {
      ...NOTHING,
      asked: true,
      total: papers.length,
      results,
      partial: found.partial,
      corrections: found.corrections,
    };
    this.#shown.set(answer, { terms, papers: kept, ...(found.byName && { byName: found.byName }) });
    return answer;
  }

  /** New scores of the best papers: higher where title or names have the words side by side. */
  async #lookOver(papers: readonly number[], found: Found): Promise<ReadonlyMap<number, number>> {
    const { words, scores } = found;
    if (words.length < 2) return new Map();
    const looked = papers.slice(0, LOOKED_OVER);
    const lines = await this.#lines(looked, (paper) => isSoughtWithTitle(paper, found));
    const nearness = nearnessOf(lines, words);
    return new Map(looked.map((paper, at) => [paper, (scores[paper] as number) * (nearness[at] ?? 1)]));
  }

  #lines(papers: readonly number[], hasSought: (paper: number) => boolean) {
    return Promise.all(papers.map((paper) => this.#index.line(paper, { withAuthors: hasSought(paper) })));
  }

  /** Whether any field has the terms side by side. */
  async #textHas(paper: number, terms: readonly string[]): Promise<boolean> {
    const phrase = ` ${terms.join(" ")} `;
    const [line, abstract = ""] = await Promise.all([
      this.#index.line(paper, { withAuthors: true }),
      this.#index.abstract(paper),
    ]);
    if (!line) return false;
    const { authors = [], organization = "", keywords = [], topics, arxiv = "" } = line;
    const names = topics.map((id) => this.#topicNames.get(id) ?? "");
    return [line.title, abstract, ...authors, organization, ...keywords, ...names, arxiv].some((text) =>
      foldedLine(text).includes(phrase),
    );
  }

  #remember(answer: SearchAnswer, like: SearchAnswer): SearchAnswer {
    const shown = this.#shown.get(like);
    if (shown) this.#shown.set(answer, shown);
    return answer;
  }
}

const NOTHING: SearchAnswer = {
  total: 0,
  results: [],
  partial: false,
  pages: [],
  corrections: [],
  suggestions: [],
  notes: [],
  asked: false,
};

function isSoughtWithTitle(paper: number, { byName }: Found): boolean {
  return ((byName?.[paper] ?? 0) & SOUGHT_WITH_TITLE) !== 0;
}

function isFiltered({ topics = [], years = [], organizations = [] }: Filters): boolean {
  return topics.length + years.length + organizations.length > 0;
}

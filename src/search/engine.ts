/**
 * The search engine of the page and of the terminal.
 *
 * An inverted index with BM25-like weights answers; Fuse.js corrects spelling over its vocabulary.
 * Fuse.js over the abstracts themselves would read every text at every keystroke and wants the words in order.
 */
import { compareText } from "../archive/filed-paper.ts";
import { expandQuery, strictly, type WantedWord, withoutGuesses } from "./expansion.ts";
import { countFacets, type Filters, hasTopic, hasYear, yearOf } from "./facets.ts";
import { type LoadedIndex, loadIndex } from "./load-index.ts";
import { NamedPages } from "./named-pages.ts";
import { raiseNeighbours } from "./nearness.ts";
import { LineCache } from "./paper-lines.ts";
import { makePostings, type Postings } from "./postings.ts";
import { isEmptyQuery, parseQuery, type Query } from "./query.ts";
import { keepPartial, keepWhole, type Match, matchWords, scoreByWords } from "./ranking.ts";
import { markedTerms, toResult } from "./result.ts";
import type { SearchRecord } from "./search-record.ts";
import type {
  Correction,
  Facets,
  Filters as GivenFilters,
  SearchAnswer,
  SearchEngine,
  SearchOptions,
  ShardLoader,
  Sort,
  TopicName,
} from "./types.ts";

const USUAL_LIMIT = 20;

/** Loads an index and makes it ready. Rejects when its root shard cannot be loaded. */
export async function openIndex(load: ShardLoader): Promise<SearchEngine> {
  return new Engine(await loadIndex(load));
}

/** What a query finds before filters: papers, best first, and how its words were read. */
interface Found {
  matches: Match[];
  words: WantedWord[];
  partial: boolean;
  corrections: Correction[];
}

class Engine implements SearchEngine {
  readonly paperCount: number;
  readonly topics: readonly TopicName[];
  readonly years: readonly string[];
  readonly missing: readonly string[];
  readonly #records: readonly SearchRecord[];
  readonly #topicNames: ReadonlyMap<string, string>;
  readonly #postings: Postings;
  readonly #lines: LineCache;
  readonly #pages: NamedPages;

  constructor({ root, records, missing }: LoadedIndex) {
    this.#records = records;
    this.paperCount = records.length;
    this.topics = root.topics;
    this.missing = missing;
    this.years = [...new Set(records.map(yearOf))].sort().reverse();
    this.#topicNames = new Map(root.topics.map(({ id, name }) => [id, name]));
    this.#postings = makePostings(records, this.#topicNames);
    this.#lines = new LineCache(records, this.#topicNames);
    this.#pages = new NamedPages(records, root.topics);
  }

  async search(text: string, options: SearchOptions = {}): Promise<SearchAnswer> {
    const { limit = USUAL_LIMIT, offset = 0, topics = [], years = [], sort = "best" } = options;
    const filters: Filters = { topics, years };
    const query = parseQuery(text);
    const asked = !isEmptyQuery(query) || topics.length > 0 || years.length > 0;
    const pages = this.#pages.namedBy(text);
    const found = this.#find(query, pages.length > 0);
    const left = !asked
      ? []
      : found.matches.filter(({ paper }) => {
          const record = this.#record(paper);
          return hasTopic(record, filters) && hasYear(record, filters);
        });
    const terms = markedTerms(found.words, this.#postings.vocabulary);
    const page = this.#inOrder(left, sort).slice(offset, offset + limit);
    return {
      total: left.length,
      results: page.map(({ paper, score }) => toResult(this.#record(paper), score, terms, this.#topicNames)),
      partial: found.partial,
      pages,
      corrections: found.corrections,
      suggestions: asked && left.length === 0 ? this.#suggest(query) : [],
      notes: [],
      asked,
    };
  }

  async withExcerpts(answer: SearchAnswer): Promise<SearchAnswer> {
    return answer;
  }

  async facets(text: string, { topics = [], years = [] }: GivenFilters = {}): Promise<Facets> {
    const found = this.#find(parseQuery(text), this.#pages.namedBy(text).length > 0);
    return countFacets(
      found.matches.map(({ paper }) => this.#record(paper)),
      { topics, years },
    );
  }

  async similar(): Promise<SearchAnswer> {
    return this.search("");
  }

  /** `wholeOnly` leaves partial matches out: nobody who asks for "October 2025" wants a paper that says "2025". */
  #find(query: Query, wholeOnly: boolean): Found {
    const { vocabulary } = this.#postings;
    const { words, corrections } = expandQuery(query, vocabulary, this.paperCount);
    let used = words.map(strictly);
    let all = this.#matching(used, query);
    const anyWhole = all.some(({ whole }) => whole);
    if (!anyWhole) {
      // A guess beside a word that is missing finds papers that have nothing to do with the query.
      used = words.map((word) => withoutGuesses(word, vocabulary));
      all = this.#matching(used, query);
    }
    const partial = !all.some(({ whole }) => whole);
    const kept = !partial ? keepWhole(all) : wholeOnly ? [] : keepPartial(all);
    const raised = raiseNeighbours(this.#inOrder(kept, "best"), used, vocabulary, this.#lines);
    return {
      matches: raised.map((match) => {
        const score = partial ? scoreByWords(match) : match.score;
        return { ...match, score: Math.round(score * 1e4) / 1e4 };
      }),
      words: used,
      partial: partial && kept.length > 0,
      corrections: anyWhole ? corrections : [],
    };
  }

  /** Papers with any of the words, with every phrase and nothing unwanted. */
  #matching(words: readonly WantedWord[], query: Query): Match[] {
    let matches = words.length > 0 ? matchWords(words, this.#postings, this.paperCount) : this.#everything();
    for (const phrase of query.phrases) matches = this.#having(matches, phrase);
    for (const phrase of query.without) {
      const unwanted = new Set(this.#having(matches, phrase));
      matches = matches.filter((match) => !unwanted.has(match));
    }
    return matches;
  }

  /** Those of the matches that have the terms side by side, or the one term. */
  #having(matches: readonly Match[], phrase: readonly string[]): Match[] {
    const holders = phrase.map((term) => this.#papersWith(term));
    return matches.filter(
      ({ paper }) =>
        holders.every((papers) => papers.has(paper)) && (phrase.length === 1 || this.#lines.hasPhrase(paper, phrase)),
    );
  }

  #papersWith(term: string): ReadonlySet<number> {
    const at = this.#postings.vocabulary.find(term);
    if (at < 0) return new Set();
    return new Set(this.#postings.papers.subarray(this.#postings.starts[at], this.#postings.starts[at + 1]));
  }

  #everything(): Match[] {
    return this.#records.map((_, paper) => ({ paper, score: 0, found: 0, whole: true }));
  }

  /** Ties go to the paper listed last, then by id, so that the same question always has the same answer. */
  #inOrder(matches: readonly Match[], sort: Sort): Match[] {
    return [...matches].sort((a, b) => {
      const [left, right] = [this.#record(a.paper), this.#record(b.paper)];
      const newer = compareText(right.listed, left.listed);
      const better = b.score - a.score;
      const first = {
        best: better,
        newest: compareText(right.published ?? "", left.published ?? ""),
        listed: newer || better,
        discussed: right.comments - left.comments || better,
      };
      return first[sort] || newer || compareText(left.id, right.id);
    });
  }

  /** Known words near those typed, for a person who found nothing. */
  #suggest(query: Query): string[] {
    const { vocabulary } = this.#postings;
    const typed = [...query.words, ...query.phrases.flat()];
    const near = typed.flatMap((word) => vocabulary.near(word).slice(0, 3));
    return [...new Set(near.map(({ term }) => vocabulary.terms[term] ?? ""))]
      .filter((term) => !typed.includes(term))
      .slice(0, 6);
  }

  #record(paper: number): SearchRecord {
    const record = this.#records[paper];
    if (record === undefined) throw new RangeError(`There is no record ${paper}.`);
    return record;
  }
}

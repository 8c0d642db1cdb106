/** Facts of all papers: which a filter lets through, and what an answer consists of. */
import { compareText } from "../archive/filed-paper.ts";
import { foldText } from "../archive/slug.ts";
import { dateOf, dayNumber, type FactsPart, UNKNOWN_DAY } from "./facts-part.ts";
import { PAPERS_IN_FACTS } from "./index-format.ts";
import type { Wishes } from "./query-operators.ts";
import type { FacetCount, Facets, Filters, TopicName } from "./types.ts";

/** Whether a paper, by its number, may be in the answer. */
export type Passes = (paper: number) => boolean;

export class Facts {
  readonly #parts: readonly (FactsPart | undefined)[];
  readonly #topics: readonly TopicName[];

  /** A part that is missing leaves its papers without facts: no filter lets them through. */
  constructor(parts: readonly (FactsPart | undefined)[], topics: readonly TopicName[]) {
    this.#parts = parts;
    this.#topics = topics;
  }

  comments(paper: number): number {
    return this.#part(paper)?.comments[paper % PAPERS_IN_FACTS] ?? 0;
  }

  published(paper: number): number {
    return this.#part(paper)?.published[paper % PAPERS_IN_FACTS] ?? UNKNOWN_DAY;
  }

  /** What lets a paper through that meets all wishes and all filters but the one left out. */
  passes(
    { topics = [], years = [], organizations = [] }: Filters,
    wishes: readonly Wishes[],
    but?: keyof Filters,
  ): Passes {
    const tests: Passes[] = wishes.map((wish) => this.#wished(wish));
    if (topics.length > 0 && but !== "topics") tests.push(this.#ofTopics((id) => topics.includes(id)));
    if (organizations.length > 0 && but !== "organizations") {
      tests.push(this.#ofOrganizations((name) => organizations.includes(name)));
    }
    if (years.length > 0 && but !== "years") {
      const spans = years.map((year) => this.#listedWithin(`${year}-01-01`, `${year}-12-31`));
      tests.push((paper) => spans.some((span) => span(paper)));
    }
    return (paper) => tests.every((test) => test(paper));
  }

  /** Each filter's values are counted under the other filters only, so that its counts say what choosing them gives. */
  count(papers: Uint32Array, filters: Filters, wishes: readonly Wishes[]): Facets {
    const topics = new Map<string, number>();
    const years = new Map<string, number>();
    const organizations = new Map<string, number>();
    const forTopics = this.passes(filters, wishes, "topics");
    const forYears = this.passes(filters, wishes, "years");
    const forOrganizations = this.passes(filters, wishes, "organizations");
    const yearOfDay = rememberYears();
    for (const paper of papers) {
      const part = this.#part(paper);
      if (!part) continue;
      const at = paper % PAPERS_IN_FACTS;
      if (forTopics(paper)) for (const id of topicsAt(part, at)) count(topics, id);
      if (forYears(paper)) count(years, yearOfDay(part.listed[at] as number));
      const organization = part.organizationNames[(part.organizations[at] ?? 0) - 1];
      if (organization !== undefined && forOrganizations(paper)) count(organizations, organization);
    }
    return {
      topics: mostFirst(topics),
      years: listed(years).sort((a, b) => compareText(b.value, a.value)),
      organizations: mostFirst(organizations),
    };
  }

  #part(paper: number): FactsPart | undefined {
    return this.#parts[Math.floor(paper / PAPERS_IN_FACTS)];
  }

  #wished(wish: Wishes): Passes {
    const test = this.#testOf(wish);
    return wish.without ? (paper) => !test(paper) : test;
  }

  #testOf(wish: Wishes): Passes {
    if (wish.kind === "listed") return this.#listedWithin(wish.from, wish.to);
    if (wish.kind === "has") {
      return (paper) => ((this.#part(paper)?.has[paper % PAPERS_IN_FACTS] ?? 0) & wish.bit) !== 0;
    }
    const wanted = foldText(wish.name).split(" ");
    const isNamed = (name: string) => {
      const words = foldText(name).split(" ");
      return wanted.every((word) => words.some((one) => one.startsWith(word)));
    };
    if (wish.kind === "organization") return this.#ofOrganizations(isNamed);
    const exact = this.#topics.filter(
      ({ id, name }) => foldText(id) === wanted.join(" ") || foldText(name) === wanted.join(" "),
    );
    const named = exact.length > 0 ? exact : this.#topics.filter(({ id, name }) => isNamed(id) || isNamed(name));
    const ids = new Set(named.map(({ id }) => id));
    return this.#ofTopics((id) => ids.has(id));
  }

  #listedWithin(from: string | undefined, to: string | undefined): Passes {
    const first = from === undefined ? 0 : dayNumber(from);
    const last = to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to);
    return (paper) => {
      const day = this.#part(paper)?.listed[paper % PAPERS_IN_FACTS] ?? UNKNOWN_DAY;
      return day >= first && day <= last;
    };
  }

  #ofTopics(isWanted: (id: string) => boolean): Passes {
    const wanted = this.#parts.map((part) => part?.topicIds.map(isWanted));
    return (paper) => {
      const part = this.#part(paper);
      if (!part) return false;
      const at = paper % PAPERS_IN_FACTS;
      const ids = wanted[Math.floor(paper / PAPERS_IN_FACTS)];
      for (let slot = part.topicStarts[at] ?? 0; slot < (part.topicStarts[at + 1] ?? 0); slot++) {
        if (ids?.[part.topics[slot] as number]) return true;
      }
      return false;
    };
  }

  #ofOrganizations(isWanted: (name: string) => boolean): Passes {
    const wanted = this.#parts.map((part) => part?.organizationNames.map(isWanted));
    return (paper) => {
      const number = this.#part(paper)?.organizations[paper % PAPERS_IN_FACTS] ?? 0;
      return wanted[Math.floor(paper / PAPERS_IN_FACTS)]?.[number - 1] ?? false;
    };
  }
}

function topicsAt(part: FactsPart, at: number): Set<string> {
  const slots = part.topics.subarray(part.topicStarts[at], part.topicStarts[at + 1]);
  return new Set(Array.from(slots, (topic) => part.topicIds[topic] ?? ""));
}

function rememberYears(): (day: number) => string {
  const years = new Map<number, string>();
  return (day) => {
    const known = years.get(day) ?? dateOf(day).slice(0, 4);
    years.set(day, known);
    return known;
  };
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): FacetCount[] {
  return listed(counts).sort((a, b) => b.count - a.count || compareText(a.value, b.value));
}

function listed(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts].map(([value, number]) => ({ value, count: number }));
}

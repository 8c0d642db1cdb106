import { type Facets, SORTS } from "../search/types.ts";
import { FilterSelect } from "./filter-select.ts";
import type { PageState } from "./page-state.ts";
import type { SearchElements } from "./search-elements.ts";

/** What a reader types and chooses in the form of the search page. */
export class SearchForm {
  readonly #elements: Pick<SearchElements, "query" | "sort">;
  readonly #topic: FilterSelect;
  readonly #year: FilterSelect;
  readonly #org: FilterSelect;

  constructor({ query, sort, topic, year, org }: SearchElements) {
    this.#elements = { query, sort };
    this.#topic = new FilterSelect(topic);
    this.#year = new FilterSelect(year);
    this.#org = new FilterSelect(org);
  }

  chosen(): Omit<PageState, "like" | "show"> {
    const { query, sort } = this.#elements;
    return {
      query: query.value,
      topic: this.#topic.value,
      year: this.#year.value,
      org: this.#org.value,
      sort: SORTS.find((known) => known === sort.value) ?? "best",
    };
  }

  show({ query, topic, year, org, sort }: PageState): void {
    this.#elements.query.value = query;
    this.#elements.sort.value = sort;
    this.#topic.value = topic;
    this.#year.value = year;
    this.#org.value = org;
  }

  /** Names of the filters chosen, as their selects show them. */
  get filterNames(): string[] {
    return [this.#topic, this.#year, this.#org].flatMap(({ chosenNames }) => chosenNames);
  }

  showCounts({ topics, years, organizations }: Facets): void {
    this.#topic.showCounts(topics);
    this.#year.showCounts(years);
    this.#org.showCounts(organizations);
  }
}

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

  /** Shows a state; gives the filters in it that the archive does not have. */
  show({ query, topic, year, org, sort }: PageState): string[] {
    this.#elements.query.value = query;
    this.#elements.sort.value = sort;
    const wanted = [
      [this.#topic, topic],
      [this.#year, year],
      [this.#org, org],
    ] as const;
    return wanted.flatMap(([select, value]) => (select.choose(value) ? [] : [value]));
  }

  clearFilters(): void {
    for (const select of this.#selects) select.choose("");
  }

  /** Names of the filters chosen, as their selects show them. */
  get filterNames(): string[] {
    return this.#selects.flatMap(({ chosenNames }) => chosenNames);
  }

  get #selects(): FilterSelect[] {
    return [this.#topic, this.#year, this.#org];
  }

  clearCounts(): void {
    for (const select of this.#selects) select.clearCounts();
  }

  showCounts({ topics, years, organizations }: Facets): void {
    this.#topic.showCounts(topics);
    this.#year.showCounts(years);
    this.#org.showCounts(organizations);
  }
}

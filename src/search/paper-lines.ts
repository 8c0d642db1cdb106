/** Titles and abstracts folded to lines of terms, so that phrases can be looked for; made when first needed. */
import { foldedLine } from "./analyser.ts";
import type { SearchRecord } from "./search-record.ts";

export interface PaperLines {
  title: string;
  abstract: string;
  /** Authors, organisation, keywords and topics' names. */
  rest: string;
}

const MOST_KEPT = 4000;

export class LineCache {
  readonly #records: readonly SearchRecord[];
  readonly #topicNames: ReadonlyMap<string, string>;
  readonly #lines = new Map<number, PaperLines>();

  constructor(records: readonly SearchRecord[], topicNames: ReadonlyMap<string, string>) {
    this.#records = records;
    this.#topicNames = topicNames;
  }

  of(paper: number): PaperLines {
    let lines = this.#lines.get(paper);
    if (lines === undefined) {
      lines = this.#fold(this.#records[paper]);
      if (this.#lines.size >= MOST_KEPT) this.#lines.clear();
      this.#lines.set(paper, lines);
    }
    return lines;
  }

  /** Whether any field has the terms side by side. */
  hasPhrase(paper: number, terms: readonly string[]): boolean {
    const phrase = ` ${terms.join(" ")} `;
    const { title, abstract, rest } = this.of(paper);
    return title.includes(phrase) || abstract.includes(phrase) || rest.includes(phrase);
  }

  #fold(record: SearchRecord | undefined): PaperLines {
    if (record === undefined) return { title: "", abstract: "", rest: "" };
    const { authors = [], organization = "", keywords = [], topics, arxiv = "" } = record;
    const names = topics.map((id) => this.#topicNames.get(id) ?? "");
    return {
      title: foldedLine(record.title),
      abstract: foldedLine(record.abstract),
      rest: [...authors, organization, ...keywords, ...names, arxiv].map(foldedLine).join("|"),
    };
  }
}

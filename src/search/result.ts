/** One paper of an answer, as a page or a terminal shows it. */
import { termsOf } from "./analyser.ts";
import type { WantedWord } from "./expansion.ts";
import { type MarkedTerms, markExcerpt, markText } from "./marked-text.ts";
import type { SearchRecord } from "./search-record.ts";
import type { SearchResult } from "./types.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A guess this far off is searched, but not shown as found. */
const SHOWN_FROM = 0.3;

/** The terms that a query is shown to have found. Words of grammar are not marked. */
export function markedTerms(words: readonly WantedWord[], vocabulary: Vocabulary): MarkedTerms {
  const terms = new Map<string, number | undefined>();
  for (const { readings, optional } of words) {
    if (optional) continue;
    for (const { term, weight, begun } of readings) {
      const text = vocabulary.terms[term];
      if (text === undefined || (weight < SHOWN_FROM && begun === undefined)) continue;
      // A word typed in full elsewhere in the query is marked in full.
      if (!terms.has(text) || begun === undefined) terms.set(text, begun);
    }
  }
  return terms;
}

export function toResult(
  record: SearchRecord,
  score: number,
  terms: MarkedTerms,
  topicNames: ReadonlyMap<string, string>,
): SearchResult {
  const credit = creditFor(record, terms);
  return {
    id: record.id,
    title: markText(record.title, terms),
    ...(credit === undefined ? {} : { credit: markText(credit, terms) }),
    ...(record.abstract === "" ? {} : { excerpt: markExcerpt(record.abstract, terms) }),
    date: record.date,
    comments: record.comments,
    topics: record.topics.map((id) => ({ id, name: topicNames.get(id) ?? id })),
    score,
  };
}

/** "A. First and 6 others" hides the very author searched for: names those that match instead. */
function creditFor({ credit, authors = [] }: SearchRecord, terms: MarkedTerms): string | undefined {
  const [first, ...others] = authors;
  if (first === undefined || authors.length <= 3) return credit;
  const sought = others.filter((author) => termsOf(author).some((term) => terms.has(term))).slice(0, 3);
  if (sought.length === 0) return credit;
  const left = authors.length - 1 - sought.length;
  const names = [first, ...sought];
  if (left === 0) return names.join(", ");
  return `${names.join(", ")} and ${left} ${left === 1 ? "other" : "others"}`;
}

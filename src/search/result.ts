/** One paper of an answer, as a page or a terminal shows it. */
import { termsOf } from "./analyser.ts";
import type { WantedWord } from "./expansion.ts";
import { type MarkedTerms, markExcerpt, markText } from "./marked-text.ts";
import type { SearchRecord } from "./search-record.ts";
import type { MarkedText, SearchResult } from "./types.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The terms that a query is shown to have found. Words of grammar are not marked. */
export function markedTerms(words: readonly WantedWord[], vocabulary: Vocabulary): MarkedTerms {
  const terms = new Map<string, number | undefined>();
  for (const { readings, optional } of words) {
    if (optional) continue;
    for (const { term, begun } of readings) {
      const text = vocabulary.terms[term];
      if (text === undefined) continue;
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
  const names = creditFor(record, terms);
  const title = markText(record.title, terms);
  const credit = names === undefined ? undefined : markText(names, terms);
  const excerpt = record.abstract === "" ? undefined : markExcerpt(record.abstract, terms);
  const topics = record.topics.map((id) => ({ id, name: markText(topicNames.get(id) ?? id, terms) }));
  const shown = [title, credit, excerpt, ...topics.map(({ name }) => name)];
  const also = shown.some((text) => text && text.marks.length > 0) ? undefined : alsoFound(record, terms);
  return {
    id: record.id,
    title,
    ...(credit && { credit }),
    ...(excerpt && { excerpt }),
    ...(also && { also }),
    ...(record.published === undefined ? {} : { published: record.published }),
    listed: record.listed,
    comments: record.comments,
    topics,
    score,
  };
}

/** The first of the fields that results usually leave out that was searched for. */
function alsoFound({ arxiv, organization, keywords = [] }: SearchRecord, terms: MarkedTerms): MarkedText | undefined {
  const fields = [...(arxiv ? [`arXiv ${arxiv}`] : []), ...(organization ? [organization] : []), ...keywords];
  return fields.map((text) => markText(text, terms)).find(({ marks }) => marks.length > 0);
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

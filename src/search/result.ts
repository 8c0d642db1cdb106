/** One paper of an answer, as a page or a terminal shows it. */
import { termsOf } from "./analyser.ts";
import type { Found } from "./find.ts";
import { isFunctionWord } from "./function-words.ts";
import type { PaperLine } from "./index-format.ts";
import { type MarkedTerms, markExcerpt, markText } from "./marked-text.ts";
import type { Query } from "./query.ts";
import type { MarkedText, SearchResult } from "./types.ts";

/** The terms that a query is shown to have found. Words of grammar are marked only where it has no others. */
export function markedTerms({ words, spared }: Pick<Found, "words" | "spared">, { phrases }: Query): MarkedTerms {
  const terms = new Map<string, number | undefined>(spared.map((term) => [term, undefined]));
  for (const { readings } of words) {
    for (const { term, begun } of readings) {
      // A word typed in full elsewhere in the query is marked in full.
      if (!terms.has(term) || begun === undefined) terms.set(term, begun);
    }
  }
  const quoted = phrases.flatMap((phrase) => phrase.terms);
  const telling = quoted.filter((term) => !isFunctionWord(term));
  for (const term of telling.length > 0 || terms.size > 0 ? telling : quoted) terms.set(term, undefined);
  return terms;
}

/** A result without its excerpt. */
export function toResult(
  line: PaperLine,
  score: number,
  terms: MarkedTerms,
  topicNames: ReadonlyMap<string, string>,
): SearchResult {
  const names = creditFor(line, terms);
  const title = markText(line.title, terms);
  const credit = names === undefined ? undefined : markText(names, terms);
  const topics = line.topics.map((id) => ({ id, name: markText(topicNames.get(id) ?? id, terms) }));
  const shown = [title, credit, ...topics.map(({ name }) => name)];
  const also = shown.some((text) => text && text.marks.length > 0) ? undefined : alsoFound(line, terms);
  return {
    id: line.id,
    title,
    ...(credit && { credit }),
    ...(also && { also }),
    ...(line.published === undefined ? {} : { published: line.published }),
    listed: line.listed,
    comments: line.comments,
    topics,
    score,
  };
}

/** The result with the part of the abstract that matches; what only stood in for a match that nothing else shows goes. */
export function withExcerpt({ also, ...result }: SearchResult, abstract: string, terms: MarkedTerms): SearchResult {
  const excerpt = abstract === "" ? undefined : markExcerpt(abstract, terms);
  const isSeen = excerpt !== undefined && excerpt.marks.length > 0;
  return { ...result, ...(excerpt && { excerpt }), ...(also && !isSeen && { also }) };
}

/** The first of the fields that results usually leave out that was searched for. */
function alsoFound({ arxiv, organization, keywords = [] }: PaperLine, terms: MarkedTerms): MarkedText | undefined {
  const fields = [...(arxiv ? [`arXiv ${arxiv}`] : []), ...(organization ? [organization] : []), ...keywords];
  return fields.map((text) => markText(text, terms)).find(({ marks }) => marks.length > 0);
}

/** "A. First and 6 others" hides the very author searched for: names those that match instead. */
function creditFor({ credit, authors = [] }: PaperLine, terms: MarkedTerms): string | undefined {
  const [first, ...others] = authors;
  if (first === undefined || authors.length <= 3) return credit;
  const sought = others.filter((author) => termsOf(author).some((term) => terms.has(term))).slice(0, 3);
  if (sought.length === 0) return credit;
  const left = authors.length - 1 - sought.length;
  const names = [first, ...sought];
  if (left === 0) return names.join(", ");
  return `${names.join(", ")} and ${left} ${left === 1 ? "other" : "others"}`;
}

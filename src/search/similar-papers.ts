/** Papers like a text or like another paper: those that share its most telling words. */

import type { Found } from "./find.ts";
import { isFunctionWord } from "./function-words.ts";
import type { Lexicon } from "./lexicon.ts";
import type { IndexReader } from "./open-index.ts";
import { paperOf, SYMBOL_IMPACTS, symbolIn } from "./posting-code.ts";
import { rarity } from "./ranking.ts";
import type { SearchRecord } from "./search-record.ts";
import { idTerm, impactsOf } from "./term-weights.ts";
import type { LikeWhat } from "./types.ts";

/** So many words of a text are looked for: those that are weighty in it and rare elsewhere. */
const TELLING = 20;
const SHORTEST = 3;
/** Papers with less of the words' weight than this share with the text hardly more than the field. */
const LEAST_SHARE = 0.12;
const MOST_TEXT = 20_000;
const MOST_FOUND = 200;

/** Undefined for an id that no paper has. */
export async function findLike(
  like: LikeWhat,
  index: IndexReader,
  lexicon: Lexicon,
  signal: AbortSignal | undefined,
): Promise<Found | undefined> {
  const given = await recordOf(like, index, lexicon);
  if (!given) return undefined;
  signal?.throwIfAborted();
  const { record, paper } = given;
  const names = new Map(index.root.topics.map(({ id, name }) => [id, name]));
  const impacts = impactsOf(record, names).filter(
    ({ term }) => term.length >= SHORTEST && !isFunctionWord(term) && !/^\d+$/.test(term),
  );
  await lexicon.loadVocabulary(
    impacts.map(({ term }) => term),
    1,
  );
  signal?.throwIfAborted();
  const { paperCount } = index.root;
  const telling = impacts
    .filter(({ term }) => lexicon.countOf(term) > 1)
    .map(({ term, impact }) => ({ term, weight: impact * rarity(lexicon.countOf(term), paperCount) }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, TELLING);
  await lexicon.loadTerms(telling.map(({ term }) => term));
  signal?.throwIfAborted();
  const scores = new Float32Array(paperCount);
  const touched: number[] = [];
  for (const { term, weight } of telling) {
    for (const list of lexicon.postings(term)) {
      for (const posting of list) {
        const other = paperOf(posting);
        if (scores[other] === 0) touched.push(other);
        scores[other] = (scores[other] as number) + weight * (SYMBOL_IMPACTS[symbolIn(posting)] as number);
      }
    }
  }
  const all = telling.reduce((sum, { weight }) => sum + weight, 0);
  const near = touched.filter((other) => other !== paper && (scores[other] as number) >= LEAST_SHARE * all);
  near.sort((a, b) => (scores[b] as number) - (scores[a] as number) || b - a);
  const words = telling.map(({ term }) => ({ typed: term, readings: [{ term, weight: 1 }] }));
  return {
    papers: Uint32Array.from(near.slice(0, MOST_FOUND)),
    scores,
    words,
    spared: [],
    partial: false,
    corrections: [],
  };
}

async function recordOf(
  like: LikeWhat,
  index: IndexReader,
  lexicon: Lexicon,
): Promise<{ record: SearchRecord; paper: number } | undefined> {
  if ("text" in like) {
    const abstract = like.text.slice(0, MOST_TEXT);
    return { record: { id: "", title: "", listed: "", comments: 0, topics: [], abstract }, paper: -1 };
  }
  const term = idTerm(like.id);
  await lexicon.loadTerms([term]);
  const posting = lexicon.postings(term)[0]?.[0];
  if (posting === undefined) return undefined;
  const paper = paperOf(posting);
  const [line, abstract = ""] = await Promise.all([index.line(paper), index.abstract(paper)]);
  // Authors and their organisation write about many things.
  return line && { record: { ...line, authors: [], organization: "", arxiv: "", abstract }, paper };
}

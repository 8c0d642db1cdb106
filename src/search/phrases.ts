/** Papers that have terms side by side. */
import { isFunctionWord } from "./function-words.ts";
import type { Lexicon, PostingsOfPart } from "./lexicon.ts";
import { paperOf, SYMBOL_FIELDS, symbolIn } from "./posting-code.ts";
import type { Phrase } from "./query.ts";

/** So many of the rarest words tell a phrase; the others' places need not be loaded. */
const TELLING = 4;

/** The words of a phrase whose places are kept, the rarest first, as many as it takes. Counts must be known. */
export function tellingTerms({ terms }: Phrase, lexicon: Lexicon): { term: string; at: number }[] {
  return terms
    .map((term, at) => ({ term, at }))
    .filter(({ term }) => !isFunctionWord(term))
    .sort((a, b) => lexicon.countOf(a.term) - lexicon.countOf(b.term) || a.at - b.at)
    .slice(0, TELLING);
}

/** Words of grammar narrow down what is left when it is more than so many papers: reading their texts would cost more. */
const FEW = 16;

/** Papers that may have a phrase, ascending. */
export interface Candidates {
  papers: number[];
  /** `likely`: all but words of grammar stand where they should. `open`: the words are there, only texts tell where. */
  certainty: "sure" | "likely" | "open";
}

/** Papers with the telling words of a phrase where they should be, and its words of grammar somewhere. */
export async function papersWithPhrase(phrase: Phrase, lexicon: Lexicon): Promise<Candidates> {
  const grammar = phrase.terms.filter(isFunctionWord);
  await lexicon.loadVocabulary(
    phrase.terms.filter((term) => !isFunctionWord(term)),
    1,
  );
  const telling = tellingTerms(phrase, lexicon);
  if (telling.length < 2) {
    await lexicon.loadTerms(phrase.terms);
    const papers = papersWithAll(phrase.terms, lexicon, phrase.field);
    return { papers, certainty: phrase.terms.length === 1 ? "sure" : "open" };
  }
  const found: number[] = [];
  for (const lists of await lexicon.postingsWithPlaces(telling.map(({ term }) => term))) {
    const offsets = telling.map(({ at }) => at);
    if (lists) addSideBySide(found, lists, offsets, phrase.field);
  }
  if (grammar.length === 0) return { papers: found, certainty: "sure" };
  if (found.length <= FEW) return { papers: found, certainty: "likely" };
  await lexicon.loadTerms(grammar);
  const narrowed = new Set(papersWithAll(grammar, lexicon, undefined));
  return { papers: found.filter((paper) => narrowed.has(paper)), certainty: "likely" };
}

/** Papers that have all terms, ascending. */
function papersWithAll(terms: readonly string[], lexicon: Lexicon, field: number | undefined): number[] {
  const sets = terms.map((term) => {
    const papers = new Set<number>();
    for (const list of lexicon.postings(term)) {
      for (const posting of list) if (isIn(field, posting)) papers.add(paperOf(posting));
    }
    return papers;
  });
  const [first = new Set<number>(), ...others] = sets.sort((a, b) => a.size - b.size);
  return [...first].filter((paper) => others.every((papers) => papers.has(paper))).sort((a, b) => a - b);
}

function isIn(field: number | undefined, posting: number): boolean {
  return field === undefined || ((SYMBOL_FIELDS[symbolIn(posting)] as number) & field) !== 0;
}

/** Walks the lists together, from the rarest term's; `offsets` says where in the phrase each term stands. */
function addSideBySide(
  found: number[],
  lists: readonly PostingsOfPart[],
  offsets: readonly number[],
  field: number | undefined,
): void {
  const next = lists.map(() => 0);
  const read = lists.map(() => 0);
  const slotOf = (list: number, paper: number): number => {
    const { list: postings } = lists[list] as PostingsOfPart;
    let slot = next[list] as number;
    while (slot < postings.length && paperOf(postings[slot] as number) < paper) slot++;
    next[list] = slot;
    return slot < postings.length && paperOf(postings[slot] as number) === paper ? slot : -1;
  };
  const placesAt = (list: number, slot: number): number[] => {
    const { places } = lists[list] as PostingsOfPart;
    places.skip(slot - (read[list] as number));
    read[list] = slot + 1;
    return places.next();
  };
  const [rarest] = lists;
  for (const posting of rarest?.list ?? []) {
    const paper = paperOf(posting);
    const slots = lists.map((_, list) => slotOf(list, paper));
    if (slots.includes(-1)) continue;
    if (!slots.every((slot, list) => isIn(field, lists[list]?.list[slot] as number))) continue;
    let starts: number[] | undefined;
    for (let list = 0; list < lists.length && starts?.length !== 0; list++) {
      const here = placesAt(list, slots[list] as number).map((place) => place - (offsets[list] as number));
      starts = starts === undefined ? here : starts.filter((start) => here.includes(start));
    }
    if (starts && starts.length > 0) found.push(paper);
  }
}

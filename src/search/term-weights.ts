/** What a paper is indexed under: the texts it is found by, and how much each of their words says about it. */
import { visitWords } from "./analyser.ts";
import { isFunctionWord } from "./function-words.ts";
import type { SearchRecord } from "./search-record.ts";

/** Fields that a query can ask for by name; what a term of them says is kept with each posting. */
export const IN_TITLE = 1;
export const IN_AUTHORS = 2;

const TITLE = 4;
const PERSON = 3;
const KEYWORD = 2;
const TOPIC = 1.5;
/** A long title or abstract spreads its weight over more words; fixed, so that one paper never changes another's. */
const USUAL_TITLE = 10;
const USUAL_ABSTRACT = 150;
const SATURATION = 2;

/** The id of a paper as a term; no word of a text begins so. */
export function idTerm(id: string): string {
  return `=${id.replaceAll(" ", "_")}`;
}

/** Whether a term's places are kept: not those of grammar, which stand everywhere, nor of ids. */
export function hasPlaces(term: string): boolean {
  return !term.startsWith("=") && !isFunctionWord(term);
}

/** Called for each text of a paper: its field, and what each word of it weighs when it has so many. */
export type TextVisitor = (text: string, field: number, weightAt: (words: number) => number) => void;

/** Visits all that a paper is found by, in order. The weights of a term's words add up, and say its impact. */
export function visitTexts(record: SearchRecord, topicNames: ReadonlyMap<string, string>, visit: TextVisitor): void {
  visit(record.title, IN_TITLE, titleWeight);
  visit(record.abstract, 0, abstractWeight);
  for (const keyword of record.keywords ?? []) visit(keyword, 0, keywordWeight);
  for (const topic of record.topics) visit(topicNames.get(topic) ?? "", 0, topicWeight);
  if (record.organization) visit(record.organization, 0, personWeight);
  if (record.arxiv) visit(record.arxiv, 0, personWeight);
  for (const author of record.authors ?? []) visit(author, IN_AUTHORS, personWeight);
}

const titleWeight = (words: number) => TITLE / (0.4 + (0.6 * words) / USUAL_TITLE);
const abstractWeight = (words: number) => 1 / (0.4 + (0.6 * words) / USUAL_ABSTRACT);
const keywordWeight = () => KEYWORD;
const topicWeight = () => TOPIC;
const personWeight = () => PERSON;

/**
 * How much a term says about a paper, 0 to 1, by the weight of all its words there. BM25F-like: fields are weighted
 * before saturation (Robertson, Zaragoza, Taylor 2004), since the tenth mention says little more than the third.
 */
export function impactOf(weight: number): number {
  return weight / (weight + SATURATION);
}

/** A term of a paper, and how much it says about the paper. */
export interface TermImpact {
  term: string;
  impact: number;
}

/** Every term of a record's texts once, in order of first use. */
export function impactsOf(record: SearchRecord, topicNames: ReadonlyMap<string, string>): TermImpact[] {
  const impacts: TermImpact[] = [];
  const byTerm = new Map<string, TermImpact>();
  visitTexts(record, topicNames, (text, _field, weightAt) => {
    const found: TermImpact[] = [];
    let words = 0;
    visitWords(text, (term, _from, _to, joined) => {
      let one = byTerm.get(term);
      if (one === undefined) {
        one = { term, impact: 0 };
        byTerm.set(term, one);
        impacts.push(one);
      }
      found.push(one);
      if (!joined) words++;
    });
    const weight = weightAt(words);
    for (const one of found) one.impact += weight;
  });
  for (const one of impacts) one.impact = impactOf(one.impact);
  return impacts;
}

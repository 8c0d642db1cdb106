/** What a paper is indexed under: each of its terms, how much it says about the paper, in which fields, and where. */
import { visitWords } from "./analyser.ts";
import { isFunctionWord } from "./function-words.ts";
import type { SearchRecord } from "./search-record.ts";

/** Fields that a query can ask for by name; what a term of them says is kept with each posting. */
export const IN_TITLE = 1;
export const IN_AUTHORS = 2;

/** One term of one paper. */
export interface TermUse {
  /** How much it says, 0 to 1: saturates as in BM25, since the tenth mention says little more than the third. */
  impact: number;
  /** IN_TITLE and IN_AUTHORS, added. */
  fields: number;
  /** Places among the words of the paper, ascending; empty for words of grammar. */
  positions: number[];
}

const TITLE = 4;
const PERSON = 3;
const KEYWORD = 2;
const TOPIC = 1.5;
/** A long title or abstract spreads its weight over more words; fixed, so that one paper never changes another's. */
const USUAL_TITLE = 10;
const USUAL_ABSTRACT = 150;
const SATURATION = 2;
/** Words of two fields are never neighbours. */
const BETWEEN_FIELDS = 2;

/** The id of a paper as a term; no word of a text begins so. */
export function idTerm(id: string): string {
  return `=${id.replaceAll(" ", "_")}`;
}

/** Every term of a record, BM25F-like: fields are weighted before saturation (Robertson, Zaragoza, Taylor 2004). */
export function termsOfRecord(record: SearchRecord, topicNames: ReadonlyMap<string, string>): Map<string, TermUse> {
  const collector = new Collector();
  collector.add(record.title, IN_TITLE, (length) => TITLE / (0.4 + (0.6 * length) / USUAL_TITLE));
  collector.add(record.abstract, 0, (length) => 1 / (0.4 + (0.6 * length) / USUAL_ABSTRACT));
  for (const keyword of record.keywords ?? []) collector.add(keyword, 0, () => KEYWORD);
  for (const topic of record.topics) collector.add(topicNames.get(topic) ?? "", 0, () => TOPIC);
  if (record.organization) collector.add(record.organization, 0, () => PERSON);
  if (record.arxiv) collector.add(record.arxiv, 0, () => PERSON);
  for (const author of record.authors ?? []) collector.add(author, IN_AUTHORS, () => PERSON);
  collector.uses.set(idTerm(record.id), { impact: 0, fields: 0, positions: [] });
  for (const use of collector.uses.values()) use.impact /= use.impact + SATURATION;
  return collector.uses;
}

class Collector {
  readonly uses = new Map<string, TermUse>();
  #position = 0;

  add(text: string, field: number, weightAt: (length: number) => number): void {
    const start = this.#position;
    const found: TermUse[] = [];
    visitWords(text, (term, _from, _to, joined) => {
      const use = this.#use(term);
      use.fields |= field;
      found.push(use);
      // "fine-tune models" also answers "finetune models".
      const position = joined ? this.#position - 1 : this.#position++;
      if (!isFunctionWord(term)) use.positions.push(position);
    });
    const weight = weightAt(this.#position - start);
    for (const use of found) use.impact += weight;
    this.#position += BETWEEN_FIELDS;
  }

  #use(term: string): TermUse {
    let use = this.uses.get(term);
    if (use === undefined) {
      use = { impact: 0, fields: 0, positions: [] };
      this.uses.set(term, use);
    }
    return use;
  }
}

/** Reads the words of one paper after another, for the inverted index. */
import { visitWords } from "./analyser.ts";
import { Numbers } from "./numbers.ts";
import { postingOf, symbolOf } from "./posting-code.ts";
import type { SearchRecord } from "./search-record.ts";
import { hasPlaces, idTerm, impactOf, visitTexts } from "./term-weights.ts";

/** Words of two texts are never neighbours. */
const BETWEEN_TEXTS = 2;

/** The terms of a paper, in arrays that the next paper uses again. A term keeps its number from paper to paper. */
export class PaperTerms {
  /** Terms by their number, in order of first use. */
  readonly terms: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** For each term its latest posting, and whether its places are kept. */
  readonly #latest = new Numbers();
  readonly #placed: boolean[] = [];

  /** How many postings the papers before have. */
  #before = 0;
  /** For each posting of the paper, in order of first use: number of the term, weight, fields and count of places. */
  readonly #used = new Numbers();
  readonly #weights: number[] = [];
  readonly #fields = new Numbers();
  readonly #placeCounts = new Numbers();
  /** For each word whose place is kept: its posting, and the place. */
  readonly #placedWords = new Numbers();
  readonly #places = new Numbers();
  /** The posting of each word of one text. */
  readonly #words = new Numbers();

  /** Reads a paper in place of the one before. */
  read(record: SearchRecord, topicNames: ReadonlyMap<string, string>): void {
    this.#before += this.#used.length;
    for (const some of [this.#used, this.#fields, this.#placeCounts, this.#placedWords, this.#places]) {
      some.clear();
    }
    let place = 0;
    visitTexts(record, topicNames, (text, field, weightAt) => {
      const words = this.#readText(text, field, place);
      const weight = weightAt(words);
      for (let word = 0; word < this.#words.length; word++) {
        const posting = this.#words.at(word);
        this.#weights[posting] = (this.#weights[posting] as number) + weight;
      }
      place += words + BETWEEN_TEXTS;
    });
    this.#postingOf(idTerm(record.id));
  }

  /**
   * Adds the paper's postings to a list: for each the number of its term, paper and symbol in one, how many places it
   * has, and the places, ascending.
   */
  writeTo(list: Numbers, paper: number): void {
    const next = this.#placeCounts;
    for (let posting = 0; posting < this.#used.length; posting++) {
      const impact = impactOf(this.#weights[posting] as number);
      const count = next.at(posting);
      list.push(this.#used.at(posting));
      list.push(postingOf(paper, symbolOf(impact, this.#fields.at(posting))));
      list.push(count);
      next.set(posting, list.length);
      list.extend(count);
    }
    for (let word = 0; word < this.#places.length; word++) {
      const posting = this.#placedWords.at(word);
      const at = next.at(posting);
      list.set(at, this.#places.at(word));
      next.set(posting, at + 1);
    }
  }

  /** Notes the words of a text that begins at a place, and counts them: hyphenated ones in parts only. */
  #readText(text: string, field: number, start: number): number {
    let place = start;
    this.#words.clear();
    visitWords(text, (term, _from, _to, joined) => {
      const posting = this.#postingOf(term);
      this.#words.push(posting);
      this.#fields.set(posting, this.#fields.at(posting) | field);
      // "fine-tune models" also answers "finetune models".
      const at = joined ? place - 1 : place++;
      if (!this.#placed[this.#used.at(posting)]) return;
      this.#placeCounts.set(posting, this.#placeCounts.at(posting) + 1);
      this.#placedWords.push(posting);
      this.#places.push(at);
    });
    return place - start;
  }

  /** Which of the paper's postings is that of a term: a new one for its first word. */
  #postingOf(term: string): number {
    const posting = this.#used.length;
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.terms.push(term) - 1;
      this.#numbers.set(term, number);
      this.#placed.push(hasPlaces(term));
      this.#latest.push(this.#before + posting);
    } else {
      const latest = this.#latest.at(number);
      if (latest >= this.#before) return latest - this.#before;
      this.#latest.set(number, this.#before + posting);
    }
    this.#used.push(number);
    this.#weights[posting] = 0;
    this.#fields.push(0);
    this.#placeCounts.push(0);
    return posting;
  }
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { visitWords } from "../../src/search/analyser.ts";
import { paperOf, symbolIn, symbolOf } from "../../src/search/posting-code.ts";
import { PostingTable } from "../../src/search/posting-table.ts";
import type { SearchRecord } from "../../src/search/search-record.ts";
import { hasPlaces, idTerm, impactsOf, visitTexts } from "../../src/search/term-weights.ts";
import { paper, TOPICS } from "../unit/search/sample-index.ts";
import { anyWords } from "./any-words.ts";

const names = new Map(TOPICS.map(({ id, name }) => [id, name]));

const anyRecords = fc
  .array(
    fc.record({
      title: anyWords,
      abstract: fc.array(anyWords, { maxLength: 6 }).map((texts) => texts.join(" ")),
      keywords: fc.array(anyWords, { maxLength: 2 }),
      authors: fc.array(anyWords, { maxLength: 3 }),
      topics: fc.subarray(TOPICS.map(({ id }) => id)),
    }),
    { maxLength: 5 },
  )
  .map((records) => records.map((record, at) => paper(`p ${at}`, record)));

interface Posting {
  paper: number;
  symbol: number;
  places: number[];
}

/** A record's postings by term, read by itself. */
function postingsOf(record: SearchRecord, paper: number): Map<string, Posting> {
  const uses = new Map<string, { fields: number; places: number[] }>([[idTerm(record.id), { fields: 0, places: [] }]]);
  let place = 0;
  visitTexts(record, names, (text, field) => {
    visitWords(text, (term, _from, _to, joined) => {
      const use = uses.get(term) ?? { fields: 0, places: [] };
      uses.set(term, use);
      use.fields |= field;
      const at = joined ? place - 1 : place++;
      // A hyphen between marks alone joins nothing, before the first place: it wraps as in the table.
      if (hasPlaces(term)) use.places.push(at >>> 0);
    });
    place += 2;
  });
  const impacts = new Map(impactsOf(record, names).map(({ term, impact }) => [term, impact]));
  return new Map(
    Array.from(uses, ([term, { fields, places }]) => [
      term,
      { paper, symbol: symbolOf(impacts.get(term) ?? 0, fields), places },
    ]),
  );
}

test("the table of postings has for each term what reading every paper by itself gives", () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const expected = new Map<string, Posting[]>();
      records.forEach((record, at) => {
        for (const [term, posting] of postingsOf(record, at)) {
          expected.set(term, [...(expected.get(term) ?? []), posting]);
        }
      });
      const found = Array.from(new PostingTable(records, names).byTerm(), ({ term, postings, placeCounts, places }) => {
        let end = 0;
        const list = Array.from(postings, (posting, at): Posting => {
          const from = end;
          end += placeCounts[at] ?? 0;
          return { paper: paperOf(posting), symbol: symbolIn(posting), places: [...places.subarray(from, end)] };
        });
        expect(end).toBe(places.length);
        return [term, list] as const;
      });
      expect(found).toEqual([...expected].sort(([a], [b]) => (a < b ? -1 : 1)));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseEntry } from "../../scripts/import/normalise.ts";
import { SOURCES } from "../../scripts/import/recognise.ts";
import { isCalendarDate } from "../../src/archive/calendar-date.ts";
import { InputError } from "../../src/archive/problem.ts";

/** One small listing of each format, in our own words; they are cut, mixed and spoilt below. */
const SEEDS = [
  `[{"paper": {"id": "2501.00001", "title": "Kites", "authors": [{"name": "A"}], "submittedOnDailyAt": "2025-01-02T00:00:00Z"}}]`,
  String.raw`["{'paper': {'id': '2501.00001', 'title': \"Kit\\u00e9s\", 'x': [None, True, -1.5]}}"]`,
  `<!doctype html><div data-props="{&quot;a&quot;:[{&quot;paper&quot;:{&quot;title&quot;:&quot;T&quot;}}]}"></div>`,
  `<feed><id>https://arxiv.org/</id><entry><id>http://arxiv.org/abs/2401.00001v1</id><title>T&#233;</title><author><name>A</name></author></entry></feed>`,
  `<rss><channel><title>rss.arxiv.org/rss</title><item><title>T</title><guid>oai:arXiv.org:2401.00001v1</guid><creator>A\\'e, B</creator></item></channel></rss>`,
  `<OAI-PMH><ListRecords><record><metadata><dc><title>T</title><creator>A, B</creator><date>2024-01-01</date></dc></metadata></record></ListRecords></OAI-PMH>`,
  `${"-".repeat(78)}\n\\\\\narXiv:2401.00001\nTitle: T\n  U\nAuthors: A and B\n\\\\\n  We.\n\\\\ ( x , 1kb)\n${"-".repeat(78)}\n`,
  `{"paperId": "x", "title": "T", "externalIds": {"DOI": "10.1000/x"}, "authors": [{"name": "A"}]}`,
  `{"notes": [{"id": "a", "cdate": 1e12, "content": {"title": {"value": "T"}, "__proto__": {"value": 1}}}]}`,
  `[{"title": "T", "author_site": "A, B", "gs_citation": 1, "keywords": "a;b"}]`,
  `title,authors,abstract\n"T, ""U""",A|B,"x\ny"\n`,
  `paper_id\ttitle\tlink\n-a\t"T\thttps://openreview.net/forum?id=-a\n`,
  `2401.00001\nhttps://arxiv.org/abs/math/0211159v2\n`,
];

const spoilt = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.nat(),
    fc.nat(),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom(...SEEDS),
  )
  .map(([text, from, to, inserted, other]) => {
    const [start, end] = [from % (text.length + 1), to % (other.length + 1)];
    return text.slice(0, start) + inserted + other.slice(end);
  });
const cut = fc.tuple(fc.constantFrom(...SEEDS), fc.nat()).map(([text, at]) => text.slice(0, at % text.length));

test("no text makes a source fail but with a reason, and what it gives is well-formed", () => {
  fc.assert(
    fc.property(fc.oneof(spoilt, cut, fc.string({ unit: "binary" })), fc.constantFrom(...SOURCES), (text, source) => {
      source.recognises(text);
      try {
        const { date, entries, problems } = source.parse(text, { file: "x", fileDate: "2026-01-02" });
        expect(isCalendarDate(date)).toBe(true);
        for (const entry of entries) {
          expect(entry.title).not.toBe("");
          expect(entry.line).toBeGreaterThan(0);
          expect(() => normaliseEntry(entry)).not.toThrow();
        }
        for (const { message, file } of problems) expect([message.length > 10, file]).toEqual([true, "x"]);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { numRuns: 20_000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("every whole seed is recognised, and gives a paper or names it", () => {
  for (const text of SEEDS) {
    const source = SOURCES.find((one) => one.recognises(text));
    const listing = source?.parse(text, { file: "x", fileDate: "2026-01-02" });
    expect([text, (listing?.entries.length ?? 0) + (listing?.problems.length ?? 0) > 0]).toEqual([text, true]);
  }
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseEntry } from "../../scripts/import/normalise.ts";
import { SOURCES } from "../../scripts/import/recognise.ts";
import { isCalendarDate } from "../../src/archive/calendar-date.ts";
import { InputError } from "../../src/archive/problem.ts";
import { SEEDS } from "./listing-seeds.ts";

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

/** The Daily Papers API, day by day. */
import { addDays, formatDay } from "../../../src/archive/calendar-date.ts";
import { InputError } from "../../../src/archive/problem.ts";
import type { Entry } from "../entry.ts";
import { dailyPapersJson } from "../sources/daily-papers-json.ts";
import { startsLikeJson } from "../sources/json/read-records.ts";
import { type Delivery, emptyDay, listingFrom, otherAnswer, textOf } from "./delivery.ts";
import { FetchError } from "./fetch-error.ts";
import type { DaySeries } from "./fetched-days.ts";
import type { Fetcher } from "./fetcher.ts";

const ADDRESS = "https://huggingface.co/api/daily_papers";
/** The API answers with no more papers of a day than these. */
const MOST_PAPERS = 50;

export function dailyPapersSeries(address = ADDRESS): DaySeries {
  return { key: address, listedAs: dailyPapersJson.listedAs, settledAfter: 1 };
}

/**
 * The papers of one day. Asked for a day without papers, the API answers with those of an earlier one: they are not
 * taken for the day's. Throws `InputError`.
 */
export async function fetchDailyPapers(day: string, fetcher: Fetcher, address = ADDRESS): Promise<Delivery> {
  const { file, text, listing } = await ask(day, fetcher, address);
  const empty = (reason?: string) => emptyDay(file, dailyPapersJson, day, reason);
  const deliver = (one = empty()) => ({ listings: [one], problems: [], notes: [] });
  if (!listing) return deliver();
  if (!listing.entries.some((entry) => daysOf(entry, listing.date).includes(day))) {
    const reason = `the source lists no paper on this day: it answers with those of ${formatDay(listing.date)}, which were left out.`;
    return deliver(empty(reason));
  }
  // Answers of before March 2025 do not say their day, but the one of the day before tells.
  if (!text.includes("submittedOnDailyAt") && (await repeatsDayBefore(listing.entries, day, fetcher, address))) {
    return deliver(
      empty("the source lists no paper on this day: it answers as for the day before, and that was left out."),
    );
  }
  if (listing.entries.length >= MOST_PAPERS) {
    listing.assumptions.push(`the answer holds ${MOST_PAPERS} papers, its most; the day may have had more.`);
  }
  return deliver(listingFrom(file, dailyPapersJson, listing));
}

/** False too when the source has nothing to say of the day before. */
async function repeatsDayBefore(
  entries: readonly Entry[],
  day: string,
  fetcher: Fetcher,
  address: string,
): Promise<boolean> {
  try {
    const { listing } = await ask(addDays(day, -1), fetcher, address);
    return listing !== undefined && idsOf(listing.entries) === idsOf(entries);
  } catch (error) {
    const isPassing = !(error instanceof InputError) || (error instanceof FetchError && error.isPassing);
    if (isPassing) throw error;
    return false;
  }
}

async function ask(day: string, fetcher: Fetcher, address: string) {
  const url = new URL(address);
  url.searchParams.set("date", day);
  const file = url.href;
  const { text } = textOf(await fetcher.get(file), file);
  if (/^\s*\[\s*\]\s*$/.test(text.slice(0, 100))) return { file, text };
  if (!startsLikeJson(text)) throw otherAnswer(text, file, "the JSON of Daily Papers");
  return { file, text, listing: dailyPapersJson.parse(text, { file, date: day }) };
}

function daysOf(entry: Entry, date: string): string[] {
  return entry.listed?.map((listed) => listed.date) ?? [date];
}

function idsOf(entries: readonly Entry[]): string {
  return entries.map(({ arxiv, title }) => arxiv ?? title).join("\n");
}

/** What a person asks for → the deliveries of its sources, one after the other. */
import { addDays, formatDay } from "../../../src/archive/calendar-date.ts";
import type { Collection, FetchSource } from "../../../src/archive/collection.ts";
import { parseListings } from "../parse-listing.ts";
import { listingsIn, readListing } from "../read-listing.ts";
import { SOURCES } from "../recognise.ts";
import { idList, readIds } from "../sources/id-list.ts";
import type { ArchiveDays } from "./archive-days.ts";
import { ARXIV_DELAY, arxivSeries, fetchArxivDay, fetchArxivIds, IDS_AT_ONCE } from "./arxiv.ts";
import { dailyPapersSeries, fetchDailyPapers } from "./daily-papers.ts";
import { type Delivery, deliverEach, otherAnswer, skipNote } from "./delivery.ts";
import { type DayRange, daysOfRange, type FetchWish } from "./fetch-wish.ts";
import type { DaySeries, FetchedDays } from "./fetched-days.ts";
import type { Fetcher } from "./fetcher.ts";

/** What every source is fetched with. */
export interface Desk {
  fetcher: Fetcher;
  collection: Collection;
  archive: ArchiveDays;
  fetchedDays: FetchedDays;
  /** Told what is asked for next. */
  onStep(message: string): void;
}

/** An archive that holds nothing of a source yet begins with so many days. */
const FIRST_DAYS = 7;

/** Fetches everything that is asked for. What fails is a problem of its delivery. */
export async function* deliveries(wish: FetchWish, desk: Desk): AsyncGenerator<Delivery> {
  yield* fetchUrls(wish.urls, wish, desk);
  if (wish.idsFile !== undefined) {
    yield* fetchIds(wish.idsFile, wish.date, desk);
    return;
  }
  for (const source of sourcesOf(wish, desk.collection)) yield* fetchSource(source, wish, desk);
  if (wish.from === "all" && !desk.collection.sources?.length) {
    const note = "collection.yaml names no sources, so nothing was fetched; the README says how to name them.";
    yield { listings: [], problems: [], notes: [note] };
  }
}

/** Those that are configured, or the one that is named, with the address that is configured for its kind. */
function sourcesOf({ from, category }: FetchWish, { sources = [] }: Collection): FetchSource[] {
  if (from === undefined) return [];
  if (from === "all") return sources;
  const address = addressFor(from, sources);
  const at = address === undefined ? {} : { address };
  if (from === "daily-papers") return [{ from, ...at }];
  return category === undefined ? [] : [{ from, category, ...at }];
}

function addressFor(from: FetchSource["from"], sources: readonly FetchSource[]): string | undefined {
  return sources.flatMap((source) => (source.from === from && "address" in source ? (source.address ?? []) : []))[0];
}

function fetchSource(source: FetchSource, wish: FetchWish, desk: Desk): AsyncGenerator<Delivery> {
  const { fetcher, archive } = desk;
  if (source.from === "url") return fetchUrls([source.url], {}, desk);
  if (source.from === "daily-papers") {
    const series = dailyPapersSeries(source.address);
    const days = wish.days ?? since(archive.last(series.listedAs), fetcher.today);
    return fetchDays("Daily Papers", series, days, desk, (day) => fetchDailyPapers(day, fetcher, source.address));
  }
  const { category, address } = source;
  const series = arxivSeries(category, address);
  const last = wish.days ? undefined : archive.last(series.listedAs, category);
  // Papers of the last days may have been announced only since.
  const days = wish.days ?? since(last === undefined ? undefined : addDays(last, -ARXIV_DELAY), fetcher.today);
  return fetchDays(`arXiv ${category}`, series, days, desk, (day) => fetchArxivDay(category, day, fetcher, address));
}

function since(last: string | undefined, today: string): DayRange {
  return { first: last ?? addDays(today, 1 - FIRST_DAYS) };
}

/** Day by day, so that what arrived is kept; of a range, days that were fetched whole before are left out. */
async function* fetchDays(
  name: string,
  series: DaySeries,
  range: DayRange,
  { fetcher, fetchedDays, onStep }: Desk,
  fetchDay: (day: string) => Promise<Delivery>,
): AsyncGenerator<Delivery> {
  const { today } = fetcher;
  const all = daysOfRange(range, today);
  const skipped = all.length > 1 ? all.filter((day) => fetchedDays.has(series, day)) : [];
  const days = all.filter((day) => !skipped.includes(day));
  const notes = all.length === 0 ? [`${name}: ${formatDay(range.first)} is yet to come.`] : skipNote(name, skipped);
  if (notes.length > 0) yield { listings: [], problems: [], notes };
  yield* deliverEach(days, formatDay, async (day) => {
    onStep(`${name}: ${formatDay(day)}, ${days.indexOf(day) + 1} of ${days.length}`);
    const delivery = await fetchDay(day);
    const papers = delivery.listings.reduce((sum, { listing }) => sum + listing.entries.length, 0);
    return { ...delivery, confirm: () => fetchedDays.add(series, day, papers, today) };
  });
}

async function* fetchUrls(
  urls: readonly string[],
  { date, format }: Pick<FetchWish, "date" | "format">,
  { fetcher, onStep }: Desk,
): AsyncGenerator<Delivery> {
  // Each by itself: a server that is down says nothing of the others.
  for (const url of urls) {
    yield* deliverEach([url], String, async () => {
      onStep(url);
      const { bytes, day } = await fetcher.get(url);
      const read = () => {
        const unpacked = listingsIn(bytes, url, day);
        const [only] = unpacked.listings;
        if (!format && only && unpacked.listings.length === 1) refuseWebPage(only.text, url);
        return unpacked;
      };
      return { ...parseListings(read, { ...(date && { date }), ...(format && { source: format }) }), notes: [] };
    });
  }
}

function refuseWebPage(text: string, file: string): void {
  if (/^\s*</.test(text) && !SOURCES.some((source) => source.recognises(text))) {
    throw otherAnswer(text, file, "a listing");
  }
}

async function* fetchIds(file: string, date: string | undefined, desk: Desk): AsyncGenerator<Delivery> {
  const { fetcher, collection, onStep } = desk;
  const address = addressFor("arxiv", collection.sources ?? []);
  const batches: Id[][] = [];
  let day = "";
  yield* deliverEach([file], String, () => {
    const { ids, delivery, ...read } = readIdFile(file, date);
    day = read.day;
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) batches.push(ids.slice(at, at + IDS_AT_ONCE));
    return delivery;
  });
  const nameOf = ([first]: Id[]) => first?.id ?? "";
  yield* deliverEach(batches, nameOf, (batch) => {
    onStep(`arXiv: ${batch.length} ids from ${nameOf(batch)} on`);
    return fetchArxivIds(batch, { file, day }, fetcher, address);
  });
}

interface Id {
  id: string;
  line: number;
}

function readIdFile(file: string, date: string | undefined): { ids: Id[]; day: string; delivery: Delivery } {
  const listing = readListing(file);
  const { places, problems } = readIds(listing.text, listing.file);
  const { date: day, assumptions } = idList.parse(listing.text, { ...listing, ...(date && { date }) });
  const notes = assumptions.map((assumption) => `${listing.file}: ${assumption}`);
  return {
    ids: [...places].map(([id, [line = 1]]) => ({ id, line })),
    day,
    delivery: { listings: [], problems, notes },
  };
}

/** The arXiv API: the papers of a category day by day, and papers by their ids. */
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import type { ImportedListing } from "../import-listings.ts";
import { arxivAtom } from "../sources/arxiv-atom.ts";
import { type Delivery, emptyDay, listingFrom, otherAnswer, textOf } from "./delivery.ts";
import type { DaySeries } from "./fetched-days.ts";
import type { Fetcher } from "./fetcher.ts";

/** The host that arXiv keeps for programs. */
const ADDRESS = "https://export.arxiv.org/api/query";
/** arXiv's terms of use: no more than one request every three seconds. */
const GAP = 3000;
const PAGE = 200;
/** Ids of one request: with the longest of them, the address stays below 2,000 characters. */
export const IDS_AT_ONCE = 80;

/** A submission is announced, and then found, after a weekend and a holiday at the latest. */
export const ARXIV_DELAY = 5;

export function arxivSeries(category: string, address = ADDRESS): DaySeries {
  return { key: `${address} ${category}`, listedAs: arxivAtom.listedAs, settledAfter: ARXIV_DELAY };
}

/** The papers submitted to a category, or cross-listed there, on one day, UTC. Throws `InputError`. */
export async function fetchArxivDay(
  category: string,
  day: string,
  fetcher: Fetcher,
  address = ADDRESS,
): Promise<Delivery> {
  const digits = day.replaceAll("-", "");
  const query = {
    search_query: `cat:${category} AND submittedDate:[${digits}0000 TO ${digits}2359]`,
    sortBy: "submittedDate",
    sortOrder: "ascending",
  };
  const listings: ImportedListing[] = [];
  for (let start = 0; ; ) {
    const page = await askPage(query, start, day, fetcher, address);
    if (page.held === 0) break;
    listings.push(page.listing);
    start += page.held;
    if (start >= page.total) break;
  }
  const [first] = listings;
  return {
    listings: first ? listings : [emptyDay(addressOf(address, query), arxivAtom, day)],
    problems: [],
    notes: [],
  };
}

/** The papers of some ids, listed on `day`; an id that arXiv does not know is a problem at its line of the file. */
export async function fetchArxivIds(
  ids: readonly { id: string; line: number }[],
  { file, day }: { file: string; day: string },
  fetcher: Fetcher,
  address = ADDRESS,
): Promise<Delivery> {
  const query = { id_list: ids.map(({ id }) => bareId(id)).join(",") };
  const url = addressOf(address, { ...query, start: "0", max_results: String(ids.length) });
  const { text } = textOf(await fetcher.get(url, { gap: GAP, readable: 400 }), url);
  const [only] = ids;
  if (/\/api\/errors\b/.test(text) && only) {
    // One id that arXiv cannot read spoils the whole request.
    if (ids.length === 1) return { listings: [], problems: [refusedId(text, only, file)], notes: [] };
    const middle = Math.ceil(ids.length / 2);
    const first = await fetchArxivIds(ids.slice(0, middle), { file, day }, fetcher, address);
    const second = await fetchArxivIds(ids.slice(middle), { file, day }, fetcher, address);
    return {
      listings: [...first.listings, ...second.listings],
      problems: [...first.problems, ...second.problems],
      notes: [],
    };
  }
  const listings = totalOf(text) === 0 ? [] : [parsePage(text, url, day)];
  const known = new Set(listings.flatMap(({ listing }) => listing.entries.map(({ arxiv }) => arxiv)));
  const unknown = ids.filter(({ id }) => !known.has(bareId(id)));
  return { listings, problems: unknown.map(({ id, line }) => unknownId(id, file, line)), notes: [] };
}

async function askPage(
  query: Record<string, string>,
  start: number,
  day: string,
  fetcher: Fetcher,
  address: string,
): Promise<{ listing: ImportedListing; held: number; total: number }> {
  const url = addressOf(address, { ...query, start: String(start), max_results: String(PAGE) });
  const { text } = textOf(await fetcher.get(url, { gap: GAP, faultOf: (bytes) => emptyPage(bytes, start) }), url);
  const total = totalOf(text);
  const held = heldIn(text);
  const listing = total === 0 ? emptyDay(url, arxivAtom, day) : parsePage(text, url, day);
  return { listing, held, total: total ?? 0 };
}

function parsePage(text: string, file: string, day: string): ImportedListing {
  if (!arxivAtom.recognises(text)) throw otherAnswer(text, file, "a feed of arXiv");
  // That there are more papers than the page holds is no news to who asks page by page.
  return listingFrom(file, arxivAtom, { ...arxivAtom.parse(text, { file, date: day }), assumptions: [] });
}

function addressOf(address: string, query: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** arXiv now and then answers with a page without papers although there are more. */
function emptyPage(bytes: Uint8Array, start: number): string | undefined {
  const text = Buffer.from(bytes).toString();
  const total = totalOf(text) ?? 0;
  return total > start && heldIn(text) === 0 ? `arXiv answers with none of the ${total} papers that match.` : undefined;
}

function totalOf(text: string): number | undefined {
  const total = /<(?:\w+:)?totalResults[^>]*>\s*(\d+)\s*</.exec(text.slice(0, 10_000))?.[1];
  return total === undefined ? undefined : Number(total);
}

function heldIn(text: string): number {
  return text.match(/<entry[\s>]/g)?.length ?? 0;
}

/** The API knows the older ids without the subject class: `math.GT/0309136` → `math/0309136`. */
function bareId(id: string): string {
  return id.replace(/\.[A-Z]{2}\//, "/");
}

/** In arXiv's own words, at the line of the id. */
function refusedId(text: string, { line }: { line: number }, file: string): Problem {
  try {
    arxivAtom.parse(text, { file });
  } catch (error) {
    if (error instanceof InputError) return { message: error.problem.message, hint: "Check the id.", file, line };
    throw error;
  }
  return { message: "arXiv refused the id.", hint: "Check the id.", file, line };
}

function unknownId(id: string, file: string, line: number): Problem {
  return { message: `arXiv knows no paper ${id}.`, hint: "Check the id.", file, line };
}

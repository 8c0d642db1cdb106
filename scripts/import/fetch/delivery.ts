/** What a source hands over, piece by piece, and the texts in it. */
import { formatDay } from "../../../src/archive/calendar-date.ts";
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import type { ParsedListing, Source } from "../entry.ts";
import type { ImportedListing } from "../import-listings.ts";
import { cleanLine } from "../normalise.ts";
import { type ListingText, listingsIn } from "../read-listing.ts";
import { FetchError } from "./fetch-error.ts";
import type { Fetched } from "./fetcher.ts";

/** The part of a source that is imported at once: a day, a page of ids, an address. */
export interface Delivery {
  listings: ImportedListing[];
  problems: Problem[];
  /** What the reader of the report should know besides, a sentence each. */
  notes: string[];
  /** Called when it was imported without a problem. */
  confirm?(): void;
}

/** The one text of an answer. Throws `InputError` when it is none, or an archive of several. */
export function textOf({ bytes, day }: Fetched, address: string): ListingText {
  const { listings, problems } = listingsIn(bytes, address, day);
  if (problems[0]) throw new InputError(problems[0]);
  const [listing] = listings;
  if (listing && listings.length === 1) return listing;
  throw new InputError({
    message: "The answer is an archive of several files.",
    hint: "Name each file.",
    file: address,
  });
}

/** A listing of a fetched text. */
export function listingFrom(file: string, source: Source, listing: ParsedListing): ImportedListing {
  return { file, format: source.name, listedAs: source.listedAs, listing };
}

/** A day on which the source lists nothing, and how that is known when it is not plain. */
export function emptyDay(file: string, source: Source, date: string, reason?: string): ImportedListing {
  const assumptions = reason === undefined ? [] : [reason];
  return listingFrom(file, source, { date, entries: [], problems: [], assumptions });
}

/** Why a text is not what was asked for: a web page in its place, such as a server's own error page, or anything else. */
export function otherAnswer(text: string, file: string, expected: string): InputError {
  const isPage = /^\s*(?:<!doctype html|<html)\b/i.test(text.slice(0, 1000));
  const title = cleanLine(/<title[^>]{0,200}>([^<]{1,200})/i.exec(text.slice(0, 20_000))?.[1] ?? "");
  const page = `a web page${title === "" ? "" : `, “${title.slice(0, 100)}”`}`;
  return new InputError({
    message: `The server answers with ${isPage ? page : "something else"}, not with ${expected}.`,
    hint: "Open the address in a browser to see what it says; try again later.",
    file,
  });
}

/** Runs a step for each item in turn; an item that cannot be had is a problem, and does not keep the others. */
export async function* deliverEach<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  step: (item: Item) => Delivery | Promise<Delivery>,
): AsyncGenerator<Delivery> {
  for (const [at, item] of items.entries()) {
    try {
      yield await step(item);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const left = items.slice(at + 1);
      // A server that is down or asks for peace is left alone.
      const isDown = error instanceof FetchError && error.isPassing;
      yield { listings: [], problems: [error.problem, ...(isDown ? notAsked(left, nameOf, error) : [])], notes: [] };
      if (isDown) return;
    }
  }
}

function notAsked<Item>(left: readonly Item[], nameOf: (item: Item) => string, { problem }: InputError): Problem[] {
  const [first, last] = [left[0], left.at(-1)];
  if (first === undefined || last === undefined) return [];
  const names = left.length === 1 ? nameOf(first) : `${nameOf(first)} to ${nameOf(last)}`;
  return [
    {
      message: `What follows was not asked for any more: ${names}.`,
      hint: "Run the same command again later; what arrived is kept.",
      ...(problem.file === undefined ? {} : { file: problem.file }),
    },
  ];
}

/** `3 days were fetched before and are left out: 1 August 2026 to 3 August 2026.` */
export function skipNote(source: string, days: readonly string[]): string[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`;
  const count = days.length === 1 ? "1 day was" : `${days.length} days were`;
  return [`${source}: ${count} fetched before and not asked for again, ${range}.`];
}

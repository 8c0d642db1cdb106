/** Fetches what is asked for, and imports it piece by piece as it arrives. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_COLLECTION } from "../../../src/archive/collection.ts";
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import { readCollection } from "../../../src/store/read-content.ts";
import { type ImportedListing, importListings } from "../import-listings.ts";
import { type ImportReport, mergeReports } from "../report.ts";
import { AnswerCache } from "./answer-cache.ts";
import { archiveDays } from "./archive-days.ts";
import { deliveries } from "./deliveries.ts";
import type { Delivery } from "./delivery.ts";
import type { FetchWish } from "./fetch-wish.ts";
import { FetchedDays } from "./fetched-days.ts";
import { type Clock, Fetcher, SYSTEM_CLOCK } from "./fetcher.ts";
import type { Limits } from "./request.ts";

export interface FetchSettings {
  dryRun: boolean;
  /** Keeps answers and days fetched; safe to delete. */
  folder: string;
  /** Told what is asked for next, and what is waited for. */
  onStep(message: string): void;
  clock?: Clock;
  limits?: Limits;
}

/**
 * Fetches and imports. Whatever arrived is kept when something later fails, and every failure is a problem of the
 * report. A dry run fetches, and writes nothing to the content folder.
 */
export async function importFetched(content: string, wish: FetchWish, settings: FetchSettings): Promise<ImportReport> {
  const { dryRun, folder, onStep, clock = SYSTEM_CLOCK, limits } = settings;
  const problems: Problem[] = [];
  const collection = readCollection(content, problems, []);
  const cache = new AnswerCache(folder);
  cache.tidy(clock.now());
  const userAgent = userAgentFor(collection.site);
  const fetcher = new Fetcher({ userAgent, cache, clock, onWait: onStep, ...(limits && { limits }) });
  const archive = archiveDays(content);
  const fetchedDays = new FetchedDays(folder, content, archive.isListed);
  const reports: ImportReport[] = [{ dryRun, listings: [], entries: [], problems }];
  const waiting: ImportedListing[] = [];
  const desk = { fetcher, collection, archive, fetchedDays, onStep };
  for await (const delivery of deliveries(wish, desk)) {
    reports.push({ dryRun, listings: [], entries: [], problems: delivery.problems, notes: delivery.notes });
    // A dry run shows all at once, since one day's papers are not there for the next.
    if (dryRun) waiting.push(...delivery.listings);
    else if (!(await importDelivery(content, delivery, reports))) break;
  }
  if (waiting.length > 0) reports.push(await importListings(content, waiting, { dryRun }));
  return mergeReports(reports);
}

/** False when the content folder cannot be written, so that there is no use in going on. */
async function importDelivery(content: string, delivery: Delivery, reports: ImportReport[]): Promise<boolean> {
  const { listings, problems, confirm } = delivery;
  if (listings.length === 0) return true;
  try {
    const report = await importListings(content, listings, { dryRun: false });
    reports.push(report);
    const isWhole = [problems, ...listings.map(({ listing }) => listing.problems)].every((some) => some.length === 0);
    if (isWhole && report.entries.every(({ outcome }) => outcome !== "failed")) confirm?.();
    return true;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    reports.push({ dryRun: false, listings: [], entries: [], problems: [error.problem] });
    return false;
  }
}

/** `Broadsheet/0.1.0 (+https://example.org/papers/)`: who asks, and where its keeper is found. */
function userAgentFor(site: string | undefined): string {
  const file = join(import.meta.dirname, "../../../package.json");
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  return `${DEFAULT_COLLECTION.name}/${version}${site === undefined ? "" : ` (+${site})`}`;
}

/** Whether, and after how long, a request is worth another try. */
import { FetchError } from "./fetch-error.ts";
import type { Answer } from "./request.ts";

/** Of one request, the first included. */
export const MOST_ATTEMPTS = 5;
/** A server that asks for a longer pause is left alone until the next run. Milliseconds. */
export const LONGEST_WAIT = 5 * 60_000;

const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Milliseconds before the next attempt: what the server asks for, else 1 s, 2 s, 4 s, 8 s. */
export function waitAfter(failure: FetchError, attempt: number): number {
  return failure.retryAfter ?? 1000 * 2 ** (attempt - 1);
}

/** The milliseconds that a `Retry-After` header asks for, as seconds or as a date (RFC 9110, 10.2.3). */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // A date has a weekday and a month; Date.parse takes much else for one.
  const date = /^[A-Z][a-z]+, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** What an answer that is no success means. */
export function statusError({ status, headers }: Answer, address: string, now: number): FetchError {
  const isPassing = PASSING_STATUSES.has(status);
  const retryAfter = isPassing ? parseRetryAfter(headers.get("retry-after"), now) : undefined;
  const asked = retryAfter === undefined ? "" : ` and asks to wait ${Math.ceil(retryAfter / 1000)} seconds`;
  return new FetchError({
    message: `The server answers with status ${status}${meaning(status)}${asked}.`,
    hint: isPassing ? "Try again later." : "Check the address.",
    file: address,
    isPassing,
    status,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

function meaning(status: number): string {
  if (status === 401 || status === 403) return " (it lets nobody in unasked)";
  if (status === 404 || status === 410) return " (there is nothing at this address)";
  if (status === 429) return " (it was asked too often)";
  return status >= 500 ? " (it is in trouble)" : "";
}

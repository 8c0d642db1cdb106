/** Polite requests: one at a time, at the source's own rate, tried again after what passes. */
import { setTimeout as pause } from "node:timers/promises";
import type { AnswerCache } from "./answer-cache.ts";
import { FetchError } from "./fetch-error.ts";
import { type Answer, LIMITS, type Limits, request } from "./request.ts";
import { LONGEST_WAIT, MOST_ATTEMPTS, statusError, waitAfter } from "./retry.ts";
import { webAddress } from "./web-address.ts";

/** Time as the fetcher sees it; milliseconds. */
export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  wait: async (milliseconds) => {
    await pause(milliseconds);
  },
};

export interface Fetched {
  bytes: Uint8Array;
  /** Day of the answer's last change, else the current one, UTC: the latest day its listing can be of. */
  day: string;
}

interface Wishes {
  /** Least milliseconds between two requests to the same server. */
  gap?: number;
  /** Why an answer is not whole although it arrived, when that passes; undefined for one that is. */
  faultOf?(bytes: Uint8Array): string | undefined;
  /** A status beside 2xx whose body says what is wrong, in the source's own format. */
  readable?: number;
}

interface Setup {
  /** Value of the User-Agent header. */
  userAgent: string;
  cache: AnswerCache;
  clock?: Clock;
  limits?: Limits;
  /** Told in words of every pause that lasts. */
  onWait?(message: string): void;
}

const DEFAULT_GAP = 1000;

export class Fetcher {
  readonly #setup: Setup;
  readonly #clock: Clock;
  /** When each server was last asked. */
  readonly #asked = new Map<string, number>();

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#clock = setup.clock ?? SYSTEM_CLOCK;
  }

  /** The current day, UTC. */
  get today(): string {
    return dayOf(this.#clock.now());
  }

  /** Fetches an address whole. Throws `FetchError` when that failed, at last, and `InputError` for no web address. */
  async get(text: string, wishes: Wishes = {}): Promise<Fetched> {
    const address = webAddress(text);
    for (let attempt = 1; ; attempt++) {
      await this.#keepPace(address.host, wishes.gap ?? DEFAULT_GAP);
      try {
        return await this.#attempt(address, wishes);
      } catch (error) {
        if (!(error instanceof FetchError) || !error.isPassing) throw error;
        const wait = waitAfter(error, attempt);
        if (attempt === MOST_ATTEMPTS || wait > LONGEST_WAIT) throw error;
        this.#setup.onWait?.(`${error.problem.message} Next attempt in ${Math.ceil(wait / 1000)} seconds.`);
        await this.#clock.wait(wait);
      }
    }
  }

  async #attempt(address: URL, { faultOf, readable }: Wishes): Promise<Fetched> {
    const { cache, userAgent, limits = LIMITS } = this.#setup;
    const kept = cache.read(address.href);
    const answer = await request(
      address,
      {
        "user-agent": userAgent,
        accept: "*/*",
        ...(kept?.etag === undefined ? {} : { "if-none-match": kept.etag }),
        ...(kept?.lastModified === undefined ? {} : { "if-modified-since": kept.lastModified }),
      },
      limits,
    );
    if (answer.status === 304 && kept) return { bytes: kept.bytes, day: this.#dayOf(answer, kept.lastModified) };
    if (answer.status === readable) return { bytes: answer.bytes, day: this.today };
    if (answer.status < 200 || answer.status > 299) throw statusError(answer, address.href, this.#clock.now());
    const fault = faultOf?.(answer.bytes);
    if (fault !== undefined) {
      throw new FetchError({ message: fault, hint: "Try again later.", file: address.href, isPassing: true });
    }
    cache.keep(address.href, answer);
    return { bytes: answer.bytes, day: this.#dayOf(answer) };
  }

  async #keepPace(host: string, gap: number): Promise<void> {
    const last = this.#asked.get(host);
    const wait = last === undefined ? 0 : last + gap - this.#clock.now();
    if (wait > 0) await this.#clock.wait(wait);
    this.#asked.set(host, this.#clock.now());
  }

  #dayOf({ headers }: Answer, lastModified = headers.get("last-modified")): string {
    const changed = Date.parse(lastModified ?? "");
    return dayOf(Number.isNaN(changed) ? this.#clock.now() : Math.min(changed, this.#clock.now()));
  }
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

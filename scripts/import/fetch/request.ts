/** One request, its redirects and its body, within bounds of time and size. */
import { FetchError } from "./fetch-error.ts";
import { redirectTarget } from "./web-address.ts";

export interface Answer {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  /** Where the redirects led. */
  address: string;
}

/** Milliseconds, and bytes as they are after decompression. */
export interface Limits {
  /** Until the head of the answer, connecting included. */
  head: number;
  /** Between two pieces of the body. */
  idle: number;
  total: number;
  bytes: number;
}

export const LIMITS: Limits = { head: 60_000, idle: 30_000, total: 300_000, bytes: 64 * 1024 * 1024 };
const MOST_REDIRECTS = 5;

/**
 * Fetches an address. Every status is an answer; throws `FetchError` when none comes, or is not whole, in time, or is
 * too large, or when a redirect leads in a circle or away from https.
 */
export async function request(address: URL, headers: Record<string, string>, limits: Limits): Promise<Answer> {
  const clock = new Deadline(address.href, limits.total);
  try {
    clock.expect(limits.head, "did not begin to answer");
    const response = await followRedirects(address, headers, clock.signal);
    const bytes = await readBody(response, address.href, limits, clock);
    return { status: response.status, headers: response.headers, bytes, address: response.url };
  } catch (error) {
    throw error instanceof FetchError ? error : connectionError(error, address.href);
  } finally {
    clock.stop();
  }
}

/** Aborts a request that takes too long, as a whole or in one of its parts. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #address: string;
  readonly #total: NodeJS.Timeout;
  #part: NodeJS.Timeout | undefined;

  constructor(address: string, total: number) {
    this.#address = address;
    this.#total = setTimeout(() => this.#abort("did not end its answer", total), total);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something has to happen within this time, or the request fails with this reason. */
  expect(milliseconds: number, reason: string): void {
    clearTimeout(this.#part);
    this.#part = setTimeout(() => this.#abort(reason, milliseconds), milliseconds);
  }

  stop(): void {
    clearTimeout(this.#part);
    clearTimeout(this.#total);
  }

  #abort(reason: string, milliseconds: number): void {
    const message = `The server ${reason} within ${milliseconds / 1000} seconds.`;
    this.#controller.abort(new FetchError({ message, hint: AGAIN, file: this.#address, isPassing: true }));
  }
}

const AGAIN = "Try again later.";

/** Redirects are followed by hand, since each must be judged. */
async function followRedirects(start: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
  let address = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await fetch(address, { headers, signal, redirect: "manual" });
    const location = response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    address = redirectTarget(address, location, start.href);
  }
  throw new FetchError({
    message: `It was redirected more than ${MOST_REDIRECTS} times, at last to ${address.href}.`,
    hint: "Open it in a browser, and name the address that it ends at.",
    file: start.href,
  });
}

async function readBody(response: Response, address: string, limits: Limits, clock: Deadline): Promise<Uint8Array> {
  const tooLarge = () =>
    new FetchError({
      message: `The answer has more than ${limits.bytes} bytes.`,
      hint: "Ask for a part of it, such as one day.",
      file: address,
    });
  if (Number(response.headers.get("content-length")) > limits.bytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  clock.expect(limits.idle, "stopped in the middle of its answer, and sent nothing");
  for await (const piece of response.body ?? []) {
    clock.expect(limits.idle, "stopped in the middle of its answer, and sent nothing");
    length += piece.length;
    if (length > limits.bytes) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** What Node's fetch says of a connection stands in the cause of its error. */
function connectionError(error: unknown, address: string): FetchError {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const said = cause instanceof Error && cause.message !== "" ? cause.message : code;
  const reasons: Record<string, string> = {
    ENOTFOUND: "There is no server of this name",
    ECONNREFUSED: "The server refuses the connection",
    UND_ERR_CONNECT_TIMEOUT: "The server did not accept the connection in time",
    UND_ERR_SOCKET: "The connection was cut",
    ECONNRESET: "The connection was cut",
  };
  const isFaultOfAddress = code === "ENOTFOUND" || /CERT|SELF_SIGNED|TLS|SSL/.test(code);
  return new FetchError({
    message: `${reasons[code] ?? "The connection failed"}${said === "" ? "" : ` (${said.replace(/\.$/, "")})`}.`,
    hint: isFaultOfAddress ? "Check the address." : "Check the network, and try again.",
    file: address,
    isPassing: !isFaultOfAddress,
  });
}

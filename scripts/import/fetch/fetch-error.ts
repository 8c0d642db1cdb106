import { InputError, type Problem } from "../../../src/archive/problem.ts";

interface Failure extends Problem {
  /** Whether the same request may go well a moment later. */
  isPassing?: boolean;
  /** How long the server asks to wait, in milliseconds. */
  retryAfter?: number;
  /** Status of the answer; absent when none came. */
  status?: number;
}

/** An address that could not be fetched; the problem's `file` is the address. */
export class FetchError extends InputError {
  readonly isPassing: boolean;
  readonly retryAfter: number | undefined;
  readonly status: number | undefined;

  constructor({ isPassing = false, retryAfter, status, ...problem }: Failure) {
    super(problem);
    this.name = "FetchError";
    this.isPassing = isPassing;
    this.retryAfter = retryAfter;
    this.status = status;
  }
}

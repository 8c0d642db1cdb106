/** Answers kept so that an address that did not change costs a 304. Safe to delete at any time. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Answer } from "./request.ts";

interface KeptAnswer {
  bytes: Uint8Array;
  etag?: string;
  lastModified?: string;
}

/** What nobody asked for in so many days is removed. */
const DAYS_KEPT = 60;
const NAME = /^[0-9a-f]{32}\.answer(?:\.\d+\.tmp)?$/;

/** A folder of answers by address. What the disk refuses costs a request more, and is no error. */
export class AnswerCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The answer last kept for an address; undefined when there is none, or it is damaged. */
  read(address: string): KeptAnswer | undefined {
    try {
      const file = this.#fileOf(address);
      const whole = readFileSync(file);
      const end = whole.indexOf(10);
      const { digest, etag, lastModified } = JSON.parse(whole.subarray(0, end).toString()) as Record<string, string>;
      const bytes = whole.subarray(end + 1);
      if (digest !== digestOf(bytes)) return undefined;
      utimesSync(file, new Date(), new Date());
      return {
        bytes,
        ...(etag === undefined ? {} : { etag }),
        ...(lastModified === undefined ? {} : { lastModified }),
      };
    } catch {
      return undefined;
    }
  }

  /** Keeps an answer that can be asked for again by its ETag or date; any other is forgotten. */
  keep(address: string, { headers, bytes }: Answer): void {
    const etag = headers.get("etag") ?? undefined;
    const lastModified = headers.get("last-modified") ?? undefined;
    const file = this.#fileOf(address);
    const temporary = `${file}.${process.pid}.tmp`;
    try {
      if (etag === undefined && lastModified === undefined) {
        rmSync(file, { force: true });
        return;
      }
      mkdirSync(this.#folder, { recursive: true });
      const head = `${JSON.stringify({ address, digest: digestOf(bytes), etag, lastModified })}\n`;
      writeFileSync(temporary, Buffer.concat([Buffer.from(head), bytes]));
      renameSync(temporary, file);
    } catch {
      if (existsSync(temporary)) rmSync(temporary);
    }
  }

  /** Removes answers that were not asked for lately; `now` in milliseconds. */
  tidy(now: number): void {
    try {
      for (const name of readdirSync(this.#folder).filter((one) => NAME.test(one))) {
        const file = join(this.#folder, name);
        if (now - statSync(file).mtimeMs > DAYS_KEPT * 86_400_000) rmSync(file, { force: true });
      }
    } catch {
      // Nothing was kept yet, or another run tidies too.
    }
  }

  #fileOf(address: string): string {
    return join(this.#folder, `${digestOf(Buffer.from(address)).slice(0, 32)}.answer`);
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

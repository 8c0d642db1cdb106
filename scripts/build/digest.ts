import { hash } from "node:crypto";

/** 64 bits of SHA-256, as text: enough to tell that something changed, and the same everywhere. */
export function digestOf(value: string | Uint8Array): string {
  return hash("sha256", value, "hex").slice(0, 16);
}

/** 52 bits of the same as a number: tens of thousands of these are read, kept and compared much faster. */
export function numberDigestOf(value: string | Uint8Array): number {
  return Number.parseInt(digestOf(value).slice(0, 13), 16);
}

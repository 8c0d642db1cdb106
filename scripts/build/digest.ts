import { hash } from "node:crypto";

/** 64 bits of SHA-256, as text: enough to tell that something changed, and the same everywhere. */
export function digestOf(value: string | Uint8Array): string {
  return hash("sha256", value, "hex").slice(0, 16);
}

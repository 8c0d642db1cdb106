import type { Entry } from "../entry.ts";

/** What a source says of one paper; its line is added where it is collected. */
export type EntryFacts = Omit<Entry, "line">;

/** The facts that are known: what is undefined, an empty text or an empty list is left out. */
export function knownFacts<T extends object>(facts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== "" && !isEmptyList(value)),
  ) as T;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

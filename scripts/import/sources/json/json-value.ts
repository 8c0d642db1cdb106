/** Reading values of unknown JSON: what is not of the expected kind is as if it were absent. */
import { cleanLine } from "../../normalise.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of an own key: never one that every object inherits. */
export function valueAt(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Text on one line, hard wraps joined; a number is its digits. Undefined when there is none. */
export function textOf(object: JsonObject, key: string): string | undefined {
  const value = valueAt(object, key);
  if (typeof value === "number") return String(value);
  return (typeof value === "string" && cleanLine(value)) || undefined;
}

export function numberOf(object: JsonObject, key: string): number | undefined {
  const value = valueAt(object, key);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The object under the key; an empty one when there is none. */
export function objectOf(object: JsonObject, key: string): JsonObject {
  const value = valueAt(object, key);
  return isObject(value) ? value : {};
}

/** The list under the key; an empty one when there is none. */
export function listOf(object: JsonObject, key: string): readonly unknown[] {
  const value = valueAt(object, key);
  return Array.isArray(value) ? value : [];
}

/** The texts of a list, one line each; a single text is a list of one. */
export function textsOf(object: JsonObject, key: string): string[] {
  const value = valueAt(object, key);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => (typeof one === "string" ? cleanLine(one) || [] : []));
}

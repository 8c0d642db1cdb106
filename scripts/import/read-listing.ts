/** Bytes to text, with every reason to refuse them named. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { isCalendarDate } from "../../src/archive/calendar-date.ts";
import { InputError, type Problem } from "../../src/archive/problem.ts";
import { unpack } from "./unpack.ts";

/** A day's listing has some 200 kB; beyond these bounds the input is something else. */
const LARGEST_FILE = 64 * 1024 * 1024;
const LONGEST_LINE = 1024 * 1024;

export interface ListingText {
  /** As the user named it. */
  file: string;
  /** LF line ends, no byte order mark. */
  text: string;
  /** The day that the file's name holds, else that of its last change, UTC; the current day for standard input. */
  fileDate: string;
}

/** Reads a listing from a file, or from standard input when the name is `-`, also packed. Throws `InputError`. */
export function readListing(name: string): ListingText {
  const { listings, problems } = readListings(name);
  const [listing, ...others] = listings;
  if (problems[0]) throw new InputError(problems[0]);
  if (listing && others.length === 0) return listing;
  throw new InputError({
    message: `The archive holds ${listings.length} files.`,
    hint: "Unpack it, and name them one by one.",
    file: name,
  });
}

/**
 * Every listing of a file: one, or those in a zip archive, and a problem for each in it that is no text.
 * Throws `InputError` when the file as a whole cannot be used.
 */
export function readListings(name: string): { listings: ListingText[]; problems: Problem[] } {
  const { bytes, changed } = name === "-" ? { bytes: readInput(), changed: new Date() } : readFile(name);
  return listingsIn(bytes, name === "-" ? "standard input" : name, changed.toISOString().slice(0, 10));
}

/** The same for bytes that came from elsewhere under a name for messages; `changeDay` is that of their last change. */
export function listingsIn(
  bytes: Uint8Array,
  name: string,
  changeDay: string,
): { listings: ListingText[]; problems: Problem[] } {
  const unpacked = unpack(bytes, name);
  const listings: ListingText[] = [];
  const problems: Problem[] = [];
  for (const { file, bytes: inner } of unpacked) {
    try {
      listings.push({ file, text: decodeText(inner, file), fileDate: dayInName(file) ?? changeDay });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.problem);
    }
  }
  return { listings, problems };
}

/** `papers-2024-12-11.json` → `2024-12-11`; undefined when the name holds no day, or several. */
function dayInName(file: string): string | undefined {
  const days = basename(file).match(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g) ?? [];
  return days.length === 1 ? days.find(isCalendarDate) : undefined;
}

function readInput(): Uint8Array {
  try {
    return readFileSync(0);
  } catch (error) {
    throw new InputError({ message: `It cannot be read: ${(error as Error).message}.`, file: "standard input" });
  }
}

function readFile(name: string): { bytes: Uint8Array; changed: Date } {
  const stat = existsSync(name) ? statSync(name) : undefined;
  if (!stat) throw new InputError({ message: "There is no such file.", hint: "Check the path.", file: name });
  if (stat.isDirectory()) {
    throw new InputError({
      message: "This is a folder.",
      hint: `Name the files in it, such as ${name}/*.txt.`,
      file: name,
    });
  }
  if (!stat.isFile()) throw new InputError({ message: "This is not a regular file.", file: name });
  if (stat.size > LARGEST_FILE) {
    throw new InputError({
      message: `The file has ${stat.size} bytes; the most is ${LARGEST_FILE}.`,
      hint: "Split it by day.",
      file: name,
    });
  }
  try {
    return { bytes: readFileSync(name), changed: stat.mtime };
  } catch (error) {
    throw new InputError({ message: `The file cannot be read: ${(error as Error).message}.`, file: name });
  }
}

/** UTF-8 text with LF line ends. Throws `InputError` for what is not text, naming the encoding it seems to have. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) {
    throw new InputError({ message: "The file is in UTF-16.", hint: "Save it as UTF-8.", file });
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0 && hasAlternateNuls(bytes)) {
    throw new InputError({ message: "The file seems to be in UTF-16.", hint: "Save it as UTF-8.", file });
  }
  if (nul >= 0) {
    throw new InputError({
      message: "The file holds NUL bytes: it is not text.",
      hint: "Give a listing's text.",
      file,
      line: lineAt(bytes, nul),
    });
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError({
      message: "The file is not valid UTF-8; perhaps it is in Latin-1 or Windows-1252.",
      hint: "Save it as UTF-8.",
      file,
      line: lineAt(bytes, firstInvalidByte(bytes)),
    });
  }
  return withPlainLines(text, file);
}

/** UTF-16 without a mark: of its first letters, most are ASCII, which has a NUL as every second byte. */
function hasAlternateNuls(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 1000);
  const nuls = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  return Math.max(even, odd) > start.length / 4 && Math.min(even, odd) === 0;
}

function withPlainLines(text: string, file: string): string {
  const plain = text.replace(/\r\n?/g, "\n");
  if (plain.trim() === "")
    throw new InputError({ message: "The file is empty.", hint: "Give a listing's text.", file });
  let start = 0;
  for (let line = 1; start <= plain.length; line++) {
    const end = plain.indexOf("\n", start);
    const length = (end < 0 ? plain.length : end) - start;
    if (length > LONGEST_LINE) {
      throw new InputError({
        message: `The line has ${length} characters; the most is ${LONGEST_LINE}.`,
        hint: "This is not a listing.",
        file,
        line,
      });
    }
    if (end < 0) break;
    start = end + 1;
  }
  return plain;
}

function lineAt(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let at = 0; at < end; at++) if (bytes[at] === 10) line++;
  return line;
}

/** Halves the input until the first byte that does not belong to UTF-8 is found. */
function firstInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  const isPrefixOfUtf8 = (length: number) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isPrefixOfUtf8(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

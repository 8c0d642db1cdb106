import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { InputError } from "../archive/problem.ts";

/** The text of a file of the content folder, its byte order mark included. Throws `InputError` unless it is UTF-8. */
export function readText(file: string): string {
  // The fast way puts U+FFFD where it cannot read, and a later write would keep it: then the bytes are looked at.
  const text = readFileSync(file, "utf8");
  return text.includes("\ufffd") ? textOf(readFileSync(file), file) : text;
}

/** The same for bytes that were read from the file. */
export function textOf(bytes: Uint8Array, file: string): string {
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  throw new InputError({
    message: "The file is not valid UTF-8.",
    hint: "Save it as UTF-8.",
    file,
  });
}

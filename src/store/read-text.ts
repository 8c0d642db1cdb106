import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { InputError } from "../archive/problem.ts";

/** The text of a file of the content folder, its byte order mark included. Throws `InputError` unless it is UTF-8. */
export function readText(file: string): string {
  // The fast way puts U+FFFD where it cannot read, and a later write would keep it: then the bytes are looked at.
  const text = readFileSync(file, "utf8");
  if (!text.includes("\ufffd") || isUtf8(readFileSync(file))) return text;
  throw new InputError({
    message: "The file is not valid UTF-8.",
    hint: "Save it as UTF-8.",
    file,
  });
}

import { readFileSync } from "node:fs";
import { InputError } from "../archive/problem.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a file of the content folder, its byte order mark included. Throws `InputError` unless it is UTF-8. */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  try {
    // Node's own decoding would put replacement characters where it cannot read, and a later write would keep them.
    return decoder.decode(bytes);
  } catch {
    throw new InputError({
      message: "The file is not valid UTF-8.",
      hint: "Save it as UTF-8.",
      file,
    });
  }
}

/** zip and gzip → the listings in them. Nothing is written to disk: names inside an archive serve messages alone. */
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import type AdmZip from "adm-zip";
import { InputError } from "../../src/archive/problem.ts";

export interface Unpacked {
  /** `archive.zip/inner.txt` for a file of a zip archive. */
  file: string;
  bytes: Uint8Array;
}

/** Sum of what an archive may hold; a day's listing has some 200 kB. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_FILES = 1000;
/** Files and folders, and the bytes of a name: the library takes time and memory by the folders of each name. */
const MOST_HEADERS = 2 * MOST_FILES;
const LONGEST_NAME = 500;
const CENTRAL_HEADER = Buffer.from([0x50, 0x4b, 1, 2]);

/**
 * The files in an archive, or the bytes themselves when they are none. Throws `InputError` for an archive that is
 * damaged, encrypted or too large, and for one with a file that names a place outside it, a link or another archive.
 */
export function unpack(bytes: Uint8Array, file: string): Unpacked[] {
  const kind = archiveKind(bytes);
  if (kind === "gzip") return [{ file, bytes: notNested(gunzip(bytes, file), file) }];
  if (kind === "zip") return unzip(bytes, file);
  return [{ file, bytes: notNested(bytes, file) }];
}

function archiveKind(bytes: Uint8Array): "gzip" | "zip" | "tar" | undefined {
  const startsWith = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (startsWith(0x1f, 0x8b)) return "gzip";
  if (startsWith(0x50, 0x4b, 3, 4) || startsWith(0x50, 0x4b, 5, 6)) return "zip";
  return Buffer.from(bytes.subarray(257, 262)).toString("latin1") === "ustar" ? "tar" : undefined;
}

function notNested(bytes: Uint8Array, file: string): Uint8Array {
  const kind = archiveKind(bytes);
  if (kind === undefined) return bytes;
  const message = kind === "tar" ? "This is a tar archive." : `A ${kind} archive stands inside the archive.`;
  throw new InputError({ message, hint: "Unpack it, and name the files in it.", file });
}

function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES, chunkSize: saidSize(bytes) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(file);
    throw damaged(error, file);
  }
}

/** What gzip's last four bytes say of the size, within bounds: as one piece it is unpacked in half the time. */
function saidSize(bytes: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(-4);
  const size = a + 2 ** 8 * b + 2 ** 16 * c + 2 ** 24 * d;
  return Math.min(Math.max(size + 1, 2 ** 14), MOST_BYTES);
}

function unzip(bytes: Uint8Array, file: string): Unpacked[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseHeaders(buffer, file);
  let entries: AdmZip.IZipEntry[];
  try {
    const Zip = createRequire(import.meta.url)("adm-zip") as typeof AdmZip;
    entries = new Zip(buffer).getEntries().filter((entry) => !entry.isDirectory && !isDebris(entry.entryName));
  } catch (error) {
    throw damaged(error, file);
  }
  if (entries.length === 0) {
    throw new InputError({ message: "The archive holds no file.", hint: "Give a listing's text.", file });
  }
  if (entries.length > MOST_FILES) throw tooMany(file);
  if (entries.reduce((sum, { header }) => sum + header.size, 0) > MOST_BYTES) throw tooLarge(file);
  let left = MOST_BYTES;
  return entries.map((entry) => {
    const unpacked = unpackEntry(entry, file);
    left -= unpacked.bytes.length;
    if (left < 0) throw tooLarge(file);
    return unpacked;
  });
}

/** Looks at every place where the directory of the archive may have an entry, before the library reads one. */
function refuseHeaders(buffer: Buffer, file: string): void {
  let headers = 0;
  for (let at = buffer.indexOf(CENTRAL_HEADER); at >= 0; at = buffer.indexOf(CENTRAL_HEADER, at + 4)) {
    if (++headers > MOST_HEADERS) throw tooMany(file);
    if (at + 30 <= buffer.length && buffer.readUInt16LE(at + 28) > LONGEST_NAME) {
      throw new InputError({
        message: `A name in the archive has more than ${LONGEST_NAME} bytes.`,
        hint: "Unpack it yourself, and name its files.",
        file,
      });
    }
  }
}

/** What macOS adds to archives of its own. */
function isDebris(name: string): boolean {
  return /^__MACOSX\/|(?:^|\/)\.DS_Store$/.test(name);
}

function unpackEntry(entry: AdmZip.IZipEntry, archive: string): Unpacked {
  const file = `${archive}/${entry.entryName}`;
  const refusal = refusalOf(entry);
  if (refusal) throw new InputError({ message: refusal, hint: "Unpack it yourself, and name its files.", file });
  let bytes: Buffer;
  try {
    bytes = entry.getData();
  } catch (error) {
    throw damaged(error, file);
  }
  return { file, bytes: notNested(bytes, file) };
}

function refusalOf({ entryName, attr, header }: AdmZip.IZipEntry): string | undefined {
  const parts = entryName.split(/[\\/]/);
  if (parts.includes("..") || parts[0] === "" || /^[A-Za-z]:/.test(entryName)) {
    return "The name leads out of the archive.";
  }
  const UNIX_TYPE = 0xf000;
  const SYMBOLIC_LINK = 0xa000;
  if (((attr >>> 16) & UNIX_TYPE) === SYMBOLIC_LINK) return "This is a symbolic link.";
  return (header.flags & 1) === 1 ? "The file is encrypted." : undefined;
}

function tooMany(file: string): InputError {
  return new InputError({
    message: `The archive holds too many files; the most is ${MOST_FILES}.`,
    hint: "Split it.",
    file,
  });
}

function tooLarge(file: string): InputError {
  return new InputError({
    message: `The archive holds more than ${MOST_BYTES / 1024 / 1024} MB.`,
    hint: "Split it by day.",
    file,
  });
}

function damaged(error: unknown, file: string): InputError {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/^ADM-ZIP: |\.$/g, "").trim();
  return new InputError({
    message: `The archive is damaged: ${reason}.`,
    hint: "Fetch or copy it again.",
    file,
  });
}
